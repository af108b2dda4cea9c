package term

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// The paradigms: how the lists of adjectives and inhabitants are to be read.
const (
	four   = "four"   // m, f, m pl, f pl; and again for each further word
	number = "number" // adjectives do not change; inhabitants: singular, plural
)

// agreement returns what is known of the form of an adjective or inhabitant in
// the source, and the forms of to; nil where either list cannot be read that way.
func agreement(hit Hit, raw string, to language.Tag) *article.Agreement {
	target := hit.Concept.Term(to)
	if target == nil || hit.Term == nil {
		return nil
	}
	a := &article.Agreement{Noun: hit.Role == Inhabitant, Source: hit.slots(raw)}
	var known, also bool
	a.Adjective, known = fourOf(target, Adjective, to)
	a.Inhabitant, also = fourOf(target, Inhabitant, to)
	if a.Source == 0 || !known || !also {
		return nil
	}
	if hit.Role == Adjective && !slices.Contains(hit.Term.Inhabitant, hit.Form) {
		a.Inhabitant = a.Adjective // the source tells one from the other: nord-coréen
	}
	if upperCase(raw) == raw && upperCase(hit.Form) != hit.Form {
		for i := range a.Adjective {
			a.Adjective[i], a.Inhabitant[i] = upperCase(a.Adjective[i]), upperCase(a.Inhabitant[i])
		}
	}
	return a
}

// slots returns which of the four forms raw, the hit's words, may be, a bit for
// each; none where the lists do not tell. A language of four forms lists adjectives by
// four, one of two has no more than two words.
func (h Hit) slots(raw string) uint8 {
	list := h.Term.Adjective
	byFour := len(list)%4 == 0
	if h.Role == Inhabitant {
		list = h.Term.Inhabitant
	}
	same := func(form string) bool { return strings.EqualFold(form, raw) }
	at := slices.IndexFunc(list, same)
	switch {
	case at < 0:
		return 0
	case byFour && len(list)%4 == 0:
		group := list[at-at%4:][:4]
		var bits uint8
		for i, form := range group {
			if same(form) {
				bits |= 1 << i
			}
		}
		return bits
	case h.Role == Inhabitant && strings.HasSuffix(list[at], "s") && slices.Contains(list, strings.TrimSuffix(list[at], "s")):
		return 0b1100
	case h.Role == Inhabitant && slices.Contains(list, list[at]+"s"):
		return 0b0011
	}
	return 0b1111
}

// fourOf returns the four forms of t in a role.
func fourOf(t *Term, role Role, lang language.Tag) (forms [4]string, ok bool) {
	list := t.Adjective
	if role == Inhabitant {
		list = t.Inhabitant
	}
	paradigm := grammarOf(lang).Paradigm
	switch {
	case len(list) == 0 || paradigm == "":
		return forms, false
	case paradigm == four:
		if len(list)%4 != 0 {
			return forms, false
		}
		return [4]string(list[:4]), true
	case role == Adjective:
		return [4]string{list[0], list[0], list[0], list[0]}, true
	}
	return persons(list, t.Adjective)
}

// persons reads a list of inhabitants by number: "Cuban, Cubans", "Frenchman,
// Frenchwoman, Frenchmen, Frenchwomen", and "Japanese", which does not change.
func persons(list, adjective []string) (forms [4]string, ok bool) {
	one := list[0]
	switch {
	case len(list) == 4 && strings.HasSuffix(list[1], "woman"):
		return [4]string(list), true
	case len(list) > 1 && strings.HasSuffix(list[1], "s"):
		return [4]string{one, one, list[1], list[1]}, true
	case len(adjective) > 0 && one == adjective[0]:
		return [4]string{one, one, one, one}, true
	}
	return forms, false
}
