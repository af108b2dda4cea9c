package driver

import (
	"slices"
	"testing"

	"exonym/internal/backend"
)

func TestTheNextEngineAnswersTheRest(t *testing.T) {
	one := &fake{info: backend.Info{Name: "one"}, answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		replies[1] = backend.Reply{ID: b.Units[1].ID, Err: fault(backend.Refused)}
		return replies, nil
	}}
	two := &fake{info: backend.Info{Name: "two"}}
	b := batch(3)
	replies, err := Fallback(one, two).Translate(t.Context(), b)
	whole(t, b, replies, err)
	if replies[0].Engine != "one" || replies[1].Engine != "two" || !slices.Equal(two.calls[0], []string{"segment 1"}) {
		t.Errorf("%+v, asked %q", replies, two.calls)
	}
}

func TestTheNextEngineAnswersAll(t *testing.T) {
	one := &fake{answer: func(int, backend.Batch) ([]backend.Reply, error) { return nil, fault(backend.Quota) }}
	b := batch(3)
	replies, err := Fallback(one, &fake{}).Translate(t.Context(), b)
	whole(t, b, replies, err)
	if _, err := Fallback(one, one).Translate(t.Context(), b); backend.ClassOf(err) != backend.Quota {
		t.Error(err)
	}
}
