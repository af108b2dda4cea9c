package rest

import "context"

// Once keeps what an API says of itself, such as its languages: the first answer that
// came without an error. The others wait for who asks, but no longer than they want.
type Once[T any] struct {
	turn  chan struct{} // holds one value while nobody asks
	known bool
	value T
}

// NewOnce returns one that knows nothing yet.
func NewOnce[T any]() *Once[T] {
	o := &Once[T]{turn: make(chan struct{}, 1)}
	o.turn <- struct{}{}
	return o
}

// Get returns what is known, or asks.
func (o *Once[T]) Get(ctx context.Context, ask func(context.Context) (T, error)) (T, error) {
	select {
	case <-o.turn:
	case <-ctx.Done():
		return o.none(), ctx.Err()
	}
	defer func() { o.turn <- struct{}{} }()
	if o.known {
		return o.value, nil
	}
	value, err := ask(ctx)
	if err != nil {
		return o.none(), err
	}
	o.value, o.known = value, true
	return value, nil
}

func (o *Once[T]) none() (zero T) { return zero }
