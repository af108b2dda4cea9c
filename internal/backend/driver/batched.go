package driver

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"exonym/internal/backend"
)

// most bounds the requests at a time of an engine that names no bound.
const most = 64

// Batched cuts batches into requests within Info.Limits and sends several at a time,
// or one after the other where the engine remembers earlier units. A request that is
// too large or whose answer was cut off is halved, down to single units.
//
// An error of a request marks its units. Only where no unit was answered does
// Translate fail as a whole, so that work done is kept.
func Batched(engine backend.Backend) backend.Backend {
	parallel := engine.Info().Limits.Parallel
	if parallel == 0 {
		parallel = most
	}
	return &batched{engine, make(chan struct{}, parallel)}
}

type batched struct {
	backend.Backend
	slots chan struct{} // of requests under way, for all batches together
}

// Inner returns the engine.
func (d *batched) Inner() backend.Backend { return d.Backend }

// Translate sends the requests and joins their replies.
func (d *batched) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	parts := split(b.Units, d.Info().Limits)
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{engine: d, batch: b, stop: stop, replies: make([]backend.Reply, len(b.Units))}
	workers := min(cap(d.slots), len(parts))
	if remembers(d.Backend, b) {
		workers = min(workers, 1)
	}
	queue := make(chan []int, len(parts))
	for _, part := range parts {
		queue <- part
	}
	close(queue)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for part := range queue {
				r.ask(inner, part)
			}
		})
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.answered == 0 && r.failed != nil {
		return nil, r.failed
	}
	return r.replies, nil
}

// run is one batch under way. Every index is written by one worker.
type run struct {
	engine  *batched
	batch   backend.Batch
	stop    context.CancelCauseFunc
	replies []backend.Reply

	mu       sync.Mutex
	answered int   // units of requests that did not fail
	failed   error // of the first request that failed
}

// ask sends the units of some indices as one request, and halves it if it must.
func (r *run) ask(ctx context.Context, indices []int) {
	replies, err := r.send(ctx, indices)
	if err == nil {
		err = matches(r.engine.Info().Name, r.batch, indices, replies)
	}
	switch {
	case err != nil && len(indices) > 1 && tooMuch(err):
		r.halve(ctx, indices)
	case err != nil:
		r.fail(indices, err)
	default:
		r.take(ctx, indices, replies)
	}
}

// send waits for a slot and asks the engine.
func (r *run) send(ctx context.Context, indices []int) ([]backend.Reply, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	select {
	case r.engine.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	defer func() { <-r.engine.slots }()
	replies, err := r.engine.Backend.Translate(ctx, pick(r.batch, indices))
	if err != nil && ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return replies, err
}

func (r *run) halve(ctx context.Context, indices []int) {
	middle := len(indices) / 2
	r.ask(ctx, indices[:middle])
	r.ask(ctx, indices[middle:])
}

// take keeps the replies, and asks again for units that were cut off among others.
func (r *run) take(ctx context.Context, indices []int, replies []backend.Reply) {
	var again []int
	for i, n := range indices {
		if len(indices) > 1 && tooMuch(replies[i].Err) {
			again = append(again, n)
			continue
		}
		r.replies[n] = replies[i]
	}
	r.settle(len(indices)-len(again), true, nil)
	switch {
	case len(again) == len(indices):
		r.halve(ctx, again)
	case len(again) > 0:
		r.ask(ctx, again)
	}
}

// fail marks units; a fault that no other request would escape stops them all.
func (r *run) fail(indices []int, err error) {
	for _, n := range indices {
		r.replies[n] = backend.Reply{ID: r.batch.Units[n].ID, Err: err}
	}
	r.settle(len(indices), false, err)
	if final(err) {
		r.stop(err)
	}
}

// settle counts units and tells the progress.
func (r *run) settle(units int, answered bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if answered {
		r.answered += units
	}
	if r.failed == nil {
		r.failed = err
	}
	if r.batch.Done != nil && units > 0 {
		r.batch.Done(units)
	}
}

// matches proves that replies are those of the units asked, in their order.
func matches(engine string, b backend.Batch, indices []int, replies []backend.Reply) error {
	wrong := len(replies) != len(indices)
	for i := 0; !wrong && i < len(indices); i++ {
		wrong = replies[i].ID != b.Units[indices[i]].ID
	}
	if !wrong {
		return nil
	}
	return &backend.Fault{Class: backend.BadOutput, Engine: engine,
		Cause: fmt.Errorf("%d replies for %d units, or in another order", len(replies), len(indices))}
}

// tooMuch reports whether less text at a time may help.
func tooMuch(err error) bool {
	var fault *backend.Fault
	return errors.As(err, &fault) && (fault.Class == backend.TooLarge || fault.Class == backend.Truncated)
}

// final reports whether an engine will answer nothing any more.
func final(err error) bool {
	return errors.Is(err, backend.ErrAuth) || errors.Is(err, backend.ErrQuota) ||
		errors.Is(err, backend.ErrPair) || errors.Is(err, backend.ErrMissing)
}
