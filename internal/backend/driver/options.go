package driver

import (
	"time"

	"exonym/internal/backend"
)

// Options bound how an engine is driven; the zero value suits an engine that stands
// alone.
type Options struct {
	// Rate and Outage are how long the engine may refuse, or be out of reach, without
	// one answer between, until it is given up; 0 is five minutes, which outlasts the
	// window of a usual rate limit.
	Rate, Outage time.Duration
	// Outages is after how many outages in a row the engine is taken to be down,
	// whatever Outage says; 0 is never.
	Outages int
	// Request bounds one request, Run all of them together from the first on; 0 is no
	// bound but the engine's own.
	Request, Run time.Duration
}

// patience is the default of Rate and Outage.
const patience = 5 * time.Minute

// budget is how long faults of a class may last.
func (o Options) budget(class backend.Class) time.Duration {
	given := o.Outage
	if class == backend.Rate {
		given = o.Rate
	}
	if given == 0 {
		return patience
	}
	return given
}
