package casing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Start finds sentences that lost their capital.
var Start = &check.Check{
	ID:       "case.start",
	Title:    &i18n.Message{ID: "check.case.start.title", Other: "Sentence starts with a small letter"},
	Doc:      "The source begins with a capital and the translation with a small letter. Words with capitals inside (iPhone), names that begin small, addresses, and Dutch 's and 't are left alone; so are list items, cells and attributes without end mark, because German capitalises every noun.",
	Scope:    check.Pair,
	Severity: check.Minor,
	Run:      start,
}

var sayStart = &i18n.Message{
	ID:    "check.case.start",
	Other: "The sentence starts with a small letter, unlike the source.",
}

func start(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		s, t := check.First(u.Source), check.First(u.Target)
		if s < 0 || t < 0 || label(u) || strings.HasPrefix(u.Target[max(t-3, 0):], "…") {
			continue
		}
		was, _ := utf8.DecodeRuneInString(u.Source[s:])
		is, size := utf8.DecodeRuneInString(u.Target[t:])
		if !unicode.IsUpper(was) || !unicode.IsLower(is) || fixed(u, t) {
			continue
		}
		span := article.Span{Start: t, End: t + size}
		p.Report(u, span, locale.Say(sayStart, nil), check.Edit{Span: span, New: string(unicode.ToTitle(is))})
	}
}

// label reports whether u is a label rather than a sentence.
func label(u *check.Unit) bool {
	switch u.Kind {
	case article.ListItem, article.Cell, article.Attribute, article.Meta, article.Caption, article.Line:
		return !strings.ContainsAny(u.Source, ".!?。？！")
	}
	return false
}

// fixed reports whether the word at byte t of the target is written small on
// purpose, or is preceded by a name or code that opens the sentence.
func fixed(u *check.Unit, t int) bool {
	for _, n := range article.Tokens(u.Target[:t]) {
		if n < len(u.Codes) && u.Codes[n].Kind != article.Open {
			return true
		}
	}
	if strings.HasSuffix(u.Target[:t], "'") || strings.HasSuffix(u.Target[:t], "’") {
		return true
	}
	word := u.Target[t:]
	if end := strings.IndexFunc(word, unicode.IsSpace); end >= 0 {
		word = word[:end]
	}
	span := article.Span{Start: t, End: t + len(word)}
	return strings.IndexFunc(word, unicode.IsUpper) >= 0 || strings.ContainsAny(word, "@/_") ||
		strings.Contains(strings.TrimRight(word, ".,;:!?"), ".") || check.Inside(u.Hits, span) ||
		strings.Contains(u.Source, word)
}
