package cli

import (
	"exonym/internal/backend"
	"exonym/internal/backend/driver"
	"exonym/internal/memory"
)

// equip returns what each engine of a run is wrapped in: it is driven within its limits,
// and asked for nothing that the memory knows.
func (p *program) equip(o *translateOptions, ledger *memory.Memory) func(backend.Backend) backend.Backend {
	options := driver.Options{Warn: p.warnOnce(o)}
	if ledger != nil {
		options.Store = ledger
	}
	return func(engine backend.Backend) backend.Backend { return driver.DriveWith(engine, options) }
}
