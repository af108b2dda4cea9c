package lint

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// General finds terms that would be found in every sentence.
var General = &Rule{
	ID:    "lint.general",
	Title: &i18n.Message{ID: "lint.general.title", Other: "Term is too general"},
	Doc:   "A form is a function word of its language, in small letters (with, avec), or one that is written with any capitals: it would be found in every sentence. A name that only looks like one (the band The Who, IT, US) keeps its capitals and is left alone.",
	run:   general,
}

var sayGeneral = &i18n.Message{
	ID:    "lint.general",
	Other: "“{{.Form}}” is a word of every text: it will be found everywhere.",
}

func general(p *pass) {
	for _, f := range p.forms {
		words := strings.Fields(f.text)
		if !f.names() && f.list != ofForms || len(words) == 0 || len(words) > 2 {
			continue
		}
		stop, all := p.tongue(f.lang).words.Stop, true
		for _, word := range words {
			all = all && stop[strings.ToLower(word)]
		}
		if all && !f.term.Common && (strings.ToLower(f.text) == f.text || folds(f)) {
			p.say(Warning, f, sayGeneral, struct{ Form string }{f.text}, nil)
		}
	}
}

// folds reports whether f is found with any capitals, though it has some.
func folds(f form) bool {
	short := len(f.text) <= 5 && strings.ToUpper(f.text) == f.text
	return f.term.Case == term.Fold || f.term.Case == term.Usual && f.concept.Kind == term.General && !short
}
