package driver

import (
	"context"
	"errors"
	"sync"
	"testing"

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
