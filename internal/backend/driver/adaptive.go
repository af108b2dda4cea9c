package driver

import (
	"context"
	"errors"
	"sync"
	"time"

	"exonym/internal/backend"
)

// after is the rest that the engine asked for.
func after(err error) time.Duration {
	var fault *backend.Fault
	if errors.As(err, &fault) {
		return fault.After
	}
	return 0
}

// Adaptive bounds the requests at a time: it begins with Limits.Parallel, halves the
// bound when the engine is asked too often, and lets it grow by one for every full
// round of requests that went well (additive increase, multiplicative decrease).
func Adaptive(engine backend.Backend) backend.Backend {
	ceiling := engine.Info().Limits.Parallel
	if ceiling == 0 {
		ceiling = most
	}
	return &adaptive{Backend: engine, ceiling: float64(ceiling), bound: float64(ceiling), freed: make(chan struct{})}
}

type adaptive struct {
	backend.Backend
	ceiling float64

	mu     sync.Mutex
	bound  float64
	active int
	halved time.Time     // when bound was last halved
	freed  chan struct{} // closed when a request ends
}

// Inner returns the engine.
func (d *adaptive) Inner() backend.Backend { return d.Backend }

// Translate asks the engine when its turn comes.
func (d *adaptive) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	if err := d.enter(ctx); err != nil {
		return nil, err
	}
	start := time.Now()
	replies, err := d.Backend.Translate(ctx, b)
	d.leave(start, err)
	return replies, err
}

func (d *adaptive) enter(ctx context.Context) error {
	for {
		d.mu.Lock()
		if d.active < int(d.bound) {
			d.active++
			d.mu.Unlock()
			return nil
		}
		freed := d.freed
		d.mu.Unlock()
		select {
		case <-freed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// leave frees the place and moves the bound. Refusals of requests sent before it was
// last halved say nothing new.
func (d *adaptive) leave(start time.Time, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.active--
	switch {
	case err == nil:
		d.bound = min(d.ceiling, d.bound+1/d.bound)
	case backend.ClassOf(err) == backend.Rate && start.After(d.halved):
		d.bound, d.halved = max(1, d.bound/2), time.Now()
	}
	close(d.freed)
	d.freed = make(chan struct{})
}
