package intake

import (
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// union lays an incoming concept over one that stands.
type union struct {
	scale         *Scale
	in            Incoming
	before, after *term.Concept
	decide        Decide
	fields        []string       // that changed
	langs         []language.Tag // whose terms changed
	conflicts     []Conflict
}

func (u *union) unite() {
	incoming := u.in.Concept
	for _, f := range exchange.ConceptFields() {
		if f.Name == "kind" && kindOf(incoming) == term.General {
			continue // the usual kind says nothing
		}
		if fill(f, u.after, incoming) {
			u.fields = append(u.fields, f.Name)
		}
	}
	for _, lang := range tags(incoming) {
		u.language(lang, usualCase(u.after, incoming.OwnTerms(lang)))
	}
}

// fill gives v what from says in a field and reports whether that changed it. Lists
// are united.
func fill[T any](f exchange.Field[T], v, from *T) bool {
	said, has := f.Get(from), f.Get(v)
	if len(said) == 0 {
		return false
	}
	if f.List {
		said = united(has, said)
	}
	return !slices.Equal(said, has) && f.Set(v, said)
}

// united returns the items of a and those of b that a has not.
func united(a, b []string) []string {
	all := slices.Clone(a)
	for _, item := range b {
		if !slices.Contains(all, item) {
			all = append(all, item)
		}
	}
	return all
}

// language unites the terms of one language.
func (u *union) language(lang language.Tag, incoming []term.Term) {
	present := u.before.OwnTerms(lang)
	if len(present) == 0 {
		u.set(lang, incoming, lang.String())
		return
	}
	ours, theirs := firstPreferred(present), firstPreferred(incoming)
	if ours != nil && theirs != nil && ours.Text != theirs.Text {
		switch u.clash(lang, ours.Text, theirs.Text) {
		case Replace:
			u.set(lang, incoming, lang.String())
			return
		case Merge:
			incoming = demoted(incoming)
		default:
			return
		}
	}
	terms, fields := unitedTerms(present, incoming)
	if len(fields) == 0 {
		return
	}
	for i, f := range fields {
		fields[i] = lang.String() + ":" + f
	}
	u.set(lang, terms, fields...)
}

func (u *union) set(lang language.Tag, terms []term.Term, fields ...string) {
	u.after.SetTerms(lang, terms...)
	u.langs = append(u.langs, lang)
	u.fields = append(u.fields, fields...)
}

// clash notes a conflict and returns the choice.
func (u *union) clash(lang language.Tag, ours, theirs string) Choice {
	c := Conflict{ID: u.before.ID, Language: lang, Present: ours, Incoming: theirs, File: u.in.File, At: lastPlace(u.before)}
	c.Choice = u.decide(c)
	u.conflicts = append(u.conflicts, c)
	return c.Choice
}

// demoted returns terms with the preferred ones admitted.
func demoted(terms []term.Term) []term.Term {
	terms = slices.Clone(terms)
	for i := range terms {
		terms[i].Status = max(terms[i].Status, term.Admitted)
	}
	return terms
}

// unitedTerms returns the terms of present with those of incoming, and the names of
// the fields that changed; "also" stands for a synonym, "term" for a term more.
func unitedTerms(present, incoming []term.Term) (terms []term.Term, fields []string) {
	terms = slices.Clone(present)
	changed := func(field string) {
		if !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	for i := range incoming {
		t := &incoming[i]
		at := slices.IndexFunc(terms, func(other term.Term) bool { return other.Text == t.Text })
		switch {
		case at >= 0:
			for _, f := range exchange.TermFields() {
				if f.Name != "status" && fill(f, &terms[at], t) {
					changed(f.Name)
				}
			}
		case bare(t):
			first := firstWanted(terms)
			also := united(first.Also, append([]string{t.Text}, t.Also...))
			if len(also) > len(first.Also) {
				first.Also = also
				changed("also")
			}
		default:
			terms = append(terms, *t)
			changed("term")
		}
	}
	return promoted(terms), fields
}

// bare reports whether t is a synonym and no more, which stands under also.
func bare(t *term.Term) bool {
	if t.Status != term.Admitted {
		return false
	}
	for _, f := range exchange.TermFields() {
		if f.Name != "status" && f.Name != "also" && f.Name != "case" && len(f.Get(t)) > 0 {
			return false
		}
	}
	return true
}

// firstWanted returns the preferred term, else the first.
func firstWanted(terms []term.Term) *term.Term {
	if t := firstPreferred(terms); t != nil {
		return t
	}
	return &terms[0]
}

// promoted puts the preferred term first, where only later ones are.
func promoted(terms []term.Term) []term.Term {
	i := slices.IndexFunc(terms, func(t term.Term) bool { return t.Status == term.Preferred })
	if i <= 0 {
		return terms
	}
	first := terms[i]
	return slices.Insert(slices.Delete(terms, i, i+1), 0, first)
}
