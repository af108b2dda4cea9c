package driver

import (
	"errors"
	"math"
	"time"

	"exonym/internal/backend"
)

// The rests: full jitter between nothing and first, doubled with every fault in a row
// up to longest.
const (
	first   = 500 * time.Millisecond
	longest = time.Minute
)

const (
	// alone is how many outages in a row are those of single requests; with the next
	// one the engine itself seems to be out of reach.
	alone = 2
	// tries is after how many outages a request is given up that alone fails.
	tries = 8
	// cool is how long an engine that was given up is left alone, doubled with each
	// probe in vain up to coldest.
	cool, coldest = 30 * time.Second, 10 * time.Minute
)

// leave tells what came of a request: err is its fault, or that of one of its units,
// and outages counts those of the request itself. again says that it may be asked once more,
// after a rest of its own.
func (g *gate) leave(p pass, outages int, err error) (again bool, rest time.Duration) {
	now := time.Now()
	again, rest, pause := g.judge(p, outages, err, now)
	if pause > worthTelling && g.options.Rests != nil {
		g.options.Rests(g.name, pause, err)
	}
	return again, rest
}

// worthTelling is how long a rest is that somebody who waits wants to know of.
const worthTelling = 5 * time.Second

// judge does what leave says; pause is how long all rest from now on, where that is new.
func (g *gate) judge(p pass, outages int, err error, now time.Time) (again bool, rest, pause time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	defer g.done(p)
	before := g.until
	defer func() {
		if again && g.until.After(before) {
			pause = g.until.Sub(now)
		}
	}()
	switch {
	case errors.Is(err, backend.ErrAuth) || errors.Is(err, backend.ErrQuota):
		g.dead = err
		return false, 0, 0
	case !passing(err):
		g.answer(p, now)
		return false, 0, 0
	case backend.ClassOf(err) == backend.Rate && g.rate.stray && g.lonely(p, err):
		g.note(now, backend.Rate)
		g.row++
		return true, g.jitter(1), 0
	case backend.ClassOf(err) == backend.Rate:
		g.refuse(now)
		return g.pause(p, now, err), 0, 0
	}
	g.shrink(p, now)
	if !g.lonely(p, err) {
		return g.pause(p, now, err), 0, 0
	}
	g.note(now, backend.Unavailable)
	g.row++
	ended := !g.end.IsZero() && !now.Before(g.end)
	return outages < tries && !ended, g.jitter(outages), 0
}

// lonely reports whether a fault concerns one request, as far as is known.
func (g *gate) lonely(p pass, err error) bool {
	return !p.probe && !g.resting && g.row < alone && after(err) == 0
}

// answer notes that the engine answered. Answers to requests that were under way when
// a rest began do not end it.
func (g *gate) answer(p pass, now time.Time) {
	if p.probe {
		g.wake(p.sent)
	}
	g.rate.answer(now, p.sent)
	g.met = true
	if g.resting {
		return
	}
	g.row = 0
	clear(g.since)
	if g.opened {
		g.window += 1 / g.window
	} else {
		g.window++
	}
	if g.window >= g.ceiling {
		g.window, g.opened = g.ceiling, true
	}
}

// wake ends a rest, with the answer to a probe that was sent at a time.
func (g *gate) wake(sent time.Time) {
	if g.refused {
		g.rate.resume(sent, g.asked, g.over)
	} else {
		g.rate.idle(sent.Sub(g.rested))
	}
	g.resting, g.refused, g.over, g.asked = false, false, 0, 0
	g.down, g.downs = nil, 0
}

// shrink halves the requests at a time, once for all that were under way.
func (g *gate) shrink(p pass, now time.Time) {
	g.opened = true
	if g.halved.IsZero() || p.sent.After(g.halved) {
		g.window, g.halved = max(1, g.window/2), now
	}
}

// refuse notes at which rate the engine was asked too often.
func (g *gate) refuse(now time.Time) {
	g.opened, g.met = true, true
	if !g.refused && g.rate.base > 0 {
		g.over = g.rate.limit(now)
	}
	g.refused = true
}

// note notes when faults of a class began.
func (g *gate) note(now time.Time, class backend.Class) {
	if g.since[class].IsZero() {
		g.since[class] = now
	}
}

// pause begins or lengthens the rest that all keep, and reports whether the engine may
// be asked again. Requests that were under way when a rest began do not lengthen it,
// except by what the engine itself asks for.
func (g *gate) pause(p pass, now time.Time, err error) bool {
	if g.down != nil && !p.probe {
		return !p.options.hasty() && g.hurry
	}
	class := backend.ClassOf(err)
	g.note(now, class)
	asked := now.Add(after(err))
	g.asked = max(g.asked, after(err))
	until := later(g.until, asked)
	if p.probe || !g.resting && p.epoch == g.epoch {
		g.row++
		until = later(until, now.Add(g.jitter(g.row)))
	}
	if !g.resting && p.epoch == g.epoch {
		g.resting, g.rested = true, now
		g.epoch++
	}
	if g.resting {
		g.until = until
	}
	if g.spent(class, p.options) {
		g.giveUp(now, asked, err, p.options.hasty())
		return false
	}
	return true
}

// spent reports whether faults of a class have lasted as long as they may.
func (g *gate) spent(class backend.Class, o Options) bool {
	if class != backend.Rate && o.Outages > 0 && g.row >= o.Outages {
		return true
	}
	return g.until.Sub(g.since[class]) > o.budget(class, g.met)
}

// giveUp closes the gate: nobody waits any longer, or nobody in a hurry. When the engine
// has cooled down, a probe may open it again.
func (g *gate) giveUp(now, asked time.Time, err error, hurry bool) {
	g.hurry = hurry && (g.down == nil || g.hurry)
	rest := min(coldest, cool<<min(g.downs, 8))
	g.downs++
	g.down, g.until = err, later(asked, now.Add(rest))
}

// jitter is how long to rest after the nth fault in a row.
func (g *gate) jitter(n int) time.Duration {
	ceiling := min(float64(longest), float64(first)*math.Pow(2, float64(n-1)))
	return time.Duration(g.random() * ceiling)
}

// after is the rest that the engine asked for.
func after(err error) time.Duration {
	var fault *backend.Fault
	if errors.As(err, &fault) {
		return fault.After
	}
	return 0
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
