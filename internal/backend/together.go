package backend

import (
	"context"
	"sync"
)

// Together asks for a unit once where several batches at a time have it, as articles of
// one site have: whoever comes second waits, and takes the answer out of store, where a
// Keeping inside has put it. What is not there then it asks for itself.
func Together(engine Backend, store Store, warn func(error)) Backend {
	return &together{Backend: engine, memory: remembered{Backend: engine, store: store, warn: warn}, asked: map[key]chan struct{}{}}
}

type together struct {
	Backend
	memory remembered

	mu    sync.Mutex
	asked map[key]chan struct{} // closed when the answer is there, or none will come
}

// Inner returns the engine.
func (t *together) Inner() Backend { return t.Backend }

// Translate asks for what nobody else asks for, then waits for the rest. All that it
// asks for is answered before it waits, so that no two wait for each other.
func (t *together) Translate(ctx context.Context, b Batch) ([]Reply, error) {
	if t.memory.remembers(b) {
		return t.Backend.Translate(ctx, b)
	}
	keys := t.memory.keys(b)
	mine, theirs, waits := t.claim(keys, upTo(len(b.Units)-1))
	if len(theirs) == 0 {
		defer t.release(keys, mine)
		return t.Backend.Translate(ctx, b)
	}
	replies := make([]Reply, len(b.Units))
	if err := t.ask(ctx, b, keys, replies, mine); err != nil {
		return nil, err
	}
	for len(theirs) > 0 {
		if err := await(ctx, waits); err != nil {
			return nil, err
		}
		missing := t.collect(ctx, b, keys, replies, theirs)
		mine, theirs, waits = t.claim(keys, missing)
		if err := t.ask(ctx, b, keys, replies, mine); err != nil {
			if ctx.Err() != nil {
				return nil, err
			}
			for _, n := range mine { // what came before stands
				replies[n] = Reply{ID: b.Units[n].ID, Err: err}
			}
		}
	}
	return replies, ctx.Err()
}

// claim parts indices into those that nobody asks for, which are the caller's now, and
// the others, with what to wait for.
func (t *together) claim(keys []key, indices []int) (mine, theirs []int, waits []chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, n := range indices {
		if wait := t.asked[keys[n]]; wait != nil {
			theirs, waits = append(theirs, n), append(waits, wait)
			continue
		}
		mine = append(mine, n)
	}
	for _, n := range mine {
		if t.asked[keys[n]] == nil { // the same unit twice in one batch is the caller's both times
			t.asked[keys[n]] = make(chan struct{})
		}
	}
	return mine, theirs, waits
}

// release lets those go on who wait.
func (t *together) release(keys []key, mine []int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, n := range mine {
		if wait := t.asked[keys[n]]; wait != nil {
			close(wait)
			delete(t.asked, keys[n])
		}
	}
}

// ask asks the engine for the units that are the caller's.
func (t *together) ask(ctx context.Context, b Batch, keys []key, replies []Reply, mine []int) error {
	defer t.release(keys, mine)
	if len(mine) == 0 {
		return nil
	}
	fresh, err := t.Backend.Translate(ctx, t.memory.rest(b, mine))
	if err != nil {
		return err
	}
	for i, n := range mine {
		replies[n] = fresh[i]
	}
	return nil
}

// collect takes what others asked for out of the store, and returns what is not there.
func (t *together) collect(ctx context.Context, b Batch, keys []key, replies []Reply, theirs []int) (missing []int) {
	part, partKeys := t.memory.rest(b, theirs), make([]key, len(theirs))
	for i, n := range theirs {
		partKeys[i] = keys[n]
	}
	found := t.memory.recall(ctx, part, partKeys)
	for i, n := range theirs {
		if found == nil || !found[i].Recalled {
			missing = append(missing, n)
			continue
		}
		replies[n] = found[i]
		if b.Done != nil {
			b.Done(1)
		}
	}
	return missing
}

func await(ctx context.Context, waits []chan struct{}) error {
	for _, wait := range waits {
		select {
		case <-wait:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
