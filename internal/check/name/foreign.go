package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// ForeignForm is a name in a form that the text's language does not use though
// it has its own.
type ForeignForm struct {
	Unit  *check.Unit
	Span  article.Span // in the text of the pass's side
	Form  string
	Langs []language.Tag // the languages that use the form, sorted by tag
	Own   string         // the preferred form of the text's language
}

// Foreign finds the names of places, people and organisations whose form belongs
// to other languages. Forms inside quotations, addresses and longer names
// ("Bayern München") are left alone.
func Foreign(p *check.Pass) []ForeignForm {
	var found []ForeignForm
	for i := range p.Units {
		u := &p.Units[i]
		text := p.Read(u)
		if text == "" {
			continue
		}
		for _, h := range p.Base.FindForeign(text, p.Lang()) {
			if f, ok := foreign(p, u, text, h); ok {
				found = append(found, f)
			}
		}
	}
	return found
}

func foreign(p *check.Pass, u *check.Unit, text string, h term.Hit) (ForeignForm, bool) {
	if wantedAt(p, u, h.Span) || inName(text, h.Span) || quoted(text, h.Span) || aside(text, h.Span) {
		return ForeignForm{}, false
	}
	if !h.Term.Definite && afterArticle(text, h.Span, p.Lang()) {
		return ForeignForm{}, false // an der Vienne: a river, not Vienna
	}
	form := text[h.Span.Start:h.Span.End]
	return ForeignForm{u, h.Span, form, h.Concept.UsedBy(form), h.Term.Text}, true
}

func sameBase(a, b language.Tag) bool {
	x, _ := a.Base()
	y, _ := b.Base()
	return x == y
}

func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// wantedAt reports whether the text's own language has a name at span that it wants.
func wantedAt(p *check.Pass, u *check.Unit, span article.Span) bool {
	for _, h := range p.Found(u) {
		if h.Wanted && span.Start < h.Span.End && h.Span.Start < span.End {
			return true
		}
	}
	return false
}

// inName reports whether span is part of a longer capitalised name or of a word
// with hyphens or an address.
func inName(text string, span article.Span) bool {
	before := strings.TrimRight(text[:span.Start], " ")
	after := text[span.End:]
	if r, _ := utf8.DecodeLastRuneInString(text[:span.Start]); strings.ContainsRune("-/.@_#", r) {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(after); strings.ContainsRune("-/@_", r) {
		return true
	}
	if next := strings.TrimPrefix(after, " "); next != after && capital(next) {
		return true
	}
	fields := strings.FieldsFunc(before, unicode.IsSpace)
	return len(fields) > 1 && before != text[:span.Start] && capital(fields[len(fields)-1]) && !strings.ContainsAny(fields[len(fields)-1], ".,:;!?'’")
}

// quoted reports whether span stands between quotation marks.
func quoted(text string, span article.Span) bool {
	const marks = "\"“”„«»"
	n := 0
	for _, r := range text[:span.Start] {
		if strings.ContainsRune(marks, r) {
			n++
		}
	}
	return n%2 == 1 && strings.ContainsAny(text[span.End:], marks)
}

// articles are the definite articles by language. A town has none; a river that
// shares its name has one.
var articles = map[string]string{
	"de": " der die das den dem des ", "en": " the ", "fr": " le la les ", "es": " el la los las ",
	"it": " il lo la i gli le ", "pt": " o a os as do da dos das no na nos nas ", "nl": " de het ", "ca": " el la els les ",
}

// afterArticle reports whether the word before span is a definite article of lang.
func afterArticle(text string, span article.Span, lang language.Tag) bool {
	fields := strings.Fields(text[:span.Start])
	base, _ := lang.Base()
	return len(fields) > 0 && strings.Contains(articles[base.String()], " "+strings.ToLower(fields[len(fields)-1])+" ")
}

// aside reports whether span stands in brackets: (Spanish: República Dominicana).
func aside(text string, span article.Span) bool {
	before := text[:span.Start]
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}
