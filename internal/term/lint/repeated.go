package lint

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Repeated finds empty forms and forms that stand twice.
var Repeated = &Rule{
	ID:    "lint.repeated",
	Title: &i18n.Message{ID: "lint.repeated.title", Other: "Form stands twice or is empty"},
	Doc:   "A language of a concept lists one form twice as a name of it, or an empty one. Lists of adjectives and inhabitants have a place for each gender and number and may repeat a form; inflected forms (forms) that repeat another are info.",
	run:   repeated,
}

var (
	sayRepeated = &i18n.Message{ID: "lint.repeated", Other: "“{{.Form}}” stands twice in this language."}
	sayEmpty    = &i18n.Message{ID: "lint.repeated.empty", Other: "A form of this language is empty."}
)

func repeated(p *pass) {
	type key struct {
		concept    *term.Concept
		lang, text string
		wanted     bool
	}
	seen := map[key]bool{}
	for _, f := range p.forms {
		if strings.TrimSpace(f.text) == "" {
			p.say(Warning, f, sayEmpty, nil, nil)
			continue
		}
		if !f.names() && f.list != ofForms {
			continue
		}
		at := key{f.concept, f.lang, f.text, f.wanted()}
		if !seen[at] {
			seen[at] = true
			continue
		}
		severity := Warning
		if f.list == ofForms {
			severity = Info
		}
		p.say(severity, f, sayRepeated, struct{ Form string }{f.text}, &Edit{Old: f.text})
	}
}
