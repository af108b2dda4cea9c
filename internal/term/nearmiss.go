package term

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Clue says what speaks for a suggestion.
type Clue uint8

// The clues. Text of an Evidence is given with each.
const (
	OtherLanguage Clue = iota // the name of another language; Text is its tag
	Outdated                  // a form that the language no longer wants; Text is the form
	GivenName                 // the given name fits; Text is the known one
	SameInitial               // the last name begins alike; Text is the letter
	LastName                  // the last name resembles; Text is the known one
	Context                   // the sentence names something that belongs to it; Text is its words
	Convention                // written by the convention of another language; Text is its tag
	Original                  // what the spelling was made from; Text is the name in Cyrillic letters
)

// Evidence is one reason for a suggestion.
type Evidence struct {
	Clue Clue
	Text string
}

// Suggestion says which concept a name may mean.
type Suggestion struct {
	Concept *Concept
	// Term is what to write in the place of the name: what the language of the text
	// wants, the last name alone for a last name. Where the language has no term, it is the
	// Cyrillic one, moved by the convention of the language.
	Term  string
	Score float64 // 0 to 1; nothing below Threshold is suggested
	Why   []Evidence
}

// Threshold is the least score of a suggestion; set so that a last name alone, or
// a given name with a role alone, is not enough.
const Threshold = 0.65

// NearMiss guesses which concept a name means that the base does not know in
// lang. It knows names of other languages and outdated ones ("Kursk" in French is
// Koursk); places and persons whose Cyrillic name another language's convention spells
// so; and persons whose last name resembles: by its sound in any language, by
// consonants, given name, initial, and by what the context (the sentence) says of
// country and role. The best suggestion comes first; mostly there is none. The work
// does not grow with the persons of the base, only with those that resemble.
func (b *Base) NearMiss(name, context string, lang language.Tag) []Suggestion {
	if b == nil || len(b.concepts) == 0 {
		return nil
	}
	name = clean(strings.TrimSpace(name))
	g := b.gazetteer()
	q := &query{name: name, context: context, lang: lang, base: b}
	found, known := g.elsewhere(q)
	if known {
		return found
	}
	q.full = split(name)
	if found = g.placesSoundingLike(q); len(found) == 0 {
		found = g.personsLike(q)
	}
	slices.SortStableFunc(found, func(x, y Suggestion) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.Concept.ID, y.Concept.ID))
	})
	return found
}

// Knows reports whether name is, letter by letter, a form of a name in any language.
func (b *Base) Knows(name string) bool {
	return b != nil && len(b.concepts) > 0 && len(b.gazetteer().forms[clean(name)]) > 0
}

// query is an unknown name and where it was met.
type query struct {
	name    string
	context string
	lang    language.Tag
	base    *Base
	full    fullName
	hits    []Hit // what the context names, once somebody asked
	looked  bool
}

// around returns what the context names.
func (q *query) around() []Hit {
	if !q.looked {
		q.hits, q.looked = q.base.Find(q.context, q.lang), true
	}
	return q.hits
}

// shortest is how many letters a name has at least to be more than chance.
const shortest = 4

// elsewhere finds q among the forms of other languages and unwanted forms. known
// says that the search ends there: the language has the form, alone or in a longer one
// (Galapagos), the context names the concept as it should and gives the form beside it, or
// several concepts have the form and nobody can tell.
func (g *gazetteer) elsewhere(q *query) (found []Suggestion, known bool) {
	if utf8.RuneCountInString(q.name) < shortest {
		return nil, true
	}
	seen := map[*Concept]bool{}
	for _, k := range g.forms[q.name] {
		t := k.concept.Term(q.lang)
		if t == nil || seen[k.concept] {
			continue
		}
		seen[k.concept] = true
		own := ownStatus(k.concept, q.name, q.lang)
		if own <= Admitted || (own > Forbidden && partOf(t.Text, q.name)) || q.explains(k.concept) {
			return nil, true
		}
		why := Evidence{OtherLanguage, k.lang}
		if own <= Forbidden {
			why = Evidence{Outdated, q.name}
		}
		found = append(found, Suggestion{k.concept, q.formOf(k.concept, t), 1, []Evidence{why}})
	}
	if len(found) > 1 {
		return nil, true
	}
	return found, len(found) > 0
}

// partOf reports whether name is a part of own, accents aside.
func partOf(own, name string) bool {
	own, name = bare(own), bare(name)
	return len(name) < len(own) && strings.Contains(own, name)
}

// explains reports whether the context also names c as its language wants: "the
// Dominican Republic (República Dominicana)".
func (q *query) explains(c *Concept) bool {
	return slices.ContainsFunc(q.around(), func(hit Hit) bool { return hit.Role == Name && hit.Wanted && hit.Names(c) })
}

// ownStatus returns the status of a form in lang, above Forbidden when it has none.
func ownStatus(c *Concept, form string, lang language.Tag) Status {
	best := Forbidden + 1
	for _, t := range c.Terms(lang) {
		for u := range t.uses() {
			if u.form == form {
				best = min(best, u.status)
			}
		}
	}
	return best
}
