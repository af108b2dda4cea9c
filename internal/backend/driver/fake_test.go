package driver

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// fake is an engine that notes what it was asked, and answers as a test says.
type fake struct {
	info   backend.Info
	answer func(call int, b backend.Batch) ([]backend.Reply, error)
	slow   time.Duration

	mu    sync.Mutex
	calls [][]string // texts of each request
}

func (f *fake) Info() backend.Info { return f.info }

func (f *fake) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	f.mu.Lock()
	var texts []string
	for _, u := range b.Units {
		texts = append(texts, u.Text)
	}
	call := len(f.calls)
	f.calls = append(f.calls, texts)
	f.mu.Unlock()
	if f.slow > 0 {
		select {
		case <-time.After(f.slow):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	if f.answer != nil {
		return f.answer(call, b)
	}
	return good(b), nil
}

func good(b backend.Batch) []backend.Reply {
	replies := make([]backend.Reply, len(b.Units))
	for i, u := range b.Units {
		replies[i] = backend.Reply{ID: u.ID, Text: strings.ToUpper(u.Text)}
	}
	return replies
}

func fault(class backend.Class) *backend.Fault {
	return &backend.Fault{Class: class, Engine: "fake"}
}

func batch(n int) backend.Batch {
	b := backend.Batch{From: language.French, To: language.Spanish}
	for i := range n {
		text := fmt.Sprintf("segment %d", i)
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

// whole fails unless every unit was translated, in its place.
func whole(t *testing.T, b backend.Batch, replies []backend.Reply, err error) {
	t.Helper()
	if err != nil || len(replies) != len(b.Units) {
		t.Fatalf("%d replies, %v", len(replies), err)
	}
	for i, r := range replies {
		if r.Err != nil || r.ID != b.Units[i].ID || r.Text != strings.ToUpper(b.Units[i].Text) {
			t.Fatalf("unit %d: %+v", i, r)
		}
	}
}

// patient is Paced with rests of half their ceiling.
func patient(engine backend.Backend) backend.Backend {
	return &paced{engine, newGate(engine.Info(), Options{}, func() float64 { return 0.5 })}
}

// seeded is Drive with rests that are the same in each run.
func seeded(engine backend.Backend) backend.Backend {
	random := rand.New(rand.NewPCG(1, 2)) // the gate asks for one number at a time
	return Batched(&paced{engine, newGate(engine.Info(), Options{}, random.Float64)})
}
