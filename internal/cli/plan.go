package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/backend/budget"
	"exonym/internal/backend/driver"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/pipeline"
)

// planned is a line of the plan, as --json writes it.
type planned struct {
	File       string       `json:"file"`
	Output     string       `json:"output"`
	From       string       `json:"from"`
	To         string       `json:"to"`
	Engine     string       `json:"engine"`
	Route      string       `json:"route,omitempty"`
	Segments   int          `json:"segments"`
	Characters int          `json:"characters"`
	Words      int          `json:"words"`
	Recalled   int          `json:"from_memory"`
	Near       int          `json:"near"`
	Alike      int          `json:"alike"`
	Legs       []plannedLeg `json:"to_send"`
}

// plannedLeg is what one engine would be sent: two for a route over a third language.
type plannedLeg struct {
	Engine     string       `json:"engine"`
	Requests   int          `json:"requests"`
	Characters int64        `json:"characters"`
	TokensIn   int64        `json:"tokens_in"`
	TokensOut  int64        `json:"tokens_out"`
	Cost       *plannedCost `json:"cost"` // null: no price is known
}

type plannedCost struct {
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Currency string  `json:"currency"`
	AsOf     string  `json:"price_as_of,omitempty"`
}

// plan says what would be sent where, and what that costs. Nothing is sent and nothing
// written.
func (p *program) plan(ctx context.Context, o *translateOptions, ledger *memory.Memory, purse *budget.Purse, work []*translation) error {
	var plans []planned
	seen := map[string]bool{}
	for _, t := range work {
		job := pipeline.Job{Backend: t.engine, To: t.to, Memory: ledger, Warn: p.warnOnce(o)}
		plan, err := job.Plan(ctx, t.input.source, seen)
		if err != nil {
			t.err = err
			return p.engineFault(o.conf, t)
		}
		next := planned{t.input.path, t.path, plan.From.String(), plan.To.String(), plan.Engine, plan.Route,
			plan.Segments, plan.Characters, plan.Words, plan.Recalled, plan.Near, plan.Alike, nil}
		for _, leg := range plan.Legs {
			next.Legs = append(next.Legs, planLeg(purse, leg))
		}
		plans = append(plans, next)
	}
	sum := sumOf(plans)
	if o.json {
		if err := p.writeJSON(plans); err != nil {
			return err
		}
		return p.beyond(purse.Bounds(), sum)
	}
	for _, plan := range plans {
		p.writePlan(plan)
	}
	if len(plans) > 1 {
		fmt.Fprintln(p.out, p.text(locale.Say(sayInAll, struct{ Sizes string }{p.sending(sum)})))
	}
	if _, err := fmt.Fprintln(p.out, p.text(locale.Say(sayNothingSent, nil))); err != nil {
		return err
	}
	return p.beyond(purse.Bounds(), sum)
}

func planLeg(purse *budget.Purse, leg driver.Leg) plannedLeg {
	q := purse.Quote(leg.Engine, leg.Requests)
	out := plannedLeg{Engine: leg.Engine.Info().Called(), Requests: q.Requests, Characters: q.Characters, TokensIn: q.Usage.Input, TokensOut: q.Usage.Output}
	if q.Priced {
		out.Cost = &plannedCost{q.Low, q.High, q.Price.Currency, q.Price.AsOf}
	}
	return out
}

// sumOf adds all that would be sent; the cost is known where all costs are, in one
// currency.
func sumOf(plans []planned) plannedLeg {
	sum := plannedLeg{Cost: &plannedCost{}}
	for _, plan := range plans {
		for _, leg := range plan.Legs {
			sum.Requests += leg.Requests
			sum.Characters += leg.Characters
			sum.TokensIn += leg.TokensIn
			sum.TokensOut += leg.TokensOut
			sum.Cost = sum.Cost.plus(leg.Cost)
		}
	}
	return sum
}

// plus adds costs; nil is not known, and so is a sum of two currencies.
func (c *plannedCost) plus(d *plannedCost) *plannedCost {
	switch {
	case c == nil || d == nil:
		return nil
	case d.High == 0:
		return c
	case c.High == 0:
		return d
	case c.Currency != d.Currency:
		return nil
	}
	return &plannedCost{c.Low + d.Low, c.High + d.High, c.Currency, min(c.AsOf, d.AsOf)}
}

func (p *program) writePlan(plan planned) {
	sizes := []string{p.count(saySegments, plan.Segments), p.count(sayWords, plan.Words), p.count(sayCharacters, plan.Characters), p.count(sayRecalled, plan.Recalled)}
	if plan.Near > 0 {
		sizes = append(sizes, p.count(sayNearOnes, plan.Near))
	}
	if plan.Alike > 0 {
		sizes = append(sizes, p.count(sayAlike, plan.Alike))
	}
	fmt.Fprintln(p.out, p.text(locale.Say(sayPlanLine, struct {
		File, Output, Engine, Route, Sizes string
		From, To                           language.Tag
	}{plan.File, plan.Output, plan.Engine, plan.Route, strings.Join(sizes, " · "), language.Make(plan.From), language.Make(plan.To)})))
	for _, leg := range plan.Legs {
		say := locale.Say(sayToSend, struct{ Sizes string }{p.sending(leg)})
		if len(plan.Legs) > 1 {
			say = locale.Say(sayToSendBy, struct{ Engine, Sizes string }{leg.Engine, p.sending(leg)})
		}
		fmt.Fprintln(p.out, "  "+p.text(say))
	}
}

// sending says what would be sent and what that costs.
func (p *program) sending(leg plannedLeg) string {
	sizes := []string{p.count(sayInRequests, leg.Requests), p.count(sayCharacters, int(leg.Characters))}
	if leg.TokensIn > 0 {
		sizes = append(sizes, p.text(locale.Say(sayAboutTokens, struct{ In, Out string }{p.speaker.Number(leg.TokensIn), p.speaker.Number(leg.TokensOut)})))
	}
	return strings.Join(append(sizes, p.price(leg.Cost)), " · ")
}

func (p *program) price(c *plannedCost) string {
	switch {
	case c == nil:
		return p.text(locale.Say(sayPriceless, nil))
	case c.High == 0:
		return p.text(locale.Say(sayFree, nil))
	}
	data := struct{ Low, High, Date string }{p.speaker.Money(c.Low, c.Currency), p.speaker.Money(c.High, c.Currency), c.AsOf}
	if c.Low == c.High {
		return p.text(locale.Say(sayCost, data))
	}
	return p.text(locale.Say(sayCostRange, data))
}

// beyond tells that what is planned does not fit a bound.
func (p *program) beyond(bounds budget.Bounds, sum plannedLeg) error {
	type bound struct{ Bound string }
	over := false
	if bounds.Cost > 0 && sum.Cost != nil && sum.Cost.Low > bounds.Cost {
		p.say(locale.Say(sayBeyondCost, bound{p.speaker.Money(bounds.Cost, bounds.Currency)}))
		over = true
	}
	if bounds.Characters > 0 && sum.Characters > bounds.Characters {
		p.say(locale.Say(sayBeyondChars, bound{p.speaker.Number(bounds.Characters)}))
		over = true
	}
	if over {
		return exit(exitBudget)
	}
	return nil
}

// count words a number of things.
func (p *program) count(m *i18n.Message, n int) string {
	return p.text(locale.Say(m, struct{ N string }{p.speaker.Number(n)}, n))
}
