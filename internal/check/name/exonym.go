package name

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// Exonym finds names in a form that other languages use.
var Exonym = &check.Check{
	ID:       "name.exonym",
	Title:    &i18n.Message{ID: "check.name.exonym.title", Other: "Name in a foreign form"},
	Doc:      "A name of the termbase stands in a form that several other languages use, though the text's language has its own: Kursk in French, where it is Koursk. Forms in quotations and addresses, and forms that are part of a longer name (Bayern München), are left alone. A form that belongs to one language only is reported by residue.language.",
	Scope:    check.Audit,
	Severity: check.Minor,
	Run:      exonym,
}

var sayExonym = &i18n.Message{
	ID:    "check.name.exonym",
	Other: "“{{.Form}}” is the form of other languages: here it is “{{.Own}}”.",
}

func exonym(p *check.Pass) {
	for _, f := range Foreign(p) {
		if len(f.Langs) < 2 {
			continue
		}
		p.Report(f.Unit, f.Span, locale.Say(sayExonym, struct{ Form, Own string }{f.Form, f.Own}), check.Edit{Span: f.Span, New: f.Own})
	}
}
