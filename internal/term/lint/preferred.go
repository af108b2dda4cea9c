package lint

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Preferred finds languages with more than one preferred term.
var Preferred = &Rule{
	ID:    "lint.preferred",
	Title: &i18n.Message{ID: "lint.preferred.title", Other: "Two preferred terms"},
	Doc:   "One language of a concept has two terms of the status preferred, which is the usual one. Only the first is ever written; the others should say status: admitted or stand under also.",
	run:   preferred,
}

var sayPreferred = &i18n.Message{
	ID:    "lint.preferred",
	Other: "“{{.Form}}” is preferred, but so is “{{.First}}”: the second one needs status: admitted.",
}

func preferred(p *pass) {
	var first form
	for _, f := range p.forms {
		if f.list != ofTerm || f.status != term.Preferred {
			continue
		}
		if f.concept == first.concept && f.lang == first.lang {
			p.say(Warning, f, sayPreferred, struct{ Form, First string }{f.text, first.text}, nil)
			continue
		}
		first = f
	}
}
