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

// searched are the languages in which foreign forms are looked for.
var searched = []language.Tag{
	language.German, language.English, language.French, language.Spanish, language.Italian, language.Portuguese,
	language.Dutch, language.Polish, language.Romanian, language.Swedish, language.Catalan, language.Russian, language.Ukrainian,
}

const shortest = 4 // letters of a form; shorter ones are words by chance

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
		taken := map[article.Span]bool{}
		for _, lang := range searched {
			if sameBase(lang, p.Lang()) {
				continue
			}
			for _, h := range p.Base.Find(text, lang) {
				f, ok := foreign(p, u, text, h)
				if ok && !taken[h.Span] {
					taken[h.Span] = true
					found = append(found, f)
				}
			}
		}
	}
	return found
}

func foreign(p *check.Pass, u *check.Unit, text string, h term.Hit) (ForeignForm, bool) {
	form := text[h.Span.Start:h.Span.End]
	own := h.Concept.Term(p.Lang())
	switch {
	case own == nil || own.Keep || !h.Wanted || h.Role != term.Name:
		return ForeignForm{}, false
	case h.Concept.Kind == term.General || h.Concept.Kind == term.Title || utf8.RuneCountInString(form) < shortest:
		return ForeignForm{}, false
	case !capital(form) || uses(h.Concept, p.Lang(), form) || wantedAt(p, u, h.Span) || inName(text, h.Span) || quoted(text, h.Span) || aside(text, h.Span):
		return ForeignForm{}, false
	}
	if !own.Definite && afterArticle(text, h.Span, p.Lang()) {
		return ForeignForm{}, false // an der Vienne: a river, not Vienna
	}
	if strings.Contains(bare(own.Text), bare(form)) {
		return ForeignForm{}, false // Galapagos for Galápagos Islands
	}
	var langs []language.Tag
	for _, tag := range h.Concept.Languages() {
		lang := language.Make(tag)
		if !sameBase(lang, p.Lang()) && uses(h.Concept, lang, form) {
			langs = append(langs, lang)
		}
	}
	return ForeignForm{u, h.Span, form, langs, own.Text}, len(langs) > 0
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

// uses reports whether form is one that lang wants for c.
func uses(c *term.Concept, lang language.Tag, form string) bool {
	for _, t := range c.Terms(lang) {
		if t.Status > term.Admitted {
			continue
		}
		for _, list := range [][]string{{t.Text}, t.Forms, t.Also, t.Abbreviation} {
			for _, f := range list {
				if strings.EqualFold(f, form) {
					return true
				}
			}
		}
	}
	return false
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
