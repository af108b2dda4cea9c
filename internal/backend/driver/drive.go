package driver

import (
	"math/rand/v2"

	"exonym/internal/backend"
)

// Drive wraps an engine with what it needs. One on this computer is never busy or out
// of reach: it is only kept within its limits, and left as it is where it has none.
func Drive(engine backend.Backend) backend.Backend {
	info := engine.Info()
	switch {
	case info.Local && info.Limits == backend.Limits{}:
		return engine
	case info.Local:
		return Batched(engine)
	}
	return Batched(Retried(Adaptive(engine), Budget{}, rand.Float64))
}

// remembers reports whether the engine's answers depend on earlier units of b.
func remembers(engine backend.Backend, b backend.Batch) bool {
	r, ok := backend.As[backend.Rememberer](engine)
	return ok && r.Remembers(b.From, b.To)
}

// pick returns b with the units of some indices alone, and without Done.
func pick(b backend.Batch, indices []int) backend.Batch {
	part := b
	part.Units, part.Done = make([]backend.Unit, len(indices)), nil
	for i, n := range indices {
		part.Units[i] = b.Units[n]
	}
	return part
}
