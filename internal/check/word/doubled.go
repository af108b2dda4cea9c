package word

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Doubled finds words that stand twice in a row.
var Doubled = &check.Check{
	ID:       "word.doubled",
	Title:    &i18n.Message{ID: "check.word.doubled.title", Other: "Word stands twice"},
	Doc:      "The same word stands twice in a row, with nothing but spaces between. What a language doubles rightly (nous nous, die die, had had: see doubled.txt), names (Duran Duran), single letters and what the source doubles too are left alone.",
	Scope:    check.Target,
	Severity: check.Minor,
	Run:      doubled,
}

//go:embed doubled.txt
var data string

// exceptions are the words of doubled.txt by base language.
var exceptions = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for _, line := range strings.Split(data, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		all[fields[0]] = map[string]bool{}
		for _, w := range fields[1:] {
			all[fields[0]][w] = true
		}
	}
	return all
})

var sayDoubled = &i18n.Message{
	ID:    "check.word.doubled",
	Other: "The word “{{.Word}}” stands twice in a row.",
}

func doubled(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if len(repeats(u.Source, p.From)) > 0 {
			continue
		}
		for _, at := range repeats(u.Target, p.To) {
			second := u.Target[at.Start:at.End]
			fields := strings.Fields(second)
			if check.Inside(p.Found(u), at) {
				continue
			}
			p.Report(u, at, locale.Say(sayDoubled, struct{ Word string }{fields[0]}), check.Edit{Span: at, New: fields[0]})
		}
	}
}

// repeats returns the spans of both words where one stands twice.
func repeats(text string, lang language.Tag) []article.Span {
	base, _ := lang.Base()
	fine := exceptions()[base.String()]
	var found []article.Span
	words := check.Words(text)
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		lower := strings.ToLower(b.Text)
		gap := text[a.Span.End:b.Span.Start]
		switch {
		case strings.ToLower(a.Text) != lower, gap == "", strings.TrimSpace(gap) != "", apart(text, a, b):
		case !b.Letters(), utf8.RuneCountInString(lower) < 2, fine[lower]:
		case b.Upper(): // a name or a title: Duran Duran
		default:
			found = append(found, article.Span{Start: a.Span.Start, End: b.Span.End})
		}
	}
	return found
}

// apart reports whether one of the words is half of a longer one: "vis-à-vis vis",
// "l'un un".
func apart(text string, a, b check.Word) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:a.Span.Start])
	after, _ := utf8.DecodeRuneInString(text[b.Span.End:])
	return strings.ContainsRune("-'’‑.", before) || strings.ContainsRune("-'’‑", after)
}
