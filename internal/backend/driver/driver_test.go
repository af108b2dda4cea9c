package driver

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

func TestRequestsKeepWithinLimits(t *testing.T) {
	for _, limits := range []backend.Limits{{}, {Units: 3}, {Bytes: 25}, {Runes: 19, Parallel: 2}, {Bytes: 1, Parallel: 1}} {
		engine := &fake{info: backend.Info{Limits: limits}}
		b, told := batch(20), 0
		b.Done = func(n int) { told += n }
		replies, err := Batched(engine).Translate(t.Context(), b)
		whole(t, b, replies, err)
		if told != 20 {
			t.Errorf("%+v: progress says %d of 20", limits, told)
		}
		for _, texts := range engine.calls {
			size := 0
			for _, text := range texts {
				size += len(text)
			}
			if over(len(texts), limits.Units) || len(texts) > 1 && (over(size, limits.Bytes) || over(size, limits.Runes)) {
				t.Errorf("%+v: request of %q", limits, texts)
			}
		}
	}
}

func TestTooLargeIsHalved(t *testing.T) {
	for _, class := range []backend.Class{backend.TooLarge, backend.Truncated} {
		engine := &fake{answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
			if len(b.Units) > 2 || b.Units[len(b.Units)-1].Text == "segment 5" {
				return nil, fault(class)
			}
			return good(b), nil
		}}
		b := batch(6)
		replies, err := Batched(engine).Translate(t.Context(), b)
		if err != nil || backend.ClassOf(replies[5].Err) != class || replies[5].ID != b.Units[5].ID {
			t.Fatalf("%v %+v", err, replies)
		}
		b.Units = b.Units[:5]
		whole(t, b, replies[:5], err)
	}
}

func TestCutOffUnitsAreAskedAlone(t *testing.T) {
	engine := &fake{answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		if len(b.Units) > 1 {
			replies[1].Err = fault(backend.Truncated)
		}
		return replies, nil
	}}
	b := batch(3)
	replies, err := Batched(engine).Translate(t.Context(), b)
	whole(t, b, replies, err)
	if len(engine.calls) != 2 || !slices.Equal(engine.calls[1], []string{"segment 1"}) {
		t.Errorf("asked %q", engine.calls)
	}
}

func TestWorkDoneIsKeptWhenTheKeyFails(t *testing.T) {
	engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: 1}},
		answer: func(call int, b backend.Batch) ([]backend.Reply, error) {
			if call > 1 {
				return nil, fault(backend.Quota)
			}
			return good(b), nil
		}}
	b := batch(9)
	replies, err := Drive(engine).Translate(t.Context(), b)
	if err != nil || len(engine.calls) != 3 {
		t.Fatalf("%v after %d requests", err, len(engine.calls))
	}
	for i, r := range replies {
		if done := r.Err == nil; done != (i < 2) || !done && !errors.Is(r.Err, backend.ErrQuota) || r.ID != b.Units[i].ID {
			t.Errorf("unit %d: %+v", i, r)
		}
	}
}

func TestWrongRepliesAreNotGuessed(t *testing.T) {
	engine := &fake{answer: func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		slices.Reverse(replies)
		return replies, nil
	}}
	if _, err := Drive(engine).Translate(t.Context(), batch(2)); backend.ClassOf(err) != backend.BadOutput {
		t.Error(err)
	}
}

func TestOnlyTheMissingAreAskedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{answer: func(call int, b backend.Batch) ([]backend.Reply, error) {
			switch call {
			case 0:
				return nil, fault(backend.Unavailable)
			case 1:
				replies := good(b)
				replies[1] = backend.Reply{ID: b.Units[1].ID, Err: &backend.Fault{Class: backend.Rate, After: time.Minute}}
				return replies, nil
			}
			return good(b), nil
		}}
		b, start := batch(3), time.Now()
		replies, err := patient(engine).Translate(t.Context(), b)
		whole(t, b, replies, err)
		if len(engine.calls) != 3 || !slices.Equal(engine.calls[2], []string{"segment 1"}) {
			t.Errorf("asked %q", engine.calls)
		}
		if took := time.Since(start); took != first/2+time.Minute {
			t.Errorf("took %v", took)
		}
	})
}

func TestBudgetEnds(t *testing.T) {
	for _, class := range []backend.Class{backend.Rate, backend.Unavailable} {
		synctest.Test(t, func(t *testing.T) {
			engine := &fake{answer: func(call int, b backend.Batch) ([]backend.Reply, error) {
				if call == 0 {
					return good(b), nil
				}
				return nil, fault(class)
			}}
			driven := patient(engine)
			if _, err := driven.Translate(t.Context(), batch(1)); err != nil {
				t.Fatal(err)
			}
			start := time.Now()
			_, err := driven.Translate(t.Context(), batch(1))
			if took := time.Since(start); backend.ClassOf(err) != class || took < 4*time.Minute || took > 5*time.Minute {
				t.Errorf("%v after %v", err, took)
			}
		})
	}
}

func TestSomeFaultsAreNotRetried(t *testing.T) {
	for _, class := range []backend.Class{backend.BadRequest, backend.Auth, backend.Quota, backend.Refused} {
		engine := &fake{answer: func(int, backend.Batch) ([]backend.Reply, error) { return nil, fault(class) }}
		if _, err := Drive(engine).Translate(t.Context(), batch(2)); backend.ClassOf(err) != class || len(engine.calls) != 1 {
			t.Errorf("%v: %v after %d requests", class, err, len(engine.calls))
		}
	}
}

func TestCancelEndsAPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{answer: func(int, backend.Batch) ([]backend.Reply, error) {
			return nil, &backend.Fault{Class: backend.Rate, After: time.Minute}
		}}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		_, err := Drive(engine).Translate(ctx, batch(1))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
	})
}

// An engine that names no bound is asked eight times at once to begin with, and soon
// sixty-four times.
func TestThroughput(t *testing.T) {
	for _, parallel := range []int{0, 64} {
		synctest.Test(t, func(t *testing.T) {
			engine := &fake{info: backend.Info{Limits: backend.Limits{Units: 1, Parallel: parallel}}, slow: 100 * time.Millisecond}
			b, start := batch(6400), time.Now()
			replies, err := Drive(engine).Translate(t.Context(), b)
			whole(t, b, replies, err)
			took, ideal := time.Since(start), 10*time.Second
			t.Logf("%v, ideal %v", took, ideal)
			if took > ideal*10/9 {
				t.Errorf("%v, ideal %v", took, ideal)
			}
		})
	}
}

// able is an engine that can do more.
type able struct{ fake }

func (*able) Close() error                     { return io.EOF }
func (*able) Remembers(_, _ language.Tag) bool { return true }

func TestAbilitiesAreReached(t *testing.T) {
	engine := &able{fake{info: backend.Info{Limits: backend.Limits{Units: 2}}, slow: time.Millisecond}}
	driven := Drive(engine)
	closer, ok := backend.As[io.Closer](driven)
	if !ok || closer.Close() != io.EOF {
		t.Error("Close is not reached")
	}
	if _, ok := backend.As[backend.Router](driven); ok {
		t.Error("a Router out of nothing")
	}
	b := batch(6)
	replies, err := driven.Translate(t.Context(), b)
	whole(t, b, replies, err)
	for i, texts := range engine.calls {
		if texts[0] != b.Units[2*i].Text {
			t.Errorf("request %d is %q: an engine that remembers is asked in order", i, texts)
		}
	}
}

// Driving costs little beside a request: bound what is allocated for each of 20.
func TestDrivingIsCheap(t *testing.T) {
	engine := &silent{info: backend.Info{Limits: backend.Limits{Units: 50, Parallel: 8}}}
	driven, b := Batched(Paced(engine, Options{})), batch(1000)
	perRequest := testing.AllocsPerRun(20, func() {
		if _, err := driven.Translate(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}) / 20
	t.Logf("%.1f allocations a request", perRequest)
	if perRequest > 20 {
		t.Errorf("%.1f allocations a request", perRequest)
	}
}

// silent is an engine that answers at once and notes nothing.
type silent struct{ info backend.Info }

func (s *silent) Info() backend.Info { return s.info }

func (s *silent) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies := make([]backend.Reply, len(b.Units))
	for i := range replies {
		replies[i] = backend.Reply{ID: b.Units[i].ID, Text: b.Units[i].Text}
	}
	return replies, nil
}

// BenchmarkDrive measures a request of 50 units, its engine's own work included.
func BenchmarkDrive(b *testing.B) {
	engine := Batched(Paced(&silent{info: backend.Info{Limits: backend.Limits{Units: 50, Parallel: 64}}}, Options{}))
	units := batch(50 * 64)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := engine.Translate(b.Context(), units); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/64, "µs/request")
}
