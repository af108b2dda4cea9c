package lint

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Conflict finds forms that a language wants and does not want.
var Conflict = &Rule{
	ID:    "lint.conflict",
	Title: &i18n.Message{ID: "lint.conflict.title", Other: "Wanted and unwanted"},
	Doc:   "One language of a concept lists the same form as preferred or admitted and as deprecated or forbidden. Nobody can tell what is meant, and every use would be reported or none.",
	run:   conflict,
}

var sayConflict = &i18n.Message{
	ID:    "lint.conflict",
	Other: "“{{.Form}}” is both a form that the language wants and one that it does not want.",
}

func conflict(p *pass) {
	type key struct {
		concept    *term.Concept
		lang, text string
	}
	wanted := map[key]bool{}
	for _, f := range p.forms {
		if f.wanted() && (f.names() || f.list == ofForms) {
			wanted[key{f.concept, f.lang, f.text}] = true
		}
	}
	for _, f := range p.forms {
		if !f.wanted() && f.names() && wanted[key{f.concept, f.lang, f.text}] {
			p.say(Error, f, sayConflict, struct{ Form string }{f.text}, nil)
		}
	}
}
