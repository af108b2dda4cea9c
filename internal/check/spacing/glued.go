package spacing

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/check/structure"
	"exonym/internal/detect"
	"exonym/internal/locale"
)

// Glued finds two words run together.
var Glued = &check.Check{
	ID:       "spacing.glued",
	Title:    &i18n.Message{ID: "check.spacing.glued.title", Other: "Words run together"},
	Doc:      "A small letter is followed by a capital inside a word, and both halves are known words: a page label (Ort), a name of the termbase, a function word, or a word that stands alone elsewhere in the article. Brands in camel case (YouTube), names with Mc, Mac, De and the like, and names of the termbase are left alone.",
	Scope:    check.Each,
	Severity: check.Major,
	Run:      glued,
}

//go:embed brands.txt
var brandData string

var brands = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, line := range strings.Split(brandData, "\n") {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				set[w] = true
			}
		}
	}
	return set
})

var labels = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, w := range structure.Labels() {
		set[w] = true
	}
	return set
})

const (
	halfLetters = 3 // letters that each half must have
)

var sayGlued = &i18n.Message{
	ID:    "check.spacing.glued",
	Other: "“{{.Left}}” and “{{.Right}}” are run together.",
}

func glued(p *check.Pass) {
	own := vocabulary(p)
	for i := range p.Units {
		u := &p.Units[i]
		text := p.Read(u)
		for _, w := range check.Words(text) {
			at := seam(w.Text)
			if at < 0 || check.Inside(p.Found(u), w.Span) && !knownName(p, w.Text[at:]) || own[w.Text] > 1 || address(text, w) {
				continue
			}
			left, right := w.Text[:at], w.Text[at:]
			if p.Side == check.Translation && strings.Contains(u.Source, w.Text) && u.Source != "" {
				continue // the source has it; the audit tells
			}
			if brands()[left] || !known(p, own, left) || !known(p, own, right) {
				continue
			}
			gap := article.Span{Start: w.Span.Start + at, End: w.Span.Start + at}
			p.Report(u, w.Span, locale.Say(sayGlued, struct{ Left, Right string }{left, right}), check.Edit{Span: gap, New: " "})
		}
	}
}

// seam returns where word changes from small to capital letters, once and with
// enough letters on both sides; else -1.
func seam(word string) int {
	found, before := -1, rune(0)
	for i, r := range word {
		if unicode.IsLower(before) && unicode.IsUpper(r) {
			if found >= 0 {
				return -1
			}
			found = i
		}
		before = r
	}
	if found < 0 || utf8.RuneCountInString(word[:found]) < halfLetters || utf8.RuneCountInString(word[found:]) < halfLetters ||
		strings.ToUpper(word[found:]) == word[found:] {
		return -1
	}
	return found
}

// vocabulary counts the words of the text.
func vocabulary(p *check.Pass) map[string]int {
	count := map[string]int{}
	for i := range p.Units {
		for _, w := range check.Words(p.Read(&p.Units[i])) {
			count[w.Text]++
		}
	}
	return count
}

// known reports whether half is a word: in the text, a label, a function word or
// a name.
func known(p *check.Pass, own map[string]int, half string) bool {
	return own[half] > 0 || labels()[half] || detect.FunctionWord(half, p.Lang()) || knownName(p, half)
}

func knownName(p *check.Pass, half string) bool {
	for _, lang := range []language.Tag{p.Lang(), language.English, language.French, language.German, language.Spanish} {
		for _, h := range p.Base.Find(half, lang) {
			if h.Span.Start == 0 && h.Span.End == len(half) {
				return true
			}
		}
	}
	return false
}

// address reports whether w stands in a URL, a path, a handle or a hashtag.
func address(text string, w check.Word) bool {
	start := strings.LastIndexFunc(text[:w.Span.Start], unicode.IsSpace) + 1
	end := len(text)
	if i := strings.IndexFunc(text[w.Span.End:], unicode.IsSpace); i >= 0 {
		end = w.Span.End + i
	}
	field := strings.TrimRight(text[start:end], ".,;:!?")
	return strings.ContainsAny(field, "@#/_\\.=<>")
}
