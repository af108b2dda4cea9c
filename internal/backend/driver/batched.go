package driver

import (
	"context"
	"errors"
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
	r := &run{engine: d, batch: b, replies: make([]backend.Reply, len(b.Units))}
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
				r.ask(ctx, part)
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
	replies []backend.Reply

	mu       sync.Mutex
	answered int   // units of requests that did not fail
	failed   error // of the first request that failed
	stopped  error // why nothing more is sent; what is under way is awaited
}

// ask sends the units of some indices as one request, and halves it if it must.
func (r *run) ask(ctx context.Context, indices []int) {
	replies, err := r.send(ctx, indices)
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
	select {
	case r.engine.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-r.engine.slots }()
	if err := r.over(ctx); err != nil {
		return nil, err
	}
	part := pick(r.batch, indices)
	replies, err := r.engine.Backend.Translate(ctx, part)
	if err == nil {
		err = matches(r.engine.Info().Name, part, replies)
	}
	return replies, err
}

// over tells why nothing more is to be sent, if that is so.
func (r *run) over(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.stopped
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
		if replies[i].Err != nil && len(indices) > 1 && tooMuch(replies[i].Err) {
			again = append(again, n)
			continue
		}
		r.replies[n] = replies[i]
	}
	r.settle(len(indices)-len(again), true, stopping(replies))
	switch {
	case len(again) == len(indices):
		r.halve(ctx, again)
	case len(again) > 0:
		r.ask(ctx, again)
	}
}

// fail marks units.
func (r *run) fail(indices []int, err error) {
	for _, n := range indices {
		r.replies[n] = backend.Reply{ID: r.batch.Units[n].ID, Err: err}
	}
	r.settle(len(indices), false, err)
}

// settle counts units and tells the progress. A fault that no other request would
// escape stops them all.
func (r *run) settle(units int, answered bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if answered {
		r.answered += units
	} else if r.failed == nil {
		r.failed = err
	}
	if backend.Final(err) {
		r.stopped = err
	}
	if r.batch.Done != nil && units > 0 {
		r.batch.Done(units)
	}
}

// stopping returns the fault of a unit that no other would escape.
func stopping(replies []backend.Reply) error {
	for i := range replies {
		if replies[i].Err != nil && backend.Final(replies[i].Err) {
			return replies[i].Err
		}
	}
	return nil
}

// tooMuch reports whether less text at a time may help.
func tooMuch(err error) bool {
	var fault *backend.Fault
	return errors.As(err, &fault) && (fault.Class == backend.TooLarge || fault.Class == backend.Truncated)
}
