package driver

import (
	"errors"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"exonym/internal/article"
	"exonym/internal/backend"
)

func TestTheNextEngineAnswersTheRest(t *testing.T) {
	one := &fake{info: backend.Info{Name: "one"}, answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		replies[1] = backend.Reply{ID: b.Units[1].ID, Err: fault(backend.Refused)}
		return replies, nil
	}}
	two := &fake{info: backend.Info{Name: "two"}}
	b, told := batch(3), 0
	b.Done = func(n int) { told += n }
	replies, err := Fallback(one, two).Translate(t.Context(), b)
	whole(t, b, replies, err)
	if replies[0].Engine != "one" || replies[1].Engine != "two" || !slices.Equal(two.calls[0], []string{"segment 1"}) {
		t.Errorf("%+v, asked %q", replies, two.calls)
	}
	if told != 3 {
		t.Errorf("progress says %d of 3", told)
	}
}

func TestTheNextEngineAnswersAll(t *testing.T) {
	refuses := func(int, backend.Batch) ([]backend.Reply, error) { return nil, fault(backend.Quota) }
	b := batch(3)
	replies, err := Fallback(&fake{answer: refuses}, &fake{}).Translate(t.Context(), b)
	whole(t, b, replies, err)
	if _, err := Fallback(&fake{answer: refuses}, &fake{answer: refuses}).Translate(t.Context(), b); backend.ClassOf(err) != backend.Quota {
		t.Error(err)
	}
}

// Where codes came back damaged from all engines, the first answer stands for the
// pipeline to judge.
func TestDamagedCodesGoToTheNextEngine(t *testing.T) {
	drops := func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		replies[0].Text = "DROPPED"
		return replies, nil
	}
	b := batch(1)
	b.Units[0].Text += string(article.Token(0))
	b.Units[0].Codes = []article.Code{{Kind: article.Single, Pair: -1, Raw: "<br>"}}
	two := &fake{info: backend.Info{Name: "two"}}
	replies, err := Fallback(&fake{answer: drops}, two).Translate(t.Context(), b)
	whole(t, b, replies, err)
	if replies[0].Engine != "two" {
		t.Errorf("%+v", replies[0])
	}
	replies, err = Fallback(&fake{answer: drops}, &fake{answer: drops}).Translate(t.Context(), b)
	if err != nil || replies[0].Text != "DROPPED" {
		t.Errorf("%+v %v", replies, err)
	}
}

// An engine that is out of reach is given up soon when another stands behind it, and at
// once the next time; alone it is waited for.
func TestAnEngineWithAnotherBehindItIsGivenUpSoon(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		away := &fake{info: backend.Info{Name: "away"}, answer: func(call int, b backend.Batch) ([]backend.Reply, error) {
			if call == 0 {
				return good(b), nil
			}
			return nil, fault(backend.Unavailable)
		}}
		alone := Drive(away)
		if _, err := alone.Translate(t.Context(), batch(1)); err != nil {
			t.Fatal(err)
		}
		engine := Fallback(alone, &fake{info: backend.Info{Name: "near"}})
		b, start := batch(3), time.Now()
		replies, err := engine.Translate(t.Context(), b)
		whole(t, b, replies, err)
		if took := time.Since(start); took > 20*time.Second || len(away.calls) != 6 {
			t.Errorf("%d requests in %v", len(away.calls), took)
		}
		start = time.Now()
		replies, err = engine.Translate(t.Context(), b)
		whole(t, b, replies, err)
		if time.Since(start) > 0 || len(away.calls) != 6 || replies[0].Engine != "near" {
			t.Errorf("again: %d requests in %v", len(away.calls), time.Since(start))
		}
		start = time.Now()
		if _, err := alone.Translate(t.Context(), b); err == nil || time.Since(start) < 2*time.Minute {
			t.Errorf("alone: %v after %v", err, time.Since(start))
		}
	})
}

// Requests that wait for an engine hold up none that has another engine to go to.
func TestThePatientHoldUpNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var away atomic.Bool
		engine := &fake{info: backend.Info{Name: "away"}, answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
			if away.Load() {
				return nil, fault(backend.Unavailable)
			}
			return good(b), nil
		}}
		alone := Drive(engine)
		both := Fallback(alone, &fake{info: backend.Info{Name: "near"}})
		b := batch(1)
		for _, e := range []backend.Backend{alone, both} {
			replies, err := e.Translate(t.Context(), b)
			whole(t, b, replies, err)
		}
		away.Store(true)
		b = batch(2)
		replies, err := both.Translate(t.Context(), b) // gives it up
		whole(t, b, replies, err)
		var group sync.WaitGroup
		group.Go(func() {
			b := batch(3)
			replies, err := alone.Translate(t.Context(), b) // waits for it
			whole(t, b, replies, err)
		})
		time.Sleep(time.Second)
		start := time.Now()
		b = batch(4)
		replies, err = both.Translate(t.Context(), b)
		whole(t, b, replies, err)
		if took := time.Since(start); took > 0 || replies[3].Engine != "near" {
			t.Errorf("held up for %v", took)
		}
		away.Store(false)
		group.Wait()
	})
}

func TestABudgetEndsAllEngines(t *testing.T) {
	spent := func(int, backend.Batch) ([]backend.Reply, error) { return nil, backend.ErrBudget }
	two := &fake{}
	if _, err := Fallback(&fake{answer: spent}, two).Translate(t.Context(), batch(2)); !errors.Is(err, backend.ErrBudget) || len(two.calls) > 0 {
		t.Errorf("%v, the next engine was asked %q", err, two.calls)
	}
}

// closable counts how often it is closed.
type closable struct {
	fake
	closed int
}

func (c *closable) Close() error {
	c.closed++
	return nil
}

func TestFallbackSpeaksForAll(t *testing.T) {
	one := &closable{fake: fake{info: backend.Info{Name: "one", Version: "1", Local: true, Rungs: 1}}}
	two := &closable{fake: fake{info: backend.Info{Name: "two", Version: "2", Rungs: 3, Terms: backend.PromptedTerms}}}
	engine := Fallback(one, two)
	info := engine.Info()
	if info.Name != "one" || info.Version != "1 > two 2" || info.Local || info.Rungs != 3 || info.Terms != backend.PromptedTerms {
		t.Errorf("%+v", info)
	}
	closer, ok := backend.As[io.Closer](Drive(engine))
	if !ok || closer.Close() != nil || one.closed != 1 || two.closed != 1 {
		t.Errorf("closed %d and %d times", one.closed, two.closed)
	}
	one.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
		if u := b.Units[0]; u.Rung != 0 || len(u.Terms) > 0 {
			t.Errorf("asked for what it cannot: %+v", u)
		}
		return nil, fault(backend.BadRequest)
	}
	b := batch(1)
	b.Units[0].Rung, b.Units[0].Terms = 2, []backend.Term{{Source: "a", Target: "b"}}
	replies, err := engine.Translate(t.Context(), b)
	whole(t, b, replies, err)
}

// What the second engine was paid for is not paid for again when the first is back; what
// one on this computer said does not keep the first from being asked.
func TestNoSegmentIsPaidForTwice(t *testing.T) {
	for _, local := range []bool{false, true} {
		options := Options{Store: &shelf{by: map[string]string{}}, Warn: func(err error) { t.Error(err) }}
		one, two := &fake{info: backend.Info{Name: "one"}}, &fake{info: backend.Info{Name: "two", Local: local}}
		one.answer = func(call int, b backend.Batch) ([]backend.Reply, error) {
			if call == 0 {
				return nil, fault(backend.BadRequest)
			}
			return good(b), nil
		}
		route := Fallback(DriveWith(one, options), DriveWith(two, options))
		b := batch(3)
		replies, err := route.Translate(t.Context(), b)
		whole(t, b, replies, err)
		b, told := batch(4), 0
		b.Done = func(n int) { told += n }
		legs := Forecast(t.Context(), route, b, nil)
		replies, err = route.Translate(t.Context(), b)
		whole(t, b, replies, err)
		want := []string{"segment 3"}
		if local {
			want = []string{"segment 0", "segment 1", "segment 2", "segment 3"}
		}
		if len(one.calls) != 2 || !slices.Equal(one.calls[1], want) || len(two.calls) != 1 {
			t.Errorf("local %t: asked %q and %q", local, one.calls, two.calls)
		}
		if legs[0].Recalled != 4-len(want) || told != 4 {
			t.Errorf("local %t: %d units planned as recalled, progress says %d", local, legs[0].Recalled, told)
		}
		if replies[0].Recalled == local || !local && replies[0].Engine != "two" {
			t.Errorf("local %t: %+v", local, replies[0])
		}
	}
}
