package driver

import (
	"context"
	"time"

	"exonym/internal/backend"
)

// Options bound how an engine is driven; the zero value suits an engine that stands
// alone.
type Options struct {
	// Rate and Outage are how long the engine may refuse, or be out of reach, without
	// one answer between, until it is given up; 0 is five minutes, which outlasts the
	// window of a usual rate limit, and half a minute for an engine that never answered.
	Rate, Outage time.Duration
	// Outages is after how many outages in a row the engine is taken to be down,
	// whatever Outage says; 0 is never.
	Outages int
	// Request bounds one request, Run all of them together from the first on; 0 is no
	// bound but the engine's own.
	Request, Run time.Duration

	// Store, if set, keeps every answer as it comes in, and answers what was asked
	// before. Warn is told when it fails.
	Store backend.Store
	Warn  func(error)
	// Around, if set, wraps the engine itself; each request passes it once for every try.
	Around func(backend.Backend) backend.Backend
	// Rests, if set, is told when all requests to an engine rest for some seconds, and why.
	Rests func(engine string, rest time.Duration, err error)
}

// inHurry marks a context of requests that another engine stands behind.
type inHurry struct{}

// hurried returns a context whose requests are not patient.
func hurried(ctx context.Context) context.Context { return context.WithValue(ctx, inHurry{}, true) }

// in returns the options for the requests of a context: where another engine would
// answer, this one is given up after some outages in a row, and not waited for longer
// than a minute.
func (o Options) in(ctx context.Context) Options {
	if ctx.Value(inHurry{}) == nil {
		return o
	}
	o.Rate, o.Outage = shorter(o.Rate, time.Minute), shorter(o.Outage, time.Minute)
	if o.Outages == 0 {
		o.Outages = 5
	}
	return o
}

// shorter returns b where a is not given or longer.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || a > b {
		return b
	}
	return a
}

// patience is the default of Rate and Outage; stranger is that of Outage for an engine
// that never answered: most likely its address is wrong, or nobody has started it.
const patience, stranger = 5 * time.Minute, 30 * time.Second

// budget is how long faults of a class may last; met says that the engine has answered.
func (o Options) budget(class backend.Class, met bool) time.Duration {
	switch {
	case class == backend.Rate && o.Rate > 0:
		return o.Rate
	case class != backend.Rate && o.Outage > 0:
		return o.Outage
	case class != backend.Rate && !met:
		return stranger
	}
	return patience
}

// hasty reports whether requests do not wait for an engine that is down.
func (o Options) hasty() bool { return o.Outages > 0 }
