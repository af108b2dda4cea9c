package lint

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Contained finds forbidden forms that hold the preferred one.
var Contained = &Rule{
	ID:    "lint.contained",
	Title: &i18n.Message{ID: "lint.contained.title", Other: "Preferred form inside a forbidden one"},
	Doc:   "The preferred term stands, word by word, inside a form that the same language forbids. exonym takes the longest form and tells them apart; programs that search for plain text, and engines with a glossary of their own, find the preferred form in the forbidden one and are content.",
	run:   contained,
}

var sayContained = &i18n.Message{
	ID:    "lint.contained",
	Other: "The forbidden form “{{.Form}}” holds the preferred one, “{{.Preferred}}”: programs that search for plain text cannot tell them apart.",
}

func contained(p *pass) {
	for _, f := range p.forms {
		if f.status != term.Forbidden {
			continue
		}
		preferred := p.preferred(f.concept, f.lang)
		if preferred != "" && preferred != f.text && strings.Contains(" "+f.text+" ", " "+preferred+" ") {
			p.say(Info, f, sayContained, struct{ Form, Preferred string }{f.text, preferred}, nil)
		}
	}
}
