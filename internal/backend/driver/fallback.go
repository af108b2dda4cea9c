package driver

import (
	"context"

	"exonym/internal/backend"
)

// Fallback asks the first engine, and each next one for the units that ended with an
// error before it. Reply.Engine names who answered. At least one engine is needed; the
// first speaks for all in Info.
func Fallback(engine backend.Backend, others ...backend.Backend) backend.Backend {
	return &fallback{engine, others}
}

type fallback struct {
	backend.Backend
	others []backend.Backend
}

// Inner returns the first engine.
func (d *fallback) Inner() backend.Backend { return d.Backend }

// Translate fails with the first engine's error where no engine answered at all.
func (d *fallback) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies, first := d.Backend.Translate(ctx, b)
	answered := first == nil
	if !answered {
		replies = make([]backend.Reply, len(b.Units))
		for i, u := range b.Units {
			replies[i] = backend.Reply{ID: u.ID, Err: first}
		}
	}
	name(replies, d.Info().Name)
	for _, engine := range d.others {
		missing := failed(replies)
		if ctx.Err() != nil || len(missing) == 0 {
			break
		}
		part := pick(b, missing)
		fresh, err := engine.Translate(ctx, part)
		if err != nil || matches("", part, fresh) != nil {
			continue
		}
		answered = true
		name(fresh, engine.Info().Name)
		for i, n := range missing {
			replies[n] = fresh[i]
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !answered {
		return nil, first
	}
	return replies, nil
}

// failed lists the replies with an error.
func failed(replies []backend.Reply) []int {
	var missing []int
	for i, r := range replies {
		if r.Err != nil {
			missing = append(missing, i)
		}
	}
	return missing
}

// name notes who answered, unless that is known.
func name(replies []backend.Reply, engine string) {
	for i := range replies {
		if replies[i].Engine == "" {
			replies[i].Engine = engine
		}
	}
}
