package cli

import (
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/budget"
	"exonym/internal/backend/driver"
	"exonym/internal/locale"
	"exonym/internal/memory"
)

// equip returns what each engine of a run is wrapped in: it is driven within its limits,
// within those of the run, and asked for nothing that the memory knows.
func (p *program) equip(o *translateOptions, ledger *memory.Memory, purse *budget.Purse) func(backend.Backend) backend.Backend {
	options := driver.Options{Warn: p.warnOnce(o), Around: purse.Around, Run: o.deadline}
	if !o.quiet {
		options.Rests = p.tellRest
	}
	if ledger != nil {
		options.Store = ledger
	}
	return func(engine backend.Backend) backend.Backend { return driver.DriveWith(engine, options) }
}

// tellRest says that an engine is waited for.
func (p *program) tellRest(engine string, rest time.Duration, err error) {
	if p.progress != nil {
		p.progress.Clear()
	}
	p.say(locale.Say(sayRests, struct {
		Rest  string
		Cause engineCause
	}{p.speaker.Duration(rest.Round(time.Second)), engineCause{err}}))
}
