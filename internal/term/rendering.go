package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// renderings returns the first words of target, up to most, outside hits of c itself,
// that say c though they are none of its forms: compounds with one of its names
// (Datenprodukte and Produktnummer for Produkt), and forms of a verb that the term may
// be as well. Finding does not look for them, because in a source they may mean
// something else.
func renderings(c *Concept, target string, found []Hit, lang language.Tag, most int) (spans []article.Span) {
	g := grammarOf(lang)
	if len(g.Joins) == 0 && len(g.Verb) == 0 {
		return nil
	}
	known := g.constituents(c, lang)
	for _, p := range pieces(target) {
		if len(spans) == most {
			break
		}
		if p.class != letter || taken(found, c, p) {
			continue
		}
		word := string(fold(nil, target[p.start:p.end]))
		if slices.Contains(known.verbs, word) || len(g.Joins) > 0 && known.compound(word, g.Joins) {
			spans = append(spans, article.Span{Start: p.start, End: p.end})
		}
	}
	return spans
}

// taken reports whether a hit of c covers a piece.
func taken(hits []Hit, c *Concept, p piece) bool {
	for _, hit := range hits {
		if hit.Concept == c && hit.Span.Start < p.end && p.start < hit.Span.End {
			return true
		}
	}
	return false
}

// constituents are the folded forms of a concept that may stand at the end of a
// compound, those that may stand at its beginning, and those of a verb.
type constituents struct{ heads, modifiers, verbs []string }

func (g *grammar) constituents(c *Concept, lang language.Tag) (found constituents) {
	terms := c.Terms(lang)
	for i := range terms {
		for u := range terms[i].uses() {
			if u.role == Name && u.status <= Admitted && !strings.ContainsRune(u.form, ' ') {
				found.add(g, u, c.Kind)
			}
		}
	}
	return found
}

func (c *constituents) add(g *grammar, u use, kind Kind) {
	form := foldString(u.form)
	c.modifiers = append(c.modifiers, form, strings.TrimSuffix(form, "e"))
	c.heads = append(c.heads, form)
	for _, variants := range g.variants(u, kind, nil) {
		for _, variant := range variants {
			c.heads = append(c.heads, foldString(variant))
		}
	}
	if kind == General {
		for _, variant := range g.Verb.of(u.form) {
			c.verbs = append(c.verbs, foldString(variant))
		}
	}
}

func foldString(word string) string { return string(fold(nil, word)) }

// compound reports whether word is a compound with one of the constituents; joins are
// the letters that may stand between two parts.
func (c *constituents) compound(word string, joins []string) bool {
	for _, head := range c.heads {
		if rest, ok := strings.CutSuffix(word, head); ok && apart(head, rest) {
			return true
		}
	}
	for _, modifier := range c.modifiers {
		if strings.HasPrefix(word, modifier) {
			for _, join := range joins {
				if rest, ok := strings.CutPrefix(word, modifier+join); ok && apart(modifier, rest) {
					return true
				}
			}
		}
		// In the midst of a compound: Einkaufsbelegart for Beleg.
		if at := strings.Index(word, modifier); at > 0 && apart(modifier, word[:at]) && apart(modifier, word[at+len(modifier):]) {
			return true
		}
	}
	return false
}

// apart reports whether part and the rest of a word are long enough to be two words
// and not one word that ends or begins so by chance.
func apart(part, rest string) bool {
	switch n := utf8.RuneCountInString(rest); utf8.RuneCountInString(part) {
	case 0, 1, 2:
		return false
	case 3:
		return n >= 6 // Standardregeltyp
	default:
		return n >= 3
	}
}
