package backend

import "context"

// Keeping keeps in store what each request brings, as soon as it comes in: an end of
// the run, of whatever kind, loses no more than the requests under way. It answers
// nothing itself; that does Remembered, round it and round what cuts batches into
// requests. Replies that depend on earlier units are left to it too.
func Keeping(engine Backend, store Store, warn func(error)) Backend {
	return &keeping{engine, remembered{Backend: engine, store: store, warn: warn}}
}

type keeping struct {
	Backend
	memory remembered
}

// Inner returns the engine.
func (k *keeping) Inner() Backend { return k.Backend }

// Translate asks the engine and keeps whole replies.
func (k *keeping) Translate(ctx context.Context, b Batch) ([]Reply, error) {
	if k.memory.remembers(b) {
		return k.Backend.Translate(ctx, b)
	}
	b.Came = func(units []Unit, replies []Reply) {
		part := b
		part.Units = units
		k.keep(ctx, part, replies)
	}
	replies, err := k.Backend.Translate(ctx, b)
	if err == nil {
		k.keep(ctx, b, replies)
	}
	return replies, err
}

func (k *keeping) keep(ctx context.Context, b Batch, replies []Reply) {
	if len(replies) == len(b.Units) {
		k.memory.keep(ctx, b, k.memory.keys(b), upTo(len(replies)-1), replies)
	}
}

// forgetful is a Store that keeps nothing.
type forgetful struct{}

func (forgetful) Recall(context.Context, []string) (map[string]string, error) { return nil, nil }

func (forgetful) Keep(context.Context, map[string]string) error { return nil }
