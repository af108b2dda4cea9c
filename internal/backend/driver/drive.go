package driver

import (
	"exonym/internal/backend"
)

// Drive wraps an engine with what it needs. One on this computer is never busy or out
// of reach: it is only kept within its limits, and left as it is where it has none.
// Engines that are driven already (Fallback, Pivot) come back as they are.
func Drive(engine backend.Backend) backend.Backend { return DriveWith(engine, Options{}) }

// DriveWith is Drive with bounds and a memory of one's own.
func DriveWith(engine backend.Backend, options Options) backend.Backend {
	if isDriven(engine) {
		return engine
	}
	return options.remember(options.drive(engine))
}

func (o Options) drive(engine backend.Backend) backend.Backend {
	info := engine.Info()
	if o.Around != nil {
		engine = o.Around(engine)
	}
	switch {
	case info.Local && info.Limits == backend.Limits{}:
		return engine
	case info.Local:
		return Batched(engine)
	}
	if o.Store != nil {
		engine = backend.Keeping(engine, o.Store, o.Warn)
	}
	return Batched(Paced(engine, o))
}

func (o Options) remember(engine backend.Backend) backend.Backend {
	local := engine.Info().Local
	if o.Store == nil && local {
		return engine
	}
	if o.Store != nil && !local {
		engine = backend.Together(engine, o.Store, o.Warn)
	}
	return backend.Remembered(engine, o.Store, o.Warn)
}

// isDriven finds what Drive leaves alone, also within what is wrapped round it.
func isDriven(engine backend.Backend) bool {
	_, ok := backend.As[interface{ driven() }](engine)
	return ok
}

// driven marks what Drive leaves alone.
func (d *batched) driven()  {}
func (d *fallback) driven() {}

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
