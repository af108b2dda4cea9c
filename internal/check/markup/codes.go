package markup

import (
	"errors"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Codes finds inline markup that was lost, doubled or crossed.
var Codes = &check.Check{
	ID:       "markup.codes",
	Title:    &i18n.Message{ID: "check.markup.codes.title", Other: "Inline markup damaged"},
	Doc:      "Every inline code of the source (bold, link, image, line break, protected name) must stand in the translation exactly once, and pairs must nest. Codes may change their order.",
	Scope:    check.Pair,
	Severity: check.Critical,
	Run:      codes,
}

var sayCodesMissing = &i18n.Message{
	ID:    "check.markup.codes.missing",
	One:   "A piece of markup of the source is missing in the translation: {{.First}}",
	Other: "{{.Count}} pieces of markup of the source are missing in the translation, the first: {{.First}}",
}

var sayCodesExtra = &i18n.Message{
	ID:    "check.markup.codes.extra",
	One:   "A piece of markup stands in the translation once too often: {{.First}}",
	Other: "{{.Count}} pieces of markup stand in the translation too often, the first: {{.First}}",
}

var sayCodesCrossed = &i18n.Message{
	ID:    "check.markup.codes.crossed",
	Other: "Markup overlaps: something is closed before it is opened.",
}

func codes(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" {
			continue
		}
		var damage *article.CodeError
		if !errors.As(article.VerifyCodes(u.Source, u.Target, u.Codes), &damage) {
			continue
		}
		if n := len(damage.Missing); n > 0 {
			p.Report(u, article.Span{}, locale.Say(sayCodesMissing, struct {
				Count int
				First string
			}{n, raw(u, damage.Missing[0])}, n))
		}
		if n := len(damage.Extra); n > 0 {
			p.Report(u, article.Span{}, locale.Say(sayCodesExtra, struct {
				Count int
				First string
			}{n, raw(u, damage.Extra[0])}, n))
		}
		if damage.Crossed {
			p.Report(u, article.Span{}, locale.Say(sayCodesCrossed, nil))
		}
	}
}

// raw returns what an editor sees of code n in the file.
func raw(u *check.Unit, n int) string {
	switch {
	case n >= len(u.Codes):
		return "?"
	case u.Codes[n].Raw == "":
		return u.Codes[n].Text
	}
	return u.Codes[n].Raw
}
