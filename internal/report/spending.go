package report

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
)

// Spending is what a run asked of engines, what memory spared it, and its bounds.
type Spending struct {
	Engines       []Spent
	Saved         Saved
	MaxCost       float64 // 0: no bound
	MaxCharacters int64   // 0: no bound
	Currency      string  // of MaxCost
	UsedUp        bool    // a bound ended the run
	Left          int     // segments that were not translated then
}

// Spent is what one engine was asked for. Characters are code points sent; tokens are
// those of a model, as it counts them.
type Spent struct {
	Engine, Model       string
	Requests            int
	Characters          int64
	TokensIn, TokensOut int64
	Local               bool // on this computer
	Billed              bool // by the engine's own account, else an estimate
	Cost                *float64
	Currency, PriceAsOf string
}

// Saved is what memory, and segments that are alike, spared the run; Cost is what asking
// the engine would have come to, as estimated, nil where no price is known.
type Saved struct {
	Segments   int
	Characters int64
	Cost       *float64
	Currency   string
}

// worthTelling reports whether a reader of the text wants to know: something was paid,
// or would have been, or there is a bound.
func (s *Spending) worthTelling() bool {
	if s == nil {
		return false
	}
	for _, e := range s.Engines {
		if !e.Local {
			return true
		}
	}
	return s.MaxCost > 0 || s.MaxCharacters > 0 || s.Saved.Cost != nil && *s.Saved.Cost > 0
}

// spending says what was spent, a line each.
func (v voice) spending(s *Spending) []string {
	if !s.worthTelling() {
		return nil
	}
	var lines []string
	for i := range s.Engines {
		lines = append(lines, v.spent(&s.Engines[i]))
	}
	if s.Saved.Segments > 0 {
		lines = append(lines, v.saved(&s.Saved))
	}
	if s.UsedUp {
		lines = append(lines, v.count(&i18n.Message{ID: "budget.report.used_up", One: "The budget is used up: {{.N}} segment is left", Other: "The budget is used up: {{.N}} segments are left"}, s.Left))
	}
	return lines
}

func (v voice) spent(e *Spent) string {
	name := e.Engine
	if e.Model != "" {
		name += " (" + e.Model + ")"
	}
	parts := []string{
		v.count(&i18n.Message{ID: "budget.report.requests", One: "{{.N}} request", Other: "{{.N}} requests"}, e.Requests),
		v.count(sayCharacters, int(e.Characters)),
	}
	if e.TokensIn+e.TokensOut > 0 {
		parts = append(parts, v.Text(locale.Say(&i18n.Message{ID: "budget.report.tokens", Other: "{{.A}} tokens sent, {{.B}} received"}, pairOf{v.Number(e.TokensIn), v.Number(e.TokensOut)})))
	}
	parts = append(parts, v.price(e))
	return name + " · " + join(parts...)
}

var sayCharacters = &i18n.Message{ID: "budget.report.characters", One: "{{.N}} character", Other: "{{.N}} characters"}

// price says what an engine cost.
func (v voice) price(e *Spent) string {
	switch {
	case e.Local:
		return ""
	case e.Cost == nil:
		return v.say(&i18n.Message{ID: "budget.report.no_price", Other: "no price known"})
	case e.Billed:
		return v.Money(*e.Cost, e.Currency)
	}
	return v.about(*e.Cost, e.Currency)
}

func (v voice) about(cost float64, currency string) string {
	return v.Text(locale.Say(&i18n.Message{ID: "budget.report.about", Other: "about {{.N}}"}, one{v.Money(cost, currency)}))
}

func (v voice) saved(s *Saved) string {
	parts := []string{
		v.count(&i18n.Message{ID: "budget.report.saved", One: "Not asked again: {{.N}} segment", Other: "Not asked again: {{.N}} segments"}, s.Segments),
		v.count(sayCharacters, int(s.Characters)),
	}
	if s.Cost != nil && *s.Cost > 0 {
		parts = append(parts, v.Text(locale.Say(&i18n.Message{ID: "budget.report.spared", Other: "about {{.N}} spared"}, one{v.Money(*s.Cost, s.Currency)})))
	}
	return join(parts...)
}

// jsonSpending is Spending as JSON.
type jsonSpending struct {
	Engines       []jsonSpent `json:"engines"`
	Saved         jsonSaved   `json:"saved"`
	MaxCost       *float64    `json:"max_cost"`
	MaxCharacters *int64      `json:"max_characters"`
	Currency      string      `json:"currency"`
	UsedUp        bool        `json:"used_up"`
	Left          int         `json:"left"`
}

type jsonSpent struct {
	Engine     string   `json:"engine"`
	Model      string   `json:"model"`
	Local      bool     `json:"local"`
	Requests   int      `json:"requests"`
	Characters int64    `json:"characters"`
	TokensIn   int64    `json:"tokens_in"`
	TokensOut  int64    `json:"tokens_out"`
	Billed     bool     `json:"billed"`
	Cost       *float64 `json:"cost"`
	Currency   string   `json:"currency"`
	PriceAsOf  string   `json:"price_as_of"`
}

type jsonSaved struct {
	Segments   int      `json:"segments"`
	Characters int64    `json:"characters"`
	Cost       *float64 `json:"cost"`
	Currency   string   `json:"currency"`
}

// jsonSpendingOf returns nil where nothing was to be asked.
func jsonSpendingOf(s *Spending) *jsonSpending {
	if s == nil {
		return nil
	}
	out := &jsonSpending{
		Engines: each(s.Engines, func(e Spent) jsonSpent {
			return jsonSpent{e.Engine, e.Model, e.Local, e.Requests, e.Characters, e.TokensIn, e.TokensOut, e.Billed, e.Cost, e.Currency, e.PriceAsOf}
		}),
		Saved:    jsonSaved(s.Saved),
		Currency: s.Currency, UsedUp: s.UsedUp, Left: s.Left,
	}
	if s.MaxCost > 0 {
		out.MaxCost = &s.MaxCost
	}
	if s.MaxCharacters > 0 {
		out.MaxCharacters = &s.MaxCharacters
	}
	return out
}
