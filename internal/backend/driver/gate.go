package driver

import (
	"context"
	"errors"
	"sync"
	"time"

	"exonym/internal/backend"
)

// begin is how many requests at a time an engine gets at first that names no bound.
const begin = 8

// gate lets the requests to one engine through: as many at a time and as often as it
// bears, none while it rests, one to try it after a rest, and no more once it is given
// up. All workers pass the same gate, one behind the other.
type gate struct {
	name    string
	options Options
	ceiling float64
	random  func() float64
	turn    chan struct{} // held by the one who is next
	changed chan struct{} // wakes the one who is next

	mu     sync.Mutex
	inside int       // requests waiting and under way
	left   time.Time // when the last of them left
	active int       // under way

	window float64   // how many may be
	opened bool      // window has found its height: from now on it grows slowly
	halved time.Time // when it was last halved

	rate    rate
	refused bool          // it was asked too often since the last answer
	over    float64       // the rate at that time, 0: no bound
	asked   time.Duration // the longest rest that the engine asked for since

	epoch   int                         // counts the rests
	resting bool                        // nobody but a probe is let through
	rested  time.Time                   // when the rest began
	until   time.Time                   // when the probe may go
	probing bool                        // it is under way
	met     bool                        // the engine has answered
	row     int                         // faults since the last answer, those of one rest counted once
	since   map[backend.Class]time.Time // first fault of each class since the last answer

	down  error     // why the engine is given up until a probe is answered
	hurry bool      // only by requests in a hurry: others wait for the probe
	downs int       // how often in a row
	dead  error     // why it is given up for good
	end   time.Time // of the run; set once, before the first waits
}

// newGate makes the gate of an engine. random gives numbers in [0, 1).
func newGate(info backend.Info, options Options, random func() float64) *gate {
	g := &gate{
		name: info.Name, options: options, random: random,
		turn: make(chan struct{}, 1), changed: make(chan struct{}, 1),
		ceiling: most, window: begin, since: map[backend.Class]time.Time{},
	}
	if named := info.Limits.Parallel; named > 0 {
		g.ceiling, g.window, g.opened = float64(named), float64(named), true
	}
	return g
}

// pass is leave to send one request.
type pass struct {
	options Options
	epoch   int
	probe   bool
	sent    time.Time
}

// enter waits until a request may be sent. It fails with ctx.Err() or with the fault
// for which the engine was given up.
func (g *gate) enter(ctx context.Context) (pass, error) {
	options := g.options.in(ctx)
	err := g.arrive(options)
	var p pass
	if err == nil {
		p, err = g.queue(ctx, options)
	}
	if err != nil {
		g.mu.Lock()
		g.depart()
		g.mu.Unlock()
	}
	return p, err
}

func (g *gate) queue(ctx context.Context, o Options) (pass, error) {
	select {
	case g.turn <- struct{}{}:
	case <-ctx.Done():
		return pass{}, ctx.Err()
	}
	defer func() { <-g.turn }()
	for {
		now := time.Now()
		p, wait, err := g.try(now, o)
		if wait == 0 || err != nil {
			return p, err
		}
		if !g.end.IsZero() {
			wait = min(wait, g.end.Sub(now))
		}
		if err := g.await(ctx, wait); err != nil {
			return pass{}, err
		}
	}
}

// arrive and depart count the requests inside. Where the gate is closed to a request,
// it need not stand behind those that wait.
func (g *gate) arrive(o Options) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.inside == 0 && !g.left.IsZero() && !g.resting {
		g.rate.idle(time.Since(g.left))
	}
	if g.options.Run > 0 && g.end.IsZero() {
		g.end = time.Now().Add(g.options.Run)
	}
	g.inside++
	return g.closed(time.Now(), o)
}

func (g *gate) depart() {
	g.inside--
	g.left = time.Now()
}

// await waits for a time, or until something changes.
func (g *gate) await(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-g.changed:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// forever is how long to wait for what only another request can change.
const forever = time.Hour

// try lets a request through, or says how long to wait.
func (g *gate) try(now time.Time, o Options) (p pass, wait time.Duration, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	p = pass{options: o, epoch: g.epoch, sent: now}
	left := g.until.Sub(now)
	if err := g.closed(now, o); err != nil {
		return p, 0, err
	}
	switch {
	case g.resting && g.probing:
		return p, forever, nil
	case g.resting && left > 0:
		return p, left, nil
	case g.resting:
		p.probe, g.probing = true, true
	case g.active >= int(g.window):
		return p, forever, nil
	default:
		if wait := g.rate.wait(now); wait > 0 {
			return p, wait, nil
		}
	}
	g.active++
	return p, 0, nil
}

// closed returns why no request is let through any more, or none that does not wait.
func (g *gate) closed(now time.Time, o Options) error {
	switch {
	case g.dead != nil:
		return g.dead
	case !g.end.IsZero() && !now.Before(g.end):
		return &backend.Fault{Class: backend.Unavailable, Engine: g.name, Cause: errors.New("the time for this run is over")}
	case g.down != nil && (o.hasty() || !g.hurry) && (g.probing || now.Before(g.until)):
		return g.down
	}
	return nil
}

// cancel takes a request back of which nothing is known.
func (g *gate) cancel(p pass) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.done(p)
}

// done takes a request off.
func (g *gate) done(p pass) {
	g.active--
	g.depart()
	g.probing = g.probing && !p.probe
	select {
	case g.changed <- struct{}{}:
	default:
	}
}

// deadline is when a request sent now has to be answered; zero is never.
func (g *gate) deadline() time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	end := g.end
	if bound := g.options.Request; bound > 0 {
		if at := time.Now().Add(bound); end.IsZero() || at.Before(end) {
			end = at
		}
	}
	return end
}
