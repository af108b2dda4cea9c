package store

import (
	"cmp"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Merge unites two concepts of the shelf under the id keep. In each language the
// preferred term of keep stays so and that of drop is admitted; fields that keep
// leaves open are those of drop. Relations of others to drop name keep.
func (e *Edit) Merge(keep, drop string) error {
	return e.did(Deed{Verb: VerbMerge, ID: keep, To: drop}, e.merge(keep, drop))
}

func (e *Edit) merge(keep, drop string) error {
	if keep == drop {
		return aboutConcept(Invalid, msgSelf, keep)
	}
	if err := cmp.Or(e.known(keep), e.known(drop)); err != nil {
		return err
	}
	s, i, err := e.locate(keep, "")
	if err != nil {
		return err
	}
	from, j, err := e.locate(drop, "")
	if err != nil {
		return err
	}
	kept, dropped := s.entries[i], from.entries[j]
	united := Unite(kept.concept, dropped.concept)
	if err := e.rewrite(s, i, united, kept.off); err != nil {
		return err
	}
	if err := e.remove(drop); err != nil {
		return err
	}
	return e.redirect(drop, keep)
}

// Unite returns a with what b says besides. Neither is changed.
func Unite(a, b *term.Concept) *term.Concept {
	c := a.Clone()
	c.Kind = cmp.Or(a.Kind, b.Kind)
	c.Subject = union(a.Subject, b.Subject)
	c.Definition = cmp.Or(a.Definition, b.Definition)
	c.Note = cmp.Or(a.Note, b.Note)
	c.Source = cmp.Or(a.Source, b.Source)
	c.Date = cmp.Or(a.Date, b.Date)
	c.CapitalOf = cmp.Or(a.CapitalOf, b.CapitalOf)
	c.PartOf = cmp.Or(a.PartOf, b.PartOf)
	c.AdjectiveOf = cmp.Or(a.AdjectiveOf, b.AdjectiveOf)
	c.MemberOf = union(a.MemberOf, b.MemberOf)
	for _, id := range []string{a.ID, b.ID} {
		redirected(c, id, "")
	}
	for _, tag := range b.Languages() {
		lang := language.Make(tag)
		c.SetTerms(lang, uniteTerms(a.OwnTerms(lang), b.OwnTerms(lang))...)
	}
	return normal(c)
}

// uniteTerms puts the terms of b behind those of a: one of the same text is united
// with it, one that is no more than names becomes synonyms of the first.
func uniteTerms(a, b []term.Term) []term.Term {
	if len(a) == 0 {
		return b
	}
	list := slices.Clone(a)
	for _, t := range b {
		i := slices.IndexFunc(list, func(other term.Term) bool { return other.Text == t.Text })
		switch {
		case i >= 0:
			list[i] = list[i].Completed(t, union)
		case onlyNames(t):
			list[0].Also = without(union(list[0].Also, append([]string{t.Text}, t.Also...)), list[0].Text)
		default:
			t.Status = max(t.Status, term.Admitted)
			list = append(list, t)
		}
	}
	return list
}

// onlyNames reports whether a term says nothing but names.
func onlyNames(t term.Term) bool {
	for _, f := range termFields(t) {
		if f.key != "term" && f.key != "also" {
			return false
		}
	}
	return true
}

// union returns a and what b has besides, in order, nil where both are.
func union(a, b []string) []string {
	list := slices.Clone(a)
	for _, text := range b {
		if !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

func without(list []string, text string) []string {
	return slices.DeleteFunc(list, func(other string) bool { return other == text })
}

// redirect lets every relation to the concept from name the concept to.
func (e *Edit) redirect(from, to string) error {
	for _, s := range e.stock.sheets {
		for i, entry := range s.entries {
			c := entry.concept.Clone()
			if !redirected(c, from, to) {
				continue
			}
			if err := e.rewrite(s, i, c, entry.off); err != nil {
				return err
			}
		}
	}
	return nil
}

// redirected changes the relations of c to from, and reports whether it had one.
// A concept has no relation to itself, and none to "".
func redirected(c *term.Concept, from, to string) bool {
	if to == c.ID {
		to = ""
	}
	found := false
	for _, relation := range []*string{&c.CapitalOf, &c.PartOf, &c.AdjectiveOf} {
		if *relation == from {
			*relation, found = to, true
		}
	}
	if i := slices.Index(c.MemberOf, from); i >= 0 {
		found = true
		c.MemberOf = slices.Clone(c.MemberOf)
		if to == "" || slices.Contains(c.MemberOf, to) {
			c.MemberOf = without(c.MemberOf, from)
		} else {
			c.MemberOf[i] = to
		}
		if len(c.MemberOf) == 0 {
			c.MemberOf = nil
		}
	}
	return found
}
