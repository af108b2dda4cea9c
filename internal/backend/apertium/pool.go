package apertium

import (
	"slices"
	"sync"

	"exonym/internal/backend"
)

// idleChains is how many unused chains of one mode are kept for the next batch.
const idleChains = 2

// pool keeps chains that run between batches.
type pool struct {
	mu     sync.Mutex
	idle   map[string][]*chain
	all    map[*chain]bool
	closed bool
}

// take returns a waiting chain of m or starts one.
func (p *pool) take(m mode) (*chain, error) {
	p.mu.Lock()
	for list := p.idle[m.name]; len(list) > 0; list = p.idle[m.name] {
		c := list[len(list)-1]
		p.idle[m.name] = list[:len(list)-1]
		if c.alive() {
			p.mu.Unlock()
			return c, nil
		}
		delete(p.all, c)
	}
	p.mu.Unlock()
	return p.open(m)
}

func (p *pool) open(m mode) (*chain, error) {
	stages, err := readMode(m.path)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, backend.ErrMissing
	}
	c, err := startChain(stages)
	if err != nil {
		return nil, err
	}
	for old := range p.all {
		if !old.alive() {
			delete(p.all, old)
		}
	}
	p.all[c] = true
	return c, nil
}

// give returns a chain that answered everything; another batch may use it.
func (p *pool) give(m mode, c *chain) {
	p.mu.Lock()
	keep := !p.closed && c.alive() && len(p.idle[m.name]) < idleChains
	if keep {
		p.idle[m.name] = append(p.idle[m.name], c)
	}
	p.mu.Unlock()
	if !keep {
		p.drop(c)
	}
}

// drop ends a chain.
func (p *pool) drop(c *chain) {
	c.close()
	p.mu.Lock()
	delete(p.all, c)
	p.mu.Unlock()
}

// close ends all chains and refuses new ones.
func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	var all []*chain
	for c := range p.all {
		all = append(all, c)
	}
	p.idle, p.all = map[string][]*chain{}, map[*chain]bool{}
	p.mu.Unlock()
	for _, c := range all {
		c.close()
	}
}

// stateless reports whether a used chain of m answers like a new one.
func (k *knowledge) stateless(m mode) bool { return slices.Contains(k.Stateless, m.name) }
