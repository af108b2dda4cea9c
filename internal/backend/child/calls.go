package child

import (
	"context"
	"sync"
)

// Calls are the requests that wait for their answers, by id. Its zero value is ready.
type Calls[A any] struct {
	mu      sync.Mutex
	waiting map[int]chan A
	last    int
}

// Open gives an id, from 1 upwards, and the place where its answer will come.
func (c *Calls[A]) Open() (id int, call <-chan A) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.waiting == nil {
		c.waiting = map[int]chan A{}
	}
	c.last++
	place := make(chan A, 1)
	c.waiting[c.last] = place
	return c.last, place
}

// Drop forgets a call; false: its answer came before.
func (c *Calls[A]) Drop(id int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, waits := c.waiting[id]
	delete(c.waiting, id)
	return waits
}

// Deliver hands an answer to the call that waits for it; false: none does.
func (c *Calls[A]) Deliver(id int, answer A) bool {
	c.mu.Lock()
	place, waits := c.waiting[id]
	delete(c.waiting, id)
	c.mu.Unlock()
	if waits {
		place <- answer
	}
	return waits
}

// Wait waits for an answer of the program. One that came just before the program ended
// counts.
func Wait[A any](ctx context.Context, p *Program, call <-chan A) (answer A, err error) {
	select {
	case answer = <-call:
		return answer, nil
	case <-ctx.Done():
		return answer, ctx.Err()
	case <-p.gone:
	}
	select {
	case answer = <-call:
		return answer, nil
	default:
		return answer, p.Why()
	}
}
