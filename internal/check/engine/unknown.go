package engine

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Unknown tells which words the engine did not know.
var Unknown = &check.Check{
	ID:       "engine.unknown",
	Title:    &i18n.Message{ID: "check.engine.unknown.title", Other: "Word unknown to the engine"},
	Doc:      "The engine said that it does not know a word of the source, so the word stands untranslated. Capitalised words are an information (mostly names, and right as they are); names of the termbase and words with digits are left out.",
	Scope:    check.Pair,
	Severity: check.Minor,
	Run:      unknown,
}

var sayUnknown = &i18n.Message{
	ID:    "check.engine.unknown",
	Other: "The engine did not know “{{.Word}}”.",
}

func unknown(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		said := map[string]bool{}
		for _, w := range u.Draft.Unknown() {
			w = strings.Trim(w, "*@#")
			if said[w] || w == "" || strings.IndexFunc(w, unicode.IsDigit) >= 0 || named(u, w) {
				continue
			}
			said[w] = true
			var at article.Span
			if start := strings.Index(u.Target, w); start >= 0 {
				at = article.Span{Start: start, End: start + len(w)}
			}
			place := check.Place{Unit: u.ID, Side: check.Translation, Span: at}
			p.ReportAs(severity(w, p.Check.Severity), place, locale.Say(sayUnknown, struct{ Word string }{w}))
		}
	}
}

// named reports whether word is part of a name that the termbase knows.
func named(u *check.Unit, word string) bool {
	for _, h := range u.Names {
		if strings.Contains(u.Source[h.Span.Start:h.Span.End], word) {
			return true
		}
	}
	return false
}

func severity(word string, usual check.Severity) check.Severity {
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
		return check.Info
	}
	return usual
}
