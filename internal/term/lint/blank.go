package lint

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Blank finds white space where none belongs.
var Blank = &Rule{
	ID:    "lint.blank",
	Title: &i18n.Message{ID: "lint.blank.title", Other: "Blanks in excess"},
	Doc:   "A form has two blanks in a row, a tab or a line break: a text is set with it as it stands. Blanks before and after a form are taken off when a glossary is read; where the files are at hand they are reported as info, because other programs keep them.",
	run:   blank,
}

var (
	sayBlankInside = &i18n.Message{ID: "lint.blank.inside", Other: "“{{.Form}}” has more than one blank, a tab or a line break between its words."}
	sayBlankAround = &i18n.Message{ID: "lint.blank.around", Other: "“{{.Form}}” stands between blanks."}
)

func blank(p *pass) {
	for _, f := range p.forms {
		trimmed := strings.TrimSpace(f.text)
		switch words := strings.Join(strings.Fields(trimmed), " "); {
		case words == "":
		case trimmed != f.text:
			p.say(Warning, f, sayBlankAround, struct{ Form string }{trimmed}, &Edit{f.text, words})
		case strings.Contains(trimmed, "  ") || strings.ContainsAny(trimmed, "\t\n\r"):
			p.say(Warning, f, sayBlankInside, struct{ Form string }{words}, &Edit{f.text, words})
		}
	}
	for _, s := range p.scalars {
		if trimmed := strings.TrimSpace(s.text); s.lang != "" && trimmed != s.text && trimmed != "" {
			p.sayRaw(s, sayBlankAround, struct{ Form string }{trimmed}, trimmed)
		}
	}
}

// sayRaw adds a finding about a text of a file that reading has mended already.
func (p *pass) sayRaw(s scalar, message *i18n.Message, data any, mended string) {
	p.found = append(p.found, Finding{
		Rule: p.rule.ID, Severity: Info, Concept: s.id, Lang: s.lang, Form: s.text,
		At: locationOf(s), Message: message, Data: data, Fix: &Edit{s.text, mended},
	})
}
