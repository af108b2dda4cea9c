package driver

import (
	"context"
	"errors"
	"time"

	"exonym/internal/backend"
)

// Retried asks again what failed as Rate or Unavailable, until budget is used up; only
// the units that are missing, except where the engine remembers those before them.
// random gives numbers in [0, 1) and may be called from many goroutines.
func Retried(engine backend.Backend, budget Budget, random func() float64) backend.Backend {
	return &retried{Backend: engine, pause: newPause(budget, random)}
}

type retried struct {
	backend.Backend
	pause *pause
}

// Inner returns the engine.
func (d *retried) Inner() backend.Backend { return d.Backend }

// Translate asks until every unit is answered, or asking again is of no use.
func (d *retried) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies := make([]backend.Reply, len(b.Units))
	missing := make([]int, len(b.Units))
	for i := range missing {
		missing[i] = i
	}
	whole, answered := remembers(d.Backend, b), false
	for {
		if err := d.pause.wait(ctx); err != nil {
			return nil, err
		}
		start := time.Now()
		fresh, err := d.Backend.Translate(ctx, pick(b, missing))
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil {
			err = matches(d.Info().Name, b, missing, fresh)
		}
		if err == nil {
			answered = true
			missing, err = keep(replies, missing, fresh, whole)
		}
		if err == nil {
			d.pause.clear()
		}
		if err == nil || !passing(err) || !d.pause.extend(start, err) {
			return give(b, replies, missing, answered, err)
		}
	}
}

// keep fills in fresh replies, and returns the indices to ask again with the fault
// that says why.
func keep(replies []backend.Reply, asked []int, fresh []backend.Reply, whole bool) (missing []int, fault error) {
	for i, n := range asked {
		replies[n] = fresh[i]
		if passing(fresh[i].Err) {
			missing, fault = append(missing, n), fresh[i].Err
		}
	}
	if whole && fault != nil {
		return asked, fault
	}
	return missing, fault
}

// give returns what there is: the missing units are marked with err, which is the
// whole answer where nothing else came.
func give(b backend.Batch, replies []backend.Reply, missing []int, answered bool, err error) ([]backend.Reply, error) {
	if err != nil && !answered {
		return nil, err
	}
	for _, n := range missing {
		if reply := &replies[n]; reply.Text == "" || reply.Err != nil {
			*reply = backend.Reply{ID: b.Units[n].ID, Err: err}
		}
	}
	return replies, nil
}

// passing reports whether a fault may be gone when the engine is asked again.
func passing(err error) bool {
	var fault *backend.Fault
	return errors.As(err, &fault) && (fault.Class == backend.Rate || fault.Class == backend.Unavailable)
}
