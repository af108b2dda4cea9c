package lint

import (
	"strings"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Punctuation finds punctuation at the end of a form.
var Punctuation = &Rule{
	ID:    "lint.punctuation",
	Title: &i18n.Message{ID: "lint.punctuation.title", Other: "Punctuation at the end"},
	Doc:   "A form ends with a comma, semicolon or colon, or with the stop of a sentence. A stop behind an abbreviation (Inc., U.S., z. B.), and ! or ? in a name (Yahoo!) belong to the form and are left alone.",
	run:   punctuation,
}

var sayPunctuation = &i18n.Message{
	ID:    "lint.punctuation",
	Other: "“{{.Form}}” ends with “{{.Sign}}”, which is no part of a term.",
}

func punctuation(p *pass) {
	for _, f := range p.forms {
		sign, size := utf8.DecodeLastRuneInString(f.text)
		bare := strings.TrimSpace(f.text[:len(f.text)-size])
		wrong := strings.ContainsRune(",;:،；，：、。．", sign) ||
			strings.ContainsRune("!?", sign) && f.concept.Kind == term.General ||
			sign == '.' && !abbreviated(f, bare)
		if wrong && bare != "" {
			p.say(Warning, f, sayPunctuation, struct{ Form, Sign string }{f.text, string(sign)}, &Edit{f.text, bare})
		}
	}
}

// abbreviated reports whether a form may keep its stop: an abbreviation, another
// stop in it, or a last word of at most five letters.
func abbreviated(f form, bare string) bool {
	last := bare[strings.LastIndexAny(bare, " -")+1:]
	return f.list == ofAbbreviation || strings.Contains(bare, ".") || utf8.RuneCountInString(last) <= 5
}
