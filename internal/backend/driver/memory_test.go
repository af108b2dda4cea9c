package driver

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"exonym/internal/backend"
)

// shelf is a Store in memory.
type shelf struct {
	mu sync.Mutex
	by map[string]string
}

func (s *shelf) Recall(_ context.Context, keys []string) (map[string]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := map[string]string{}
	for _, key := range keys {
		if reply, ok := s.by[key]; ok {
			found[key] = reply
		}
	}
	return found, nil
}

func (s *shelf) Keep(ctx context.Context, replies map[string]string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key, reply := range replies {
		s.by[key] = reply
	}
	return ctx.Err()
}

// A run that is interrupted loses no more than the requests under way: the next one
// asks for the rest.
func TestAnInterruptedRunGoesOn(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 10, Parallel: 1}}}
	engine.answer = func(call int, b backend.Batch) ([]backend.Reply, error) {
		if call == 3 {
			interrupt()
			return nil, ctx.Err()
		}
		return good(b), nil
	}
	driven := DriveWith(engine, Options{Store: &shelf{by: map[string]string{}}, Warn: func(err error) { t.Error(err) }})
	b := batch(100)
	if _, err := driven.Translate(ctx, b); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	replies, err := driven.Translate(t.Context(), b)
	whole(t, b, replies, err)
	if len(engine.calls) != 4+7 || engine.calls[4][0] != "segment 30" {
		t.Errorf("%d requests, the fifth for %q", len(engine.calls), engine.calls[4])
	}
	replies, err = driven.Translate(t.Context(), b)
	whole(t, b, replies, err)
	if len(engine.calls) != 11 {
		t.Errorf("%d requests for what is known", len(engine.calls)-11)
	}
}

// Articles that share sentences have them asked for once, though they are translated at
// the same time; where the one that asked got no answer, another asks again.
func TestArticlesShareAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 5, Parallel: 8}}, slow: time.Second}
		var mu sync.Mutex
		paid := map[string]int{}
		engine.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
			mu.Lock()
			defer mu.Unlock()
			replies := good(b)
			for i, u := range b.Units {
				paid[u.Text]++
				if u.Text == "segment 7" && paid[u.Text] == 1 {
					replies[i] = backend.Reply{ID: u.ID, Err: fault(backend.Refused)}
				}
			}
			return replies, nil
		}
		driven := DriveWith(engine, Options{Store: &shelf{by: map[string]string{}}, Warn: func(err error) { t.Error(err) }})
		var group sync.WaitGroup
		for n := range 6 {
			group.Go(func() {
				b, told := batch(40), 0
				if n%2 == 1 {
					slices.Reverse(b.Units)
				}
				b.Done = func(n int) { told += n }
				replies, err := driven.Translate(t.Context(), b)
				if err != nil || told != 40 {
					t.Errorf("%v, told %d", err, told)
				}
				for i, r := range replies {
					if r.ID != b.Units[i].ID || r.Err == nil && r.Text != strings.ToUpper(b.Units[i].Text) {
						t.Errorf("unit %d: %+v", i, r)
					}
				}
			})
		}
		group.Wait()
		for text, times := range paid {
			if want := 1; times != want && text != "segment 7" || times > 2 {
				t.Errorf("%q was asked %d times", text, times)
			}
		}
	})
}
