package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Formula finds forms that a spreadsheet would run.
var Formula = &Rule{
	ID:    "lint.formula",
	Title: &i18n.Message{ID: "lint.formula.title", Other: "Looks like a formula"},
	Doc:   "A form begins with = + - or @: a spreadsheet takes it as a formula when the glossary is opened as CSV (OWASP, CSV Injection). A minus or plus before a letter or digit with nothing that could be run (-ismus, +1) is reported as info only.",
	run:   formula,
}

var sayFormula = &i18n.Message{
	ID:    "lint.formula",
	Other: "“{{.Form}}” begins with “{{.Sign}}”: a spreadsheet takes that for a formula.",
}

func formula(p *pass) {
	for _, f := range p.forms {
		text := strings.TrimSpace(f.text)
		if text == "" || !strings.ContainsRune("=+-@", rune(text[0])) {
			continue
		}
		severity := Warning
		if strings.ContainsRune("+-", rune(text[0])) && harmless(text[1:]) {
			severity = Info
		}
		p.say(severity, f, sayFormula, struct{ Form, Sign string }{f.text, text[:1]}, nil)
	}
}

// harmless reports whether text begins with a letter or digit and holds nothing
// but words.
func harmless(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return (unicode.IsLetter(first) || unicode.IsDigit(first)) && !strings.ContainsAny(text, "()|!=\"'*/")
}
