package cli

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/budget"
	"exonym/internal/check"
	"exonym/internal/config"
	"exonym/internal/home"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/report"
)

// pricesFile is the user's own table of prices, beside exonym.yaml.
const pricesFile = "prices.yaml"

// readBounds reads --max-cost and --max-chars.
func readBounds(conf *config.Config) (b budget.Bounds, err error) {
	if text := conf.Value("max-cost").Text(); text != "" {
		if b.Cost, b.Currency, err = budget.ParseAmount(text); err != nil {
			return b, noBound(text, "--max-cost", "5")
		}
	}
	if text := conf.Value("max-chars").Text(); text != "" {
		if b.Characters, err = budget.ParseCount(text); err != nil {
			return b, noBound(text, "--max-chars", "200000")
		}
	}
	return b, nil
}

// readDeadline reads --deadline.
func readDeadline(conf *config.Config) (time.Duration, error) {
	text := conf.Value("deadline").Text()
	if text == "" {
		return 0, nil
	}
	deadline, err := time.ParseDuration(text)
	if err != nil || deadline <= 0 {
		return 0, noBound(text, "--deadline", "30m")
	}
	return deadline, nil
}

func noBound(value, flag, example string) error {
	return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{value, flag}),
		locale.Say(sayTryCommand, struct{ Command string }{"exonym translate article.fr.txt --to es " + flag + " " + example}))
}

// openPurse makes the purse of a run, with the user's prices before the built-in ones.
func openPurse(bounds budget.Bounds) (*budget.Purse, error) {
	path, err := pricesPath()
	if err != nil {
		return budget.NewPurse(budget.Builtin(), bounds), nil // there is no such folder
	}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fileFault(path, err)
	}
	own, err := budget.Read(text)
	if err != nil {
		return nil, &fault{says: locale.Say(sayPricesFailure, struct{ File, Cause string }{path, err.Error()}), code: exitUsage, cause: err}
	}
	return budget.NewPurse(append(own, budget.Builtin()...), bounds), nil
}

func pricesPath() (string, error) {
	here, err := home.Here()
	if err != nil {
		return "", err
	}
	return here.User(pricesFile)
}

// checkPrices refuses a bound in money that could not be kept.
func checkPrices(purse *budget.Purse, work []*translation) error {
	for _, t := range work {
		err := purse.Check(t.input.source.Doc.Lang, t.to)
		var unpriced *budget.PriceError
		if !errors.As(err, &unpriced) {
			continue
		}
		path, _ := pricesPath()
		data := struct{ Engine, Model, Currency, Bound, File string }{unpriced.Engine, unpriced.Model, unpriced.Currency, purse.Bounds().Currency, path}
		if unpriced.Currency != "" {
			return usage(locale.Say(sayOtherCurrency, data), locale.Say(sayOtherCurrencyHint, data))
		}
		return usage(locale.Say(sayNoPrice, data), locale.Say(sayNoPriceHint, data))
	}
	return nil
}

// newSpending sums up what the run spent, and what it did not need to.
func newSpending(purse *budget.Purse, work []*translation) *report.Spending {
	bounds := purse.Bounds()
	s := &report.Spending{MaxCost: bounds.Cost, MaxCharacters: bounds.Characters, Currency: bounds.Currency, UsedUp: purse.Empty()}
	for _, e := range purse.Spent() {
		s.Engines = append(s.Engines, spentOn(e))
	}
	for _, t := range work {
		switch {
		case errors.Is(t.err, backend.ErrBudget):
			s.Left += t.input.source.Segments()
		case t.err == nil:
			if s.UsedUp {
				s.Left += len(t.result.Failed())
			}
			saveOn(&s.Saved, purse, t)
		}
	}
	return s
}

func spentOn(e budget.Spent) report.Spent {
	out := report.Spent{
		Engine: e.Engine, Requests: e.Requests, Characters: e.Characters, Local: e.Local,
		TokensIn: e.Usage.Input + e.Usage.CacheRead + e.Usage.CacheWrite, TokensOut: e.Usage.Output, Billed: e.Billed,
	}
	if e.Priced {
		out.Cost, out.Currency, out.PriceAsOf = &e.Cost, e.Price.Currency, e.Price.AsOf
	}
	if e.Price.Unit == budget.Tokens || !e.Priced {
		out.Model = e.Model
	} else {
		out.TokensIn, out.TokensOut = 0, 0
	}
	return out
}

// saveOn adds the segments of t for which no engine was asked.
func saveOn(s *report.Saved, purse *budget.Purse, t *translation) {
	from := t.input.source.Doc.Lang
	b := backend.Batch{From: from, To: t.to}
	for i := range t.result.Text.Units {
		if u := &t.result.Text.Units[i]; recalled(u) {
			b.Units = append(b.Units, backend.Unit{ID: u.ID, Text: u.Source})
			s.Segments++
			s.Characters += int64(len([]rune(u.Source)) - len(article.Tokens(u.Source)))
		}
	}
	price, err := purse.Price(t.engine, from, t.to)
	if err != nil || len(b.Units) == 0 {
		return
	}
	cost := price.Cost(price.Estimate(b))
	if s.Cost != nil {
		cost += *s.Cost
	}
	s.Cost, s.Currency = &cost, price.Currency
}

func recalled(u *check.Unit) bool {
	return u.Draft.Origin != nil && u.Draft.Origin.Engine == pipeline.FromMemory
}

// usedUp tells that the budget ended the run, and what is left.
func (p *program) usedUp(s *report.Spending) error {
	p.say(locale.Say(sayUsedUp, struct{ N string }{p.speaker.Number(s.Left)}, s.Left))
	p.say(locale.Say(sayGoOn, nil))
	return exit(exitBudget)
}
