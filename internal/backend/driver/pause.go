package driver

import (
	"context"
	"math"
	"sync"
	"time"

	"exonym/internal/backend"
)

// The pauses: full jitter between nothing and first, doubled with every fault in a
// row up to longest.
const (
	first   = 500 * time.Millisecond
	longest = time.Minute
)

// Budget is how long an engine may fail in a row before asking again is given up; 0
// is five minutes, which outlasts the window of a usual rate limit.
type Budget struct{ Rate, Outage time.Duration }

func (b Budget) of(class backend.Class) time.Duration {
	given := b.Outage
	if class == backend.Rate {
		given = b.Rate
	}
	if given == 0 {
		return 5 * time.Minute
	}
	return given
}

// pause is the rest that all requests to one engine keep.
type pause struct {
	budget Budget
	random func() float64

	mu    sync.Mutex
	until time.Time                   // nobody asks before
	set   time.Time                   // when until was set
	row   int                         // pauses since the last success
	since map[backend.Class]time.Time // first fault of each class since then
}

func newPause(budget Budget, random func() float64) *pause {
	return &pause{budget: budget, random: random, since: map[backend.Class]time.Time{}}
}

// wait rests until the pause is over, however often it is extended meanwhile.
func (p *pause) wait(ctx context.Context) error {
	for {
		p.mu.Lock()
		left := time.Until(p.until)
		p.mu.Unlock()
		if left <= 0 {
			return ctx.Err()
		}
		timer := time.NewTimer(left)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
	}
}

// clear forgets the faults: the engine answered.
func (p *pause) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.row = 0
	clear(p.since)
}

// extend sets a pause for the fault of a request sent at start, or reports that the
// budget is used up. Requests that were under way when a pause was set do not lengthen
// it, except by what the engine itself asks for.
func (p *pause) extend(start time.Time, err error) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, class := time.Now(), backend.ClassOf(err)
	if p.since[class].IsZero() {
		p.since[class] = now
	}
	var rest time.Duration
	if !start.Before(p.set) {
		ceiling := min(float64(longest), float64(first)*math.Pow(2, float64(p.row)))
		rest = time.Duration(p.random() * ceiling)
		p.row++
		p.set = now
	}
	until := now.Add(max(rest, after(err)))
	if until.Sub(p.since[class]) > p.budget.of(class) {
		return false
	}
	if until.After(p.until) {
		p.until = until
	}
	return true
}
