package driver

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"exonym/internal/backend"
)

// crowd asks for n batches of one unit, all at once, and counts those that fail.
func crowd(t *testing.T, engine backend.Backend, n int) (failed int) {
	var group sync.WaitGroup
	var count atomic.Int64
	for range n {
		group.Go(func() {
			b := batch(1)
			if _, err := engine.Translate(t.Context(), b); err != nil {
				count.Add(1)
			}
		})
	}
	group.Wait()
	return int(count.Load())
}

// All rest together, and when the rest is over one request tries the engine alone.
func TestOneProbeAfterARest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var sent []time.Duration
		start := time.Now()
		engine := &fake{slow: 100 * time.Millisecond, answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
			mu.Lock()
			defer mu.Unlock()
			at := time.Since(start) - 100*time.Millisecond
			sent = append(sent, at)
			if at < 30*time.Second {
				return nil, &backend.Fault{Class: backend.Rate, After: 10 * time.Second}
			}
			return good(b), nil
		}}
		if failed := crowd(t, Paced(engine, Options{}), 40); failed > 0 {
			t.Errorf("%d failed", failed)
		}
		early := 0
		for _, at := range sent {
			if at < 30*time.Second {
				early++
			}
		}
		if early != begin+2 { // the first ones, and a probe after 10 and after 20 seconds
			t.Errorf("%d requests while it was refused: %v", early, sent)
		}
	})
}

// The engine's own word on how long to rest is kept, even where it comes with a reply.
func TestRateInsideAReplyIsShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var early atomic.Int64
		engine := &fake{info: backend.Info{Limits: backend.Limits{Parallel: 1}}, answer: func(call int, b backend.Batch) ([]backend.Reply, error) {
			replies := good(b)
			if call == 0 {
				replies[0] = backend.Reply{ID: b.Units[0].ID, Err: &backend.Fault{Class: backend.Rate, After: time.Minute}}
			} else if time.Since(start) < time.Minute {
				early.Add(1)
			}
			return replies, nil
		}}
		if failed := crowd(t, Paced(engine, Options{}), 5); failed > 0 || early.Load() > 0 {
			t.Errorf("%d failed, %d were sent in the rest", failed, early.Load())
		}
	})
}

// A refused key or a used-up quota ends all requests, also of other batches; those under
// way are awaited, and what they bring is kept.
func TestNoRequestAfterTheKeyIsRefused(t *testing.T) {
	for _, class := range []backend.Class{backend.Auth, backend.Quota} {
		synctest.Test(t, func(t *testing.T) {
			engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: 4}}, slow: time.Second}
			engine.answer = func(call int, b backend.Batch) ([]backend.Reply, error) {
				if call == 4 {
					replies := good(b)
					replies[0] = backend.Reply{ID: b.Units[0].ID, Err: fault(class)}
					return replies, nil
				}
				time.Sleep(time.Second)
				return good(b), nil
			}
			driven, b := Drive(engine), batch(100)
			replies, err := driven.Translate(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			done := 0
			for i, r := range replies {
				if r.Err == nil {
					done++
				} else if backend.ClassOf(r.Err) != class || r.ID != b.Units[i].ID {
					t.Errorf("unit %d: %+v", i, r)
				}
			}
			if asked := len(engine.calls); done != asked-1 || asked > 9 {
				t.Errorf("%v: %d done of %d asked", class, done, asked)
			}
			before := len(engine.calls)
			if _, err := driven.Translate(t.Context(), batch(3)); backend.ClassOf(err) != class || len(engine.calls) != before {
				t.Errorf("another batch: %v after %d requests", err, len(engine.calls)-before)
			}
		})
	}
}

// After some outages in a row nobody waits for the engine any longer; when it has cooled
// down one request tries it, and opens it to all.
func TestBreaker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var up atomic.Bool
		engine := &fake{answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
			if !up.Load() {
				return nil, fault(backend.Unavailable)
			}
			return good(b), nil
		}}
		driven, start := Paced(engine, Options{Outages: 5}), time.Now()
		if failed := crowd(t, driven, 50); failed != 50 || time.Since(start) > cool {
			t.Errorf("%d failed in %v", failed, time.Since(start))
		}
		asked := len(engine.calls)
		start = time.Now()
		if failed := crowd(t, driven, 50); failed != 50 || len(engine.calls) != asked || time.Since(start) > 0 {
			t.Errorf("down: %d failed after %d requests in %v", failed, len(engine.calls)-asked, time.Since(start))
		}
		time.Sleep(cool)
		crowd(t, driven, 50)
		if probes := len(engine.calls) - asked; probes != 1 {
			t.Errorf("%d probes in vain", probes)
		}
		up.Store(true)
		time.Sleep(2 * cool)
		if _, err := driven.Translate(t.Context(), batch(1)); err != nil {
			t.Errorf("the probe: %v", err)
		}
		if failed := crowd(t, driven, 50); failed > 0 {
			t.Errorf("%d failed when it was up again", failed)
		}
	})
}

// Faults of single requests among many hold up no other.
func TestSomeOutagesHoldUpNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: 16}}, slow: 100 * time.Millisecond}
		engine.answer = func(call int, b backend.Batch) ([]backend.Reply, error) {
			if call%50 == 7 {
				return nil, fault(backend.Unavailable)
			}
			return good(b), nil
		}
		b, start := batch(1600), time.Now()
		replies, err := seeded(engine).Translate(t.Context(), b)
		whole(t, b, replies, err)
		if took := time.Since(start); took > 25*time.Second {
			t.Errorf("took %v, without faults 10 s", took)
		}
	})
}

// TestRefusalsAreNoOutages: a request that was put off often because of the rate is not
// given up for an outage or two of its own.
func TestRefusalsAreNoOutages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: 2}}, slow: 100 * time.Millisecond}
		engine.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
			if b.Units[0].Text != "segment 1" {
				return good(b), nil
			}
			engine.mu.Lock()
			defer engine.mu.Unlock()
			asked++
			switch {
			case asked < tries:
				return nil, fault(backend.Rate)
			case asked < tries+2:
				return nil, fault(backend.Unavailable)
			}
			return good(b), nil
		}
		b := batch(400)
		replies, err := Drive(engine).Translate(t.Context(), b)
		whole(t, b, replies, err)
	})
}

// A request that fails alone, for ever, ends; the others are answered.
func TestOnePoisonedRequestEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: 4}}, slow: 100 * time.Millisecond}
		engine.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
			if b.Units[0].Text == "segment 3" {
				return nil, fault(backend.Unavailable)
			}
			return good(b), nil
		}
		b, start := batch(2000), time.Now()
		replies, err := seeded(engine).Translate(t.Context(), b)
		if err != nil || backend.ClassOf(replies[3].Err) != backend.Unavailable || time.Since(start) > patience+longest {
			t.Fatalf("%v, %v after %v", err, replies[3].Err, time.Since(start))
		}
		for i, r := range replies {
			if i != 3 && r.Err != nil {
				t.Errorf("unit %d: %v", i, r.Err)
			}
		}
	})
}

func TestDeadlines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: 1}}, slow: time.Second}
		b, start := batch(10), time.Now()
		replies, err := DriveWith(engine, Options{Run: 4500 * time.Millisecond}).Translate(t.Context(), b)
		if err != nil || time.Since(start) != 4500*time.Millisecond {
			t.Fatalf("%v after %v", err, time.Since(start))
		}
		for i, r := range replies {
			if (r.Err == nil) != (i < 4) || r.ID != b.Units[i].ID {
				t.Errorf("unit %d: %+v", i, r)
			}
		}
		slow := &fake{slow: time.Minute}
		start = time.Now()
		_, err = DriveWith(slow, Options{Request: time.Second, Outages: 3}).Translate(t.Context(), b)
		if backend.ClassOf(err) != backend.Unavailable || errors.Is(err, context.DeadlineExceeded) || len(slow.calls) != 3 {
			t.Errorf("%v after %v, %d requests", err, time.Since(start), len(slow.calls))
		}
	})
}

// An engine that never answered is given up soon: nobody has started it.
func TestAStrangerIsNotWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{answer: func(int, backend.Batch) ([]backend.Reply, error) { return nil, fault(backend.Unavailable) }}
		b, start := batch(100), time.Now()
		_, err := Drive(engine).Translate(t.Context(), b)
		if took := time.Since(start); backend.ClassOf(err) != backend.Unavailable || took > stranger {
			t.Errorf("%v after %v", err, took)
		}
	})
}

// Whoever waits is told of long rests, once for each.
func TestLongRestsAreTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{info: backend.Info{Name: "busy"}, answer: func(call int, b backend.Batch) ([]backend.Reply, error) {
			if call < 3 {
				return nil, &backend.Fault{Class: backend.Rate, After: time.Duration(call) * 20 * time.Second}
			}
			return good(b), nil
		}}
		var told []time.Duration
		driven := DriveWith(engine, Options{Rests: func(name string, rest time.Duration, err error) {
			if name != "busy" || backend.ClassOf(err) != backend.Rate {
				t.Errorf("%s: %v", name, err)
			}
			told = append(told, rest)
		}})
		b := batch(1)
		replies, err := driven.Translate(t.Context(), b)
		whole(t, b, replies, err)
		if !slices.Equal(told, []time.Duration{20 * time.Second, 40 * time.Second}) {
			t.Errorf("told %v", told)
		}
	})
}
