package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// shortestForeign is how many letters a foreign form has at least: shorter ones
// are words of the text's own language by chance.
const shortestForeign = 4

// FindForeign returns the names in text (in language lang) that stand in a form
// which other languages want and lang does not, though it has a form of its own:
// Russland in French. Hit.Form is the form as the other languages write it. Names
// that are part of the own form (Galapagos for Galápagos Islands) are none. As with
// Find, hits are leftmost-longest and the time is linear in the text.
func (b *Base) FindForeign(text string, lang language.Tag) []Hit {
	if b == nil || len(b.concepts) == 0 || text == "" {
		return nil
	}
	return find(b.indexOf("foreign "+lang.String(), func() *index { return newForeignIndex(b.concepts, lang) }), text)
}

// UsedBy returns the languages that want form for c, by tag.
func (c *Concept) UsedBy(form string) []language.Tag {
	var langs []language.Tag
	for _, tag := range c.Languages() {
		terms := c.terms.of(tag)
		for i := range terms {
			if terms[i].wants(form) {
				langs = append(langs, language.Make(tag))
				break
			}
		}
	}
	return langs
}

// wants reports whether form, in any case, is one of t's names that are wanted.
func (t *Term) wants(form string) bool {
	if t.Status > Admitted {
		return false
	}
	for _, list := range [][]string{{t.Text}, t.Forms, t.Also, t.Abbreviation} {
		for _, own := range list {
			if strings.EqualFold(own, form) {
				return true
			}
		}
	}
	return false
}

func newForeignIndex(concepts []*Concept, lang language.Tag) *index {
	x := emptyIndex(lang)
	base, _ := lang.Base()
	for _, c := range concepts {
		if c.Kind == General || c.Kind == Title {
			continue
		}
		if own := c.Term(lang); own == nil || own.Keep {
			continue
		}
		for _, tag := range c.Languages() {
			if other, _ := language.Make(tag).Base(); other == base {
				continue
			}
			terms := c.terms.peek(nil, tag)
			for i := range terms {
				x.addForeign(c, &terms[i], lang)
			}
		}
	}
	x.forget()
	return x
}

// addForeign adds the names of t, a term of another language, that lang does not
// use for c.
func (x *index) addForeign(c *Concept, t *Term, lang language.Tag) {
	if t.Status > Admitted || t.Common {
		return
	}
	own := c.Term(lang)
	for _, list := range [][]string{{t.Text}, t.Forms, t.Also} {
		for _, form := range list {
			first, _ := utf8.DecodeRuneInString(form)
			if !unicode.IsUpper(first) || utf8.RuneCountInString(form) < shortestForeign || c.uses(lang, form) {
				continue
			}
			if strings.Contains(bare(own.Text), bare(form)) {
				continue
			}
			x.add(entry{concept: c, number: ownTerm, form: form, policy: c.policy(t, form)}, form, nil)
		}
	}
}

// uses reports whether lang wants form for c.
func (c *Concept) uses(lang language.Tag, form string) bool {
	terms := c.Terms(lang)
	for i := range terms {
		if terms[i].wants(form) {
			return true
		}
	}
	return false
}

// bare returns text in small letters without accents.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(text))
}
