package parcel

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// upper is an engine that shouts, and keeps what it was asked.
type upper struct {
	asked  [][]string
	faults []error // of its next requests
	answer func(texts []string) []string
}

func (e *upper) way(l backend.Limits) Way {
	return Way{
		Engine: "upper", Route: "fr > en", Limits: l,
		Write: func(u *backend.Unit) string { return "<" + u.Text + ">" },
		Read: func(text string, u *backend.Unit) (string, error) {
			text, ok := strings.CutPrefix(text, "<")
			if !ok {
				return "", errors.New("damaged")
			}
			return strings.TrimSuffix(text, ">"), nil
		},
		Ask: func(_ context.Context, p Parcel) ([]string, error) {
			e.asked = append(e.asked, p.Texts)
			if len(e.faults) > 0 {
				err := e.faults[0]
				e.faults = e.faults[1:]
				if err != nil {
					return nil, err
				}
			}
			if e.answer != nil {
				return e.answer(p.Texts), nil
			}
			var out []string
			for _, text := range p.Texts {
				out = append(out, strings.ToUpper(text))
			}
			return out, nil
		},
	}
}

func batch(texts ...string) backend.Batch {
	var b backend.Batch
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

func texts(t *testing.T, e *upper, l backend.Limits, in ...string) []string {
	t.Helper()
	b, done := batch(in...), 0
	b.Done = func(n int) { done += n }
	replies, err := Translate(t.Context(), b, e.way(l))
	if err != nil {
		t.Fatal(err)
	}
	if done != len(in) {
		t.Errorf("progress counted %d of %d", done, len(in))
	}
	var out []string
	for i, r := range replies {
		if r.ID != b.Units[i].ID || r.Route != "fr > en" {
			t.Errorf("reply %d is %+v", i, r)
		}
		text := r.Text
		if r.Err != nil {
			text += "!" + backend.ClassOf(r.Err).String()
		}
		out = append(out, text)
	}
	return out
}

func TestPacks(t *testing.T) {
	for name, c := range map[string]struct {
		limits backend.Limits
		sizes  []int // of the parcels
	}{
		"none":  {backend.Limits{}, []int{4}},
		"units": {backend.Limits{Units: 3}, []int{3, 1}},
		"bytes": {backend.Limits{Bytes: 9}, []int{2, 2}}, // <é> has 4
		"runes": {backend.Limits{Runes: 9}, []int{3, 1}},
	} {
		e := &upper{}
		got := texts(t, e, c.limits, "é", "12", " é\n", "", "\u00a0é", "é")
		if want := []string{"É", "12", " É\n", "", "\u00a0É", "É"}; !slices.Equal(got, want) {
			t.Errorf("%s: %q", name, got)
		}
		var sizes []int
		for _, p := range e.asked {
			sizes = append(sizes, len(p))
		}
		if !slices.Equal(sizes, c.sizes) {
			t.Errorf("%s: parcels of %v, want %v", name, sizes, c.sizes)
		}
	}
}

// TestSorts: texts of one sort share requests, whatever stands between them.
func TestSorts(t *testing.T) {
	e := &upper{}
	way := e.way(backend.Limits{Units: 2})
	way.Sort = func(u *backend.Unit) string { return u.Text[:1] }
	var sorts []string
	ask := way.Ask
	way.Ask = func(ctx context.Context, p Parcel) ([]string, error) {
		sorts = append(sorts, p.Sort)
		return ask(ctx, p)
	}
	replies, err := Translate(t.Context(), batch("a1", "b1", "a2", "b2", "a3"), way)
	if err != nil || replies[3].Text != "B2" || !slices.Equal(sorts, []string{"a", "b", "a"}) || !slices.Equal(e.asked[1], []string{"<b1>", "<b2>"}) {
		t.Errorf("%+v, %v, sorts %q, asked %q", replies, err, sorts, e.asked)
	}
}

func TestKeepsWhatWasAnswered(t *testing.T) {
	fault := func(class backend.Class) error { return &backend.Fault{Class: class} }
	for _, c := range []struct {
		faults []error
		want   []string
		asked  int
	}{
		{[]error{nil, fault(backend.Quota)}, []string{"A", "!quota used up", "!quota used up", "!quota used up"}, 2},
		{[]error{nil, fault(backend.TooLarge)}, []string{"A", "!too large", "C", "D"}, 4},
		{[]error{fault(backend.BadOutput)}, []string{"!bad output", "B", "C", "D"}, 4},
	} {
		e := &upper{faults: c.faults}
		if got := texts(t, e, backend.Limits{Units: 1}, "a", "b", "c", "d"); !slices.Equal(got, c.want) || len(e.asked) != c.asked {
			t.Errorf("got %q after %d requests, want %q after %d", got, len(e.asked), c.want, c.asked)
		}
	}
	e := &upper{faults: []error{fault(backend.Auth)}}
	if _, err := Translate(t.Context(), batch("a", "b"), e.way(backend.Limits{Units: 1})); !errors.Is(err, backend.ErrAuth) || len(e.asked) != 1 {
		t.Errorf("ended with %v after %d requests", err, len(e.asked))
	}
}

func TestDoubtsAnswers(t *testing.T) {
	e := &upper{answer: func([]string) []string { return []string{"<A>", " ", "b>"} }}
	if got, want := texts(t, e, backend.Limits{}, "a", "b", "c"), []string{"A", "!bad output", "!bad output"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	e.answer = func([]string) []string { return []string{"<A>"} }
	if _, err := Translate(t.Context(), batch("a", "b"), e.way(backend.Limits{})); backend.ClassOf(err) != backend.BadOutput {
		t.Errorf("a wrong count ended with %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	e := &upper{}
	if _, err := Translate(ctx, batch("a"), e.way(backend.Limits{})); !errors.Is(err, context.Canceled) || e.asked != nil {
		t.Errorf("ended with %v", err)
	}
}
