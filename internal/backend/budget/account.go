package budget

import (
	"errors"

	"exonym/internal/backend"
)

// account is what one engine was asked for.
type account struct {
	engine backend.Backend
	biller backend.Biller // nil: it does not say what it billed

	looked   bool // price was looked up
	model    string
	price    Price
	unpriced error

	requests int
	flying   claim // set aside for requests under way
	answered claim // for those that were answered, as estimated
	lost     claim // for those of which nobody knows whether they are billed
}

// claim is what a request may cost, and the code points of its texts.
type claim struct {
	usage      backend.Usage
	characters int64
}

func (c claim) plus(d claim) claim {
	return claim{c.usage.Plus(d.usage), c.characters + d.characters}
}

func (c claim) minus(d claim) claim {
	u := d.usage
	negative := backend.Usage{Characters: -u.Characters, Input: -u.Input, CacheRead: -u.CacheRead, CacheWrite: -u.CacheWrite, Output: -u.Output}
	return claim{c.usage.Plus(negative), c.characters - d.characters}
}

func (a *account) claim(c claim) {
	a.requests++
	a.flying = a.flying.plus(c)
}

// settle notes the end of a request: answered, refused, or lost on the way, in which
// case it may be billed all the same.
func (a *account) settle(c claim, err error) {
	a.flying = a.flying.minus(c)
	switch {
	case err == nil:
		a.answered = a.answered.plus(c)
	case a.unsure(err):
		a.lost = a.lost.plus(c)
	}
}

// unsure reports whether a request that failed may have been billed without our knowing.
func (a *account) unsure(err error) bool {
	var fault *backend.Fault
	if !errors.As(err, &fault) {
		return !backend.Final(err)
	}
	switch fault.Class {
	case backend.Unavailable:
		return fault.Status == 0 && !fault.Unsent
	case backend.BadOutput, backend.Truncated, backend.Refused:
		return a.biller == nil // it answered, and said what that costs
	}
	return false
}

// spent is what was billed, by the engine's own account where it has one.
func (a *account) spent() backend.Usage {
	done := a.answered.usage
	if a.biller != nil {
		done = a.biller.Billed()
	}
	return done.Plus(a.lost.usage)
}

// characters are the code points sent, or those billed where they are more.
func (a *account) characters() int64 {
	return max(a.answered.characters+a.lost.characters, a.spent().Characters)
}

// caution is by how much an estimate is exceeded: twice at first where tokens are billed,
// then a quarter more than what answers came to so far.
func (a *account) caution() float64 {
	if a.price.Unit != Tokens {
		return 1
	}
	estimated := a.price.Cost(a.answered.usage)
	if a.biller == nil || estimated == 0 {
		return 2
	}
	return max(0.25, 1.25*a.price.Cost(a.biller.Billed())/estimated)
}
