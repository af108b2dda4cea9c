package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/term/translit"
)

// conventions are the languages whose newspapers' conventions are known.
var conventions = []language.Tag{
	language.English, language.French, language.German, language.Spanish,
	language.Italian, language.Portuguese, language.Dutch, language.Polish,
}

// originalOf returns the Cyrillic name that the spellings of other languages are
// made from: the one of the country that c belongs to, or of a person of no known
// country whom another language writes by its convention. Names of other countries
// are no originals: Трамп was made from Trump.
func originalOf(c *Concept) (original, bool) {
	home, known := homeOf(c)
	if known && !cyrillic(home) {
		return original{}, false
	}
	for _, lang := range []language.Tag{home, language.Russian, language.Ukrainian} {
		if !cyrillic(lang) {
			continue
		}
		t := c.Term(lang)
		if t == nil {
			continue
		}
		if o := (original{c, t.Text, lang}); known || onlyCyrillic(c) || (c.Kind == Person && o.moved()) {
			return o, true
		}
	}
	return original{}, false
}

// moved reports whether a language has o as its convention writes it.
func (o original) moved() bool {
	return slices.ContainsFunc(conventions, func(lang language.Tag) bool {
		t := o.concept.Term(lang)
		written, ok := translit.Name(o.text, o.lang, lang)
		return t != nil && ok && t.Text == written
	})
}

// homeOf returns the main language of the country that c belongs to, as CLDR has it
// (likely subtags).
func homeOf(c *Concept) (language.Tag, bool) {
	for _, id := range slices.Concat([]string{c.PartOf, c.CapitalOf}, c.MemberOf, c.Subject) {
		code, ok := strings.CutPrefix(id, "place.")
		if !ok || len(code) != 2 {
			continue
		}
		if region, err := language.ParseRegion(code); err == nil && region.IsCountry() {
			tag, _ := language.Compose(language.Und, region)
			base, _ := tag.Base()
			return language.Make(base.String()), true
		}
	}
	return language.Und, false
}

func cyrillic(lang language.Tag) bool {
	script, _ := lang.Script()
	return script.String() == "Cyrl"
}

// onlyCyrillic reports whether all names of c are written in Cyrillic letters.
func onlyCyrillic(c *Concept) bool {
	return !slices.ContainsFunc(c.Languages(), func(lang string) bool { return !cyrillic(language.Make(lang)) })
}

// placesSoundingLike returns the place whose Cyrillic name the convention of another
// language spells like the name.
func (g *gazetteer) placesSoundingLike(q *query) []Suggestion {
	if len(g.places) == 0 {
		return nil
	}
	for _, sound := range translit.Sounds(q.name) {
		for _, o := range g.places[sound] {
			t := o.concept.Term(q.lang)
			convention, ok := spelledBy(q.name, o)
			if t == nil || !ok || t.Text == q.name || sameLanguage(convention, q.lang) {
				continue
			}
			return []Suggestion{{o.concept, t.Text, 0.9, []Evidence{{Convention, convention.String()}, {Original, o.text}}}}
		}
	}
	return nil
}

// spelledBy returns the language whose convention spells o as name.
func spelledBy(name string, o original) (language.Tag, bool) {
	for _, lang := range conventions {
		if written, ok := translit.Name(o.text, o.lang, lang); ok && written == name {
			return lang, true
		}
	}
	for _, lang := range conventions {
		if slices.Contains(translit.Variants(o.text, o.lang, lang), name) {
			return lang, true
		}
	}
	return language.Und, false
}

func sameLanguage(a, b language.Tag) bool {
	x, _ := a.Base()
	y, _ := b.Base()
	return x == y
}

// wanted returns what q's language writes for person, like q the full name or the
// last name alone; ok is false when nothing is known, or when q says just that.
func (q *query) wanted(person *Concept) (text string, ok bool) {
	if t := person.Term(q.lang); t != nil {
		text = q.formOf(person, t)
	} else if o, ok := originalOf(person); ok && !q.follows(o) {
		o = q.part(o)
		text, _ = translit.Name(o.text, o.lang, q.lang)
	}
	return text, text != "" && text != q.name
}

// formOf returns the form of t, a term of c, that has as many words as q: Putin for
// Poutine. Where none has, it is the last name for a single word, else the name.
func (q *query) formOf(c *Concept, t *Term) string {
	words := strings.Count(q.name, " ")
	for _, form := range slices.Concat([]string{t.Text}, t.Also) {
		if strings.Count(form, " ") == words {
			return form
		}
	}
	if _, last := nameParts(t.Text); words == 0 && c.Kind == Person {
		return last
	}
	return t.Text
}

// follows reports whether q is a spelling of o that readers of its language may meet.
func (q *query) follows(o original) bool {
	return slices.Contains(translit.Variants(q.part(o).text, o.lang, q.lang), q.name)
}

// part returns the last name of o when q is one.
func (q *query) part(o original) original {
	if q.full.given.text == "" {
		_, o.text = nameParts(o.text)
	}
	return o
}

// addConvention adds that the convention of some language makes the spelling of the
// Cyrillic name.
func (s *Suggestion) addConvention(q *query) {
	o, ok := originalOf(s.Concept)
	if !ok || utf8.RuneCountInString(q.full.last.text) <= shortest {
		return
	}
	lastOnly := o
	_, lastOnly.text = nameParts(o.text)
	if lang, ok := spelledBy(q.full.last.text, lastOnly); ok {
		s.Score += weightConvention
		s.Why = append(s.Why, Evidence{Convention, lang.String()}, Evidence{Original, q.part(o).text})
	}
}
