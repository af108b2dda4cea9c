package budget

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// Bounds are what a run may use up; 0 is no bound.
type Bounds struct {
	Cost       float64
	Currency   string // of Cost; "" is USD
	Characters int64  // code points that are sent to engines, whatever they bill
}

// Purse holds a run within its bounds, whatever engines it uses. It is safe for use from
// many goroutines.
type Purse struct {
	table  Table
	bounds Bounds

	mu       sync.Mutex
	accounts []*account
	flying   int           // requests under way
	landed   chan struct{} // closed when one comes back
	shut     bool          // nothing is sent any more
}

// NewPurse makes a purse. It never ends where there is no bound, and still counts.
func NewPurse(table Table, bounds Bounds) *Purse {
	if bounds.Currency == "" {
		bounds.Currency = "USD"
	}
	return &Purse{table: table, bounds: bounds, landed: make(chan struct{})}
}

// Bounds returns what the run may use up.
func (p *Purse) Bounds() Bounds { return p.bounds }

// Empty reports whether a request was not sent, or cut, because it did not fit.
func (p *Purse) Empty() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shut
}

// PriceError says that a bound in money cannot be kept.
type PriceError struct {
	Engine, Model string
	Currency      string // of the price, where it is not that of the bound; "": no price is known
}

func (e *PriceError) Error() string {
	if e.Currency != "" {
		return fmt.Sprintf("%s is billed in %s", e.Engine, e.Currency)
	}
	return fmt.Sprintf("no price is known of %s %s", e.Engine, e.Model)
}

// Price returns the price of an engine for a pair of languages; it fails with a
// *PriceError where that cannot be told, or not in the currency of the bound.
func (p *Purse) Price(engine backend.Backend, from, to language.Tag) (Price, error) {
	info, model := engine.Info(), modelOf(engine, from, to)
	price, ok := p.table.Find(info, model)
	switch {
	case !ok:
		return price, &PriceError{Engine: info.Called(), Model: model}
	case !price.Free() && price.Currency != p.bounds.Currency:
		return price, &PriceError{Engine: info.Called(), Model: model, Currency: price.Currency}
	}
	return price, nil
}

// Check fails with a *PriceError where a bound in money cannot be kept for a pair of
// languages.
func (p *Purse) Check(from, to language.Tag) error {
	if p.bounds.Cost == 0 {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.accounts {
		if _, err := p.Price(a.engine, from, to); err != nil {
			return err
		}
	}
	return nil
}

// modelOf names the model of an engine: those that are models route by it.
func modelOf(engine backend.Backend, from, to language.Tag) string {
	if router, ok := backend.As[backend.Router](engine); ok && !engine.Info().Local {
		route, err := router.Route(from, to)
		if err == nil {
			return route
		}
	}
	return ""
}

// Around returns engine, asked for no more than what is left.
func (p *Purse) Around(engine backend.Backend) backend.Backend {
	biller, _ := backend.As[backend.Biller](engine)
	w := &within{engine, p, &account{engine: engine, biller: biller}}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.accounts = append(p.accounts, w.account)
	return w
}

type within struct {
	backend.Backend
	purse   *Purse
	account *account
}

// Inner returns the engine.
func (w *within) Inner() backend.Backend { return w.Backend }

// Translate asks the engine for the units that fit; the others have ErrBudget, which is
// the error where none fits.
func (w *within) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	n, claimed, err := w.purse.claim(ctx, w.account, b)
	if err != nil {
		return nil, err
	}
	part := b
	part.Units = b.Units[:n]
	var mu sync.Mutex
	part.Again = func(units []backend.Unit) error {
		again := b
		again.Units = units
		more, err := w.purse.claimMore(w.account, again)
		mu.Lock()
		defer mu.Unlock()
		claimed = claimed.plus(more)
		return err
	}
	replies, err := w.Backend.Translate(ctx, part)
	w.purse.settle(w.account, claimed, err)
	if err != nil {
		return nil, err
	}
	for _, u := range b.Units[n:] {
		replies = append(replies, backend.Reply{ID: u.ID, Err: backend.ErrBudget})
	}
	if rest := len(b.Units) - n; b.Done != nil && rest > 0 {
		b.Done(rest)
	}
	return replies, nil
}

// claim sets aside what the first units of b may cost, as many as fit. Where not all do,
// it first waits for what other requests give back.
func (p *Purse) claim(ctx context.Context, a *account, b backend.Batch) (units int, c claim, err error) {
	for {
		p.mu.Lock()
		n, c, err := p.fit(a, b)
		landed := p.landed
		wait := err == nil && n < len(b.Units) && p.flying > 0
		if !wait && err == nil {
			p.shut = p.shut || n < len(b.Units)
			if n == 0 && len(b.Units) > 0 {
				err = backend.ErrBudget
			} else {
				p.flying++
				a.claim(c)
			}
		}
		p.mu.Unlock()
		if !wait {
			return n, c, err
		}
		select {
		case <-landed:
		case <-ctx.Done():
			return 0, claim{}, ctx.Err()
		}
	}
}

// claimMore sets aside what units of a request that is under way cost when they are sent
// once more; all fit or none.
func (p *Purse) claimMore(a *account, b backend.Batch) (claim, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	n, c, err := p.fit(a, b)
	if err == nil && n < len(b.Units) {
		p.shut, err = true, backend.ErrBudget
	}
	if err != nil {
		return claim{}, err
	}
	a.flying = a.flying.plus(c)
	return c, nil
}

// fit returns how many of the first units fit, and what they claim.
func (p *Purse) fit(a *account, b backend.Batch) (int, claim, error) {
	if p.shut {
		return 0, claim{}, backend.ErrBudget
	}
	price, err := p.price(a, b)
	if err != nil && p.bounds.Cost > 0 {
		return 0, claim{}, err
	}
	cost, characters := p.committed()
	c := claim{usage: price.frame(b)}
	for i := range b.Units {
		next := c
		next.usage = c.usage.Plus(price.unit(&b, i))
		chars, _ := runes(&b.Units[i])
		next.characters += chars
		tooDear := p.bounds.Cost > 0 && cost+price.Cost(next.usage)*a.caution() > p.bounds.Cost
		tooMany := p.bounds.Characters > 0 && characters+next.characters > p.bounds.Characters
		if tooDear || tooMany {
			return i, c, nil
		}
		c = next
	}
	return len(b.Units), c, nil
}

// price looks an engine's price up once.
func (p *Purse) price(a *account, b backend.Batch) (Price, error) {
	if !a.looked {
		a.looked = true
		a.model = modelOf(a.engine, b.From, b.To)
		a.price, a.unpriced = p.Price(a.engine, b.From, b.To)
	}
	return a.price, a.unpriced
}

// committed is what was spent and what requests under way may cost.
func (p *Purse) committed() (cost float64, characters int64) {
	for _, a := range p.accounts {
		cost += a.price.Cost(a.spent()) + a.price.Cost(a.flying.usage)*a.caution()
		characters += a.characters() + a.flying.characters
	}
	return cost, characters
}

// settle gives back what a request set aside, and notes what it cost.
func (p *Purse) settle(a *account, c claim, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a.settle(c, err)
	p.flying--
	close(p.landed)
	p.landed = make(chan struct{})
}

// Spent is what an engine was asked for in a run.
type Spent struct {
	Engine, Model string
	Local         bool  // on this computer
	Requests      int   // tries included
	Characters    int64 // code points sent
	Usage         backend.Usage
	Billed        bool // Usage is the engine's own account, else an estimate
	Price         Price
	Priced        bool // Price is known
	Cost          float64
}

// Spent returns what each engine was asked for, those without a request left out.
func (p *Purse) Spent() []Spent {
	p.mu.Lock()
	defer p.mu.Unlock()
	var list []Spent
	for _, a := range p.accounts {
		if a.requests == 0 {
			continue
		}
		usage := a.spent()
		list = append(list, Spent{
			Engine: a.engine.Info().Called(), Model: a.model, Local: a.engine.Info().Local, Requests: a.requests, Characters: a.characters(),
			Usage: usage, Billed: a.biller != nil, Price: a.price, Priced: a.unpriced == nil, Cost: a.price.Cost(usage),
		})
	}
	return list
}
