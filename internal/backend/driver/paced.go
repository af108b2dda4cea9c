package driver

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"exonym/internal/backend"
)

// Paced asks an engine as often, and as many requests at a time, as it bears, and asks
// again what failed as Rate or Unavailable, until that has lasted too long: only the
// units that are missing, except where the engine remembers those before them.
//
// All requests keep a rest together, and one of them tries the engine when it is over.
// An engine that is given up is left alone for a while; whoever asks meanwhile gets
// the fault at once. After a fault of Auth or Quota it is never asked again.
func Paced(engine backend.Backend, options Options) backend.Backend {
	return &paced{engine, newGate(engine.Info(), options, rand.Float64)}
}

type paced struct {
	backend.Backend
	gate *gate
}

// Inner returns the engine.
func (d *paced) Inner() backend.Backend { return d.Backend }

// Translate asks until every unit is answered, or asking again is of no use.
func (d *paced) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	c := newCall(b, remembers(d.Backend, b))
	for outages := 0; ; {
		p, err := d.gate.enter(ctx)
		if err != nil {
			return c.give(ctx, err)
		}
		err = c.take(d.ask(ctx, pick(b, c.missing)))
		if ctx.Err() != nil {
			d.gate.cancel(p)
			return nil, ctx.Err()
		}
		if passing(err) && backend.ClassOf(err) != backend.Rate {
			outages++
		}
		again, rest := d.gate.leave(p, outages, err)
		if !again || c.late(p.options, err) {
			return c.give(ctx, err)
		}
		if err := sleep(ctx, rest); err != nil {
			return nil, err
		}
	}
}

// ask sends one request, and bounds its time.
func (d *paced) ask(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	bounded, end := ctx, d.gate.deadline()
	cancel := func() {}
	if !end.IsZero() {
		bounded, cancel = context.WithDeadline(ctx, end)
	}
	defer cancel()
	replies, err := d.Backend.Translate(bounded, b)
	if ctx.Err() == nil && bounded.Err() != nil && errors.Is(err, context.DeadlineExceeded) {
		return nil, &backend.Fault{Class: backend.Unavailable, Engine: d.gate.name, Cause: errors.New("no answer in time")}
	}
	if err == nil {
		err = matches(d.gate.name, b, replies)
	}
	return replies, err
}

// call is one batch under way.
type call struct {
	batch    backend.Batch
	whole    bool // the engine remembers: all units are asked again
	replies  []backend.Reply
	missing  []int // indices of the units without an answer that stands
	told     int   // units told to Done
	answered bool
	failing  time.Time // when faults began
}

func newCall(b backend.Batch, whole bool) *call {
	c := &call{batch: b, whole: whole, replies: make([]backend.Reply, len(b.Units)), missing: make([]int, len(b.Units))}
	for i := range c.missing {
		c.missing[i] = i
	}
	return c
}

// take keeps what a request brought. It returns the fault of the request or of one of
// its units; missing are then those to ask again.
func (c *call) take(fresh []backend.Reply, err error) error {
	if err != nil {
		return err
	}
	c.answered = true
	var missing []int
	for i, n := range c.missing {
		c.replies[n] = fresh[i]
		fault := fresh[i].Err
		switch {
		case fault == nil:
		case passing(fault):
			missing, err = append(missing, n), fault
		case backend.Final(fault) && err == nil:
			err = fault
		}
	}
	if !c.whole || len(missing) == 0 {
		c.missing = missing
	}
	c.tell()
	return err
}

// tell counts the units that are settled.
func (c *call) tell() {
	settled := len(c.batch.Units) - len(c.missing)
	if c.batch.Done != nil && settled > c.told {
		c.batch.Done(settled - c.told)
		c.told = settled
	}
}

// late reports whether the faults of this batch alone have lasted too long, though
// others were answered meanwhile.
func (c *call) late(o Options, err error) bool {
	if c.failing.IsZero() {
		c.failing = time.Now()
	}
	return time.Since(c.failing) > o.budget(backend.ClassOf(err), true)
}

// give returns what there is: the missing units are marked with err, which is the
// whole answer where nothing else came.
func (c *call) give(ctx context.Context, err error) ([]backend.Reply, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil && !c.answered {
		return nil, err
	}
	for _, n := range c.missing {
		if reply := &c.replies[n]; reply.Text == "" || reply.Err != nil {
			*reply = backend.Reply{ID: c.batch.Units[n].ID, Err: err}
		}
	}
	c.missing = nil
	c.tell()
	return c.replies, nil
}

// passing reports whether a fault may be gone when the engine is asked again.
func passing(err error) bool {
	var fault *backend.Fault
	return errors.As(err, &fault) && (fault.Class == backend.Rate || fault.Class == backend.Unavailable)
}

// matches proves that replies are those of the units of b, in their order.
func matches(engine string, b backend.Batch, replies []backend.Reply) error {
	wrong := len(replies) != len(b.Units)
	for i := 0; !wrong && i < len(replies); i++ {
		wrong = replies[i].ID != b.Units[i].ID
	}
	if !wrong {
		return nil
	}
	return &backend.Fault{Class: backend.BadOutput, Engine: engine,
		Cause: fmt.Errorf("%d replies for %d units, or in another order", len(replies), len(b.Units))}
}

func sleep(ctx context.Context, rest time.Duration) error {
	if rest <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(rest)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
