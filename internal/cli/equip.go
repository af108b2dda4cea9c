package cli

import (
	"exonym/internal/backend"
	"exonym/internal/backend/budget"
	"exonym/internal/backend/driver"
	"exonym/internal/memory"
)

// equip returns what each engine of a run is wrapped in: it is driven within its limits,
// within those of the run, and asked for nothing that the memory knows.
func (p *program) equip(o *translateOptions, ledger *memory.Memory, purse *budget.Purse) func(backend.Backend) backend.Backend {
	options := driver.Options{Warn: p.warnOnce(o), Around: purse.Around, Run: o.deadline}
	if ledger != nil {
		options.Store = ledger
	}
	return func(engine backend.Backend) backend.Backend { return driver.DriveWith(engine, options) }
}
