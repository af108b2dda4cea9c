package engine

import (
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Left finds the words of neither language.
var Left = &check.Check{
	ID:       "engine.left",
	Title:    &i18n.Message{ID: "check.engine.left.title", Other: "Word of a language on the way"},
	Doc:      "Where the engine translates through other languages (French > Catalan > Spanish > English), a word that one of its later steps does not know stays in the language of that step. Every place of such a word is told; words that stand in the source too, and words with digits, are left out.",
	Scope:    check.Pair,
	Severity: check.Major,
	Run:      left,
}

var sayLeft = &i18n.Message{
	ID:    "check.engine.left",
	Other: "“{{.Word}}” was left in another language.",
}

func left(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if len(u.Draft.Left()) == 0 {
			continue
		}
		wanted := map[string]bool{}
		for _, w := range u.Draft.Left() {
			wanted[strings.ToLower(w)] = strings.IndexFunc(w, unicode.IsDigit) < 0
		}
		for _, w := range forms(u.Source) {
			delete(wanted, strings.ToLower(u.Source[w.Start:w.End]))
		}
		for _, w := range forms(u.Target) {
			word := u.Target[w.Start:w.End]
			if wanted[strings.ToLower(word)] {
				p.Report(u, w, locale.Say(sayLeft, struct{ Word string }{word}))
			}
		}
	}
}

// forms cuts text into words as engines mark them: with hyphens, without
// apostrophes.
func forms(text string) []article.Span {
	var spans []article.Span
	start := -1
	for i, r := range text + " " {
		inside := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-'
		if inside && start < 0 {
			start = i
		}
		if !inside && start >= 0 {
			spans = append(spans, article.Span{Start: start, End: i})
			start = -1
		}
	}
	return spans
}
