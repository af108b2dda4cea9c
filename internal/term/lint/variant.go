package lint

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Variant finds terms that another concept lists as an unwanted form.
var Variant = &Rule{
	ID:    "lint.variant",
	Title: &i18n.Message{ID: "lint.variant.title", Other: "Term is an unwanted form of another"},
	Doc:   "What one concept prefers, another concept of the same kind and language lists as deprecated or forbidden: every right use of the first may be taken for a wrong use of the second. Related concepts (a capital and its country) are reported as info. Admitted synonyms are left to lint.homograph.",
	run:   variant,
}

var sayVariant = &i18n.Message{
	ID:    "lint.variant",
	Other: "“{{.Form}}” is an unwanted form here, but {{.Concept}} prefers it.",
}

func variant(p *pass) {
	for _, f := range p.forms {
		if f.wanted() || !f.names() {
			continue
		}
		other := p.owner(f)
		if other == nil {
			continue
		}
		severity := Warning
		if related(other, f.concept) || other.Kind != f.concept.Kind {
			severity = Info
		}
		p.say(severity, f, sayVariant, struct{ Form, Concept string }{f.text, other.ID}, nil)
	}
}

// owner returns another concept that has f as a term, or nil.
func (v *view) owner(f form) *term.Concept {
	n := v.named[place{f.lang, f.text}]
	if n == nil {
		return nil
	}
	for _, t := range n.terms {
		if t.concept != f.concept {
			return t.concept
		}
	}
	return nil
}
