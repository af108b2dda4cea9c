package lint

import (
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Case finds names of places and people without a capital.
var Case = &Rule{
	ID:    "lint.case",
	Title: &i18n.Message{ID: "lint.case.title", Other: "Name in small letters"},
	Doc:   "The term of a place or a person has no capital letter, though its script has capitals: it would be written so in the middle of a sentence. A capital anywhere in it is enough (mar Negro, al-Azhar). A warning for people and for names of one word if three of four other languages have a capital; else info, for languages describe some places (zone euro) and titles (dalaï-lama). case: exact says that it is meant.",
	run:   small,
}

var sayCase = &i18n.Message{
	ID:    "lint.case",
	Other: "“{{.Form}}” is a name without a capital. If it is meant so, write case: exact.",
}

func small(p *pass) {
	for _, f := range p.forms {
		if (f.concept.Kind != term.Place && f.concept.Kind != term.Person) || f.list != ofTerm || f.term.Case != term.Usual || !f.wanted() {
			continue
		}
		if !lowerCase(f.text) {
			continue
		}
		severity := Info
		if (f.concept.Kind == term.Person || !strings.Contains(f.text, " ")) && p.othersHaveCapitals(f) {
			severity = Warning
		}
		p.say(severity, f, sayCase, struct{ Form string }{f.text}, nil)
	}
}

// lowerCase reports whether text has small letters and no capital.
func lowerCase(text string) bool {
	lower := false
	for _, r := range text {
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			return false
		}
		lower = lower || unicode.IsLower(r)
	}
	return lower
}

// othersHaveCapitals reports whether at least three of four other languages write
// the concept of f with a capital, or there is no other.
func (v *view) othersHaveCapitals(f form) bool {
	others, capitals := 0, 0
	for _, lang := range f.concept.Languages() {
		text := v.preferred(f.concept, lang)
		if lang == f.lang || !strings.ContainsFunc(text, cased) {
			continue
		}
		others++
		if !lowerCase(text) {
			capitals++
		}
	}
	return capitals*4 >= others*3
}

func cased(r rune) bool { return unicode.IsUpper(r) || unicode.IsLower(r) }
