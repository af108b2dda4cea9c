package term

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Weights of the clues; with Threshold they say how many must come together.
const (
	weightLast       = 0.4
	weightGiven      = 0.2
	weightInitial    = 0.1
	weightContext    = 0.1  // for each of up to maxContext things
	weightConvention = 0.15 // for a spelling that a convention makes of the Cyrillic name
	maxContext       = 3
)

// What a comparison must reach to be looked at at all: the given name fits, or the
// last name is near; a last name must resemble in any case, and another given name
// (Jean-Marie Le Pen) or a word in its place (Later Lavrow) is another person.
const (
	fittingGiven  = 0.8
	mangledGiven  = 0.5
	nearLast      = 0.75
	resemblesLast = 0.45
)

// maxCompared is how many spellings are compared with one name; a key that more
// spellings share says nothing.
const maxCompared = 256

// match is how well the best spelling of a person fits a name.
type match struct {
	name        *knownName
	last, given float64
}

// personsLike returns the suggestions of persons whose name resembles.
func (g *gazetteer) personsLike(q *query) []Suggestion {
	if utf8.RuneCountInString(q.full.last.text) < shortest {
		return nil
	}
	best := map[*Concept]match{}
	var order []*Concept
	for _, at := range g.candidates(q.full) {
		name := &g.names[at]
		m := match{name: name, last: likeness(q.full.last, name.last)}
		if m.last < resemblesLast {
			continue
		}
		if q.full.given.text != "" {
			m.given = likeness(q.full.given, name.given)
		}
		old, seen := best[name.person]
		if !seen {
			order = append(order, name.person)
		}
		if !seen || m.last+m.given > old.last+old.given {
			best[name.person] = m
		}
	}
	var found []Suggestion
	for _, person := range order {
		if s, ok := q.judge(best[person]); ok {
			found = append(found, s)
		}
	}
	return found
}

// candidates returns the names that share a key with n, in the order of the base.
func (g *gazetteer) candidates(n fullName) []int32 {
	var list []int32
	for key := range keysOf(n.last.sounds) {
		list = append(list, shared(g.lastNames[key])...)
	}
	for key := range n.givenKeys() {
		list = append(list, shared(g.givenNames[key])...)
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return list[:min(len(list), maxCompared)]
}

// shared returns the names of one key, none when too many share it.
func shared(names []int32) []int32 {
	if len(names) > maxCompared {
		return nil
	}
	return names
}

// judge scores a match with all that speaks for it.
func (q *query) judge(m match) (Suggestion, bool) {
	person := m.name.person
	if m.given < fittingGiven && m.last < nearLast {
		return Suggestion{}, false
	}
	if (q.full.given.text != "" && m.given < mangledGiven) || ownStatus(person, q.name, q.lang) <= Admitted {
		return Suggestion{}, false
	}
	term, ok := q.wanted(person)
	if !ok {
		return Suggestion{}, false
	}
	s := Suggestion{Concept: person, Term: term, Score: weightLast*m.last + weightGiven*m.given}
	given, last := nameParts(term)
	s.Why = append(s.Why, Evidence{LastName, last})
	if m.given >= fittingGiven {
		s.Why = append(s.Why, Evidence{GivenName, given})
	}
	if initial := sameInitial(q.full.last, m.name.last); initial != 0 {
		s.Score += weightInitial
		s.Why = append(s.Why, Evidence{SameInitial, string(unicode.ToUpper(initial))})
	}
	if m.last == 1 {
		s.addConvention(q)
	}
	s.addContext(q)
	s.Score = min(math.Round(s.Score*100)/100, 1)
	return s, s.Score >= Threshold
}

// sameInitial returns the first letter of a as written when both words begin with
// the same sound, or 0.
func sameInitial(a, b word) rune {
	for _, x := range a.sounds {
		for _, y := range b.sounds {
			if x.sounds[0] == y.sounds[0] {
				first, _ := utf8.DecodeRuneInString(a.text)
				return first
			}
		}
	}
	return 0
}

// addContext adds what the sentence says of the person's country and role.
func (s *Suggestion) addContext(q *query) {
	seen := map[*Concept]bool{}
	for _, hit := range q.around() {
		c := hit.Concept
		if seen[c] || len(seen) == maxContext || !belongs(s.Concept, c) {
			continue
		}
		seen[c] = true
		s.Score += weightContext
		s.Why = append(s.Why, Evidence{Context, q.context[hit.Span.Start:hit.Span.End]})
	}
}

// belongs reports whether c is related to person p, or stands in p's note.
func belongs(p, c *Concept) bool {
	if c == p {
		return false
	}
	if slices.Contains(p.MemberOf, c.ID) || p.PartOf == c.ID || slices.Contains(p.Subject, c.ID) {
		return true
	}
	note := strings.ToLower(p.Note)
	for _, t := range c.Terms(language.English) {
		for u := range t.uses() {
			if note != "" && len(u.form) > 1 && countWords(note, strings.ToLower(u.form)) > 0 {
				return true
			}
		}
	}
	return false
}
