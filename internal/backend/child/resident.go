package child

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"exonym/internal/backend"
)

// MaxStarts is how often a program is started: once, and twice more if it dies.
const MaxStarts = 3

// Worker is a program with its protocol.
type Worker interface {
	// Await waits until it is ready for work.
	Await(ctx context.Context) error
	// Why returns why it is of no use, or nil.
	Why() error
	// Gone is closed once it has ended and nothing of it runs.
	Gone() <-chan struct{}
	// Log returns the last 4 kB that it wrote to its standard error.
	Log() string
	// Close ends it and waits until nothing of it runs.
	Close()
}

// Resident keeps a program at hand: it is started when it is first needed, and again
// when it has died, MaxStarts times in all. It may be used from many goroutines.
type Resident[W Worker] struct {
	engine string // whose faults they are
	start  func() (W, error)

	mu     sync.Mutex
	worker W // the last one started
	starts int
	closed bool
}

// NewResident returns a Resident of an engine; start starts its program.
func NewResident[W Worker](engine string, start func() (W, error)) *Resident[W] {
	return &Resident[W]{engine: engine, start: start}
}

// Ready returns a program that is ready for work.
func (r *Resident[W]) Ready(ctx context.Context) (W, error) {
	w, err := r.running()
	if err == nil {
		err = w.Await(ctx)
	}
	return w, err
}

// running returns the program that runs, or starts one.
func (r *Resident[W]) running() (none W, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return none, r.fault(backend.Unavailable, errors.New("the engine was closed"))
	}
	if r.starts > 0 {
		why := r.worker.Why()
		if why == nil {
			return r.worker, nil
		}
		<-r.worker.Gone()
		if r.starts == MaxStarts {
			// Not Unavailable: a driver would ask for minutes what stays as it is.
			return none, r.fault(backend.BadRequest, fmt.Errorf("it was started %d times and is not started again; at last %w", MaxStarts, why))
		}
	}
	w, err := r.start()
	if err != nil {
		return none, err
	}
	r.starts++
	r.worker = w
	return w, nil
}

func (r *Resident[W]) fault(class backend.Class, why error) error {
	return &backend.Fault{Class: class, Engine: r.engine, Cause: why}
}

// Last returns the program that was started last, and how often one was.
func (r *Resident[W]) Last() (W, int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.worker, r.starts
}

// Log returns the last 4 kB that the program wrote to its standard error. It may quote
// the article and stands in no error.
func (r *Resident[W]) Log() string {
	if w, starts := r.Last(); starts > 0 {
		return w.Log()
	}
	return ""
}

// Close ends the program for good. It waits until nothing of it runs, at most some seconds.
func (r *Resident[W]) Close() error {
	r.mu.Lock()
	r.closed = true
	w, starts := r.worker, r.starts
	r.mu.Unlock()
	if starts > 0 {
		w.Close()
	}
	return nil
}
