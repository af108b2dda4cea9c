package search

import (
	"cmp"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// How says in which way a form answers a query, the best first.
type How uint8

// The ways.
const (
	ByID      How = iota // the id of the concept
	Same                 // the form, letter by letter
	Folded               // but for capitals, accents, hyphens and apostrophes
	Inflected            // an inflected form of it
	Begins               // it begins with the query
	Word                 // it holds the query, as words or the beginning of one
	Near                 // a few letters differ
	Sounds               // it is said alike: the consonants are the same
)

// String returns the name of h for scripts.
func (h How) String() string {
	return [...]string{"id", "same", "folded", "inflected", "begins", "word", "near", "sounds"}[h]
}

// Query is what is looked for, and among what.
type Query struct {
	Text    string
	Langs   []language.Tag // only names of these; none: of all
	Kind    term.Kind      // only concepts of this kind; "": of all
	Subject string         // only concepts with this subject; "": all
}

// Match is a concept that answers a query.
type Match struct {
	Concept  *term.Concept
	How      How
	Lang     language.Tag // of Form; Und for an id
	Form     string       // as the base has it
	Role     term.Role
	Status   term.Status
	Distance int // letters that differ, for Near
}

// whole reports whether the match is what was asked for, no part and no likeness.
func (m Match) whole() bool { return m.How <= Inflected }

// compare orders matches, the best first.
func compare(a, b Match) int {
	return cmp.Or(cmp.Compare(a.How, b.How), cmp.Compare(a.Distance, b.Distance), cmp.Compare(a.Status, b.Status),
		cmp.Compare(a.Role, b.Role), cmp.Compare(len(a.Form), len(b.Form)), cmp.Compare(a.Concept.ID, b.Concept.ID))
}

// Find returns the concepts that answer q, the best first, each once with its best
// form. Forms that merely resemble are told only where none is what was asked for.
func Find(base *term.Base, q Query) []Match {
	a := ask(q.Text)
	if a.folded == "" {
		return nil
	}
	all := among(base, q)
	found := judged(all, a.written)
	if !slices.ContainsFunc(found, Match.whole) {
		found = append(found, inflected(base, q)...)
	}
	if !slices.ContainsFunc(found, Match.whole) {
		found = append(found, judged(all, a.resembles)...)
	}
	return best(found)
}

// Named returns the concepts that have text as a name in lang (Und: in any
// language), capitals and accents aside.
func Named(base *term.Base, text string, lang language.Tag) []Match {
	a := ask(text)
	if a.folded == "" {
		return nil
	}
	var langs []language.Tag
	if lang != language.Und {
		langs = []language.Tag{lang}
	}
	return best(judged(among(base, Query{Langs: langs}), func(f form) (How, int, bool) {
		how, _, ok := a.written(f)
		return how, 0, ok && (how == Same || how == Folded)
	}))
}

// best keeps the best match of each concept, in order.
func best(found []Match) []Match {
	slices.SortStableFunc(found, compare)
	seen := map[*term.Concept]bool{}
	return slices.DeleteFunc(found, func(m Match) bool {
		twice := seen[m.Concept]
		seen[m.Concept] = true
		return twice
	})
}

// among returns the forms of the concepts that q admits.
func among(base *term.Base, q Query) []form {
	var all []form
	for _, c := range base.Concepts() {
		if q.admits(c) {
			all = appendForms(all, c, q.Langs)
		}
	}
	return all
}

// judged returns the matches of the forms that judge takes.
func judged(all []form, judge func(form) (How, int, bool)) []Match {
	var found []Match
	for _, f := range all {
		if how, distance, ok := judge(f); ok {
			found = append(found, Match{Concept: f.concept, How: how, Lang: f.lang, Form: f.name, Role: f.role, Status: f.status, Distance: distance})
		}
	}
	return found
}

func (q Query) admits(c *term.Concept) bool {
	return (q.Kind == "" || q.Kind == c.Kind) && (q.Subject == "" || slices.Contains(c.Subject, q.Subject))
}

// inflected returns the concepts of which the query is an inflected form.
func inflected(base *term.Base, q Query) []Match {
	langs := q.Langs
	if len(langs) == 0 {
		langs = languages(base)
	}
	var found []Match
	for _, lang := range langs {
		hits := base.Find(q.Text, lang)
		if len(hits) != 1 || hits[0].Span.Start != 0 || hits[0].Span.End != len(q.Text) {
			continue
		}
		hit := hits[0]
		for _, c := range append([]*term.Concept{hit.Concept}, hit.Others...) {
			if q.admits(c) {
				found = append(found, Match{Concept: c, How: Inflected, Lang: lang, Form: hit.Form, Role: hit.Role, Status: hit.Status})
			}
		}
	}
	return found
}

// languages returns the languages of base, by tag.
func languages(base *term.Base) []language.Tag {
	seen := map[string]bool{}
	var tags []string
	for _, c := range base.Concepts() {
		for _, tag := range c.Languages() {
			if !seen[tag] {
				seen[tag] = true
				tags = append(tags, tag)
			}
		}
	}
	slices.Sort(tags)
	langs := make([]language.Tag, len(tags))
	for i, tag := range tags {
		langs[i] = language.Make(tag)
	}
	return langs
}
