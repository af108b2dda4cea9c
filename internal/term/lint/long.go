package lint

import (
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// The most characters that a form and an explanation should have: a term of ISO
// 704 is a designation, not a sentence; a definition is one sentence.
const (
	maxForm        = 120
	maxExplanation = 500
)

// Long finds texts that are longer than reason.
var Long = &Rule{
	ID:    "lint.long",
	Title: &i18n.Message{ID: "lint.long.title", Other: "Longer than reason"},
	Doc:   "A form has more than 120 characters, or a definition or note more than 500. Terms are designations, definitions single sentences (ISO 704:2022, 6); longer ones are articles that have slipped into the wrong column.",
	run:   long,
}

var (
	sayLongForm = &i18n.Message{ID: "lint.long.form", Other: "“{{.Start}}…” has {{.Count}} characters: that is a sentence, not a term."}
	sayLongText = &i18n.Message{ID: "lint.long.text", Other: "{{.Field}} has {{.Count}} characters: one sentence should do."}
)

func long(p *pass) {
	for _, f := range p.forms {
		if n := utf8.RuneCountInString(f.text); n > maxForm {
			start := string([]rune(f.text)[:40])
			p.say(Warning, f, sayLongForm, struct {
				Start string
				Count int
			}{start, n}, nil)
		}
	}
	for _, c := range p.Base.Concepts() {
		for _, text := range []struct{ field, value string }{{"definition", c.Definition}, {"note", c.Note}} {
			if n := utf8.RuneCountInString(text.value); n > maxExplanation {
				p.sayOf(Info, c, sayLongText, struct {
					Field string
					Count int
				}{text.field, n})
			}
		}
	}
}
