package apertium

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"exonym/internal/article"
)

// window is how many segments may be under way in one chain.
const window = 256

// item is one segment on its way through the legs of a route.
type item struct {
	index int
	text  string // as the chain reads it; answer, as the chain wrote it
	err   error  // the segment failed; it travels on so that the order stays
	// frame is what reads the answer; unknown are the words the engine marked.
	frame   *frame
	unknown []string
	// left are the words that a later leg did not know.
	left  []string
	codes []article.Code // of the unit, and behind them the words kept
	// proxies stand for codes with Agree; said are the forms that came of them.
	proxies map[int]proxy
	said    map[int]string
}

// leg runs segments through the chains of one mode. A chain that dies, hangs or
// falls out of step is replaced; the segments under way are then asked one at a
// time, and one that brings down its chain alone as well is given up.
type leg struct {
	open  func() (*chain, error)
	limit time.Duration // for an answer to the oldest segment under way
	// replay: the mode remembers what it read, so a new chain must read all
	// segments again, that the answers do not depend on accidents.
	replay bool

	// slow: segments are asked alone or again, with twice the time, since the
	// computer may be busy and the programs are new.
	slow bool

	chain   *chain
	history []item // answered in this run, for replay
	backlog []item // sent but not answered when the last chain failed
}

// run translates the items of in until it is closed, and sends each to out in
// order. It returns early only when ctx ends or no chain can be started.
func (l *leg) run(ctx context.Context, in <-chan item, out chan<- item) error {
	alone := false
	for {
		if l.chain == nil {
			if err := l.restart(ctx); err != nil {
				return err
			}
		}
		var fault error
		if len(l.backlog) > 0 {
			fault = l.careful(ctx, out)
			alone = true
		} else {
			fault = l.pass(ctx, in, out)
			alone = false
			if fault == nil {
				return nil
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if fault == nil {
			continue
		}
		fault = l.chain.why(fault)
		l.chain = nil
		if alone {
			culprit := l.backlog[0]
			l.backlog = l.backlog[1:]
			culprit.err = fmt.Errorf("the engine failed at this segment: %w", fault)
			if !deliver(ctx, out, culprit) {
				return ctx.Err()
			}
		}
	}
}

// restart opens a chain and, where the mode remembers, brings it to where the
// last one was.
func (l *leg) restart(ctx context.Context) error {
	l.slow = true
	defer func() { l.slow = false }()
	for try := 0; ; try++ {
		c, err := l.open()
		if err != nil {
			return err
		}
		l.chain = c
		if !l.replay || len(l.history) == 0 {
			return nil
		}
		again := make(chan item, len(l.history))
		for _, it := range l.history {
			again <- it
		}
		close(again)
		err = l.exchange(ctx, c, again, func(item, string) bool { return true }, func(item) {})
		if err == nil {
			return nil
		}
		err = c.why(err)
		l.chain = nil
		if try > 0 || ctx.Err() != nil {
			return err
		}
	}
}

// careful asks the segments of the backlog one at a time.
func (l *leg) careful(ctx context.Context, out chan<- item) error {
	l.slow = true
	defer func() { l.slow = false }()
	for len(l.backlog) > 0 {
		one := make(chan item, 1)
		one <- l.backlog[0]
		close(one)
		err := l.exchange(ctx, l.chain, one, func(it item, answer string) bool {
			return l.answered(ctx, out, it, answer)
		}, func(item) {})
		if err != nil {
			return err
		}
		l.backlog = l.backlog[1:]
	}
	return nil
}

// pass runs all of in through the chain; what was under way when it failed is
// left in the backlog.
func (l *leg) pass(ctx context.Context, in <-chan item, out chan<- item) error {
	return l.exchange(ctx, l.chain, in, func(it item, answer string) bool {
		return l.answered(ctx, out, it, answer)
	}, func(it item) { l.backlog = append(l.backlog, it) })
}

func (l *leg) answered(ctx context.Context, out chan<- item, it item, answer string) bool {
	if l.replay && it.err == nil {
		l.history = append(l.history, it)
	}
	if it.err == nil {
		it.text = answer
	}
	return deliver(ctx, out, it)
}

func deliver(ctx context.Context, out chan<- item, it item) bool {
	select {
	case out <- it:
		return true
	case <-ctx.Done():
		return false
	}
}

// sent is an item that was written to the chain as segment number n; n is 0 for
// an item that failed earlier and only keeps its place.
type sent struct {
	item
	n int
}

// exchange writes the items of in to the chain while it reads the answers. When
// it fails, left gets every item that was taken from in but not answered.
func (l *leg) exchange(ctx context.Context, c *chain, in <-chan item, got func(item, string) bool, left func(item)) error {
	quit := make(chan struct{})
	under := make(chan sent, window)
	var writing sync.WaitGroup
	writing.Add(1)
	go func() {
		defer writing.Done()
		defer close(under)
		feed(c, in, under, quit)
	}()
	stop := context.AfterFunc(ctx, func() { c.stop(ctx.Err()) })
	defer stop()

	var fault error
	for s := range under {
		if fault == nil {
			fault = l.take(ctx, c, s, got)
			if fault == nil {
				continue
			}
			c.stop(fault)
			close(quit)
		}
		left(s.item)
	}
	writing.Wait()
	return fault
}

// take reads the answer to s and hands it on.
func (l *leg) take(ctx context.Context, c *chain, s sent, got func(item, string) bool) error {
	answer := ""
	if s.n > 0 {
		limit := l.limit
		if l.slow {
			limit *= 2
		}
		var err error
		if answer, err = c.receive(s.n, limit); err != nil {
			return c.blame(err)
		}
	}
	if !got(s.item, answer) {
		return ctx.Err()
	}
	return nil
}

// blame prefers the death of a program to the end of input that it causes.
func (c *chain) blame(err error) error {
	if err == io.EOF {
		select {
		case <-c.dead:
			return c.fault
		case <-time.After(time.Second):
		}
	}
	return err
}

// feed writes items to the chain, as many as the window allows, and flushes when
// nothing more is at hand. A write that fails is no event: the reading side then
// meets the end of the answers.
func feed(c *chain, in <-chan item, under chan<- sent, quit <-chan struct{}) {
	for {
		var it item
		var more bool
		select {
		case <-quit:
			return
		default:
		}
		select {
		case it, more = <-in:
		default:
			_ = c.write.Flush()
			select {
			case it, more = <-in:
			case <-quit:
				return
			}
		}
		if !more {
			_ = c.write.Flush()
			return
		}
		s := sent{item: it}
		if it.err == nil {
			_ = c.send(it.text)
			s.n = c.count
		}
		select {
		case under <- s:
		default:
			_ = c.write.Flush()
			under <- s
		}
	}
}
