package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// names says for each concept found in u what became of it.
func (b *builder) names(u *check.Unit, src, tgt *plain) []Name {
	var names []Name
	at := map[string]int{}
	for _, hit := range u.Names {
		if hit.Concept == nil || hit.Common() {
			continue
		}
		i, ok := at[hit.Concept.ID]
		if !ok {
			i = len(names)
			at[hit.Concept.ID] = i
			names = append(names, b.name(u, hit, src, tgt))
		}
		names[i].Count++
		if b.Alone() && hit.Wanted {
			names[i].Found++
		}
	}
	if !b.Alone() {
		countHits(names, at, u.Hits, tgt)
		b.countVerified(names, at, u)
	}
	for i := range names {
		names[i].Status = status(names[i].Count, names[i].Found, names[i].How)
	}
	return names
}

func (b *builder) name(u *check.Unit, hit term.Hit, src, tgt *plain) Name {
	n := Name{Concept: hit.Concept.ID, Kind: hit.Concept.Kind}
	if b.Alone() {
		n.Target = tgt.slice(hit.Span)
	} else {
		n.Source = src.slice(hit.Span)
	}
	if b.in.Handled != nil {
		h := b.in.Handled(u, hit)
		n.Wanted, n.How = h.Wanted, h.How
	}
	return n
}

// countVerified adds what only the termbase's own comparison sees: Kursk inside
// "región de Kursk", a form that names two concepts.
func (b *builder) countVerified(names []Name, at map[string]int, u *check.Unit) {
	for _, v := range term.Verify(u.Names, u.Target, u.Hits, b.From, b.To) {
		if i, ok := at[v.Concept.ID]; ok && v.Status == term.Used && v.Concept.Term(b.To) != nil {
			names[i].Found = max(names[i].Found, min(v.Wanted, names[i].Count))
			if names[i].Target == "" {
				names[i].Target = v.Term
			}
		}
	}
}

// countHits counts the wanted forms in the translation: two uses in the source
// need two in the target.
func countHits(names []Name, at map[string]int, hits []term.Hit, tgt *plain) {
	for _, hit := range hits {
		i, ok := meant(hit, at)
		if !ok {
			continue
		}
		if n := &names[i]; hit.Wanted && n.Found < n.Count {
			n.Found++
			n.Target = tgt.slice(hit.Span)
		} else if n.Target == "" {
			n.Target = tgt.slice(hit.Span)
		}
	}
}

// meant returns which of the names at a hit stands for: a form may name more
// than one concept.
func meant(hit term.Hit, at map[string]int) (int, bool) {
	for _, c := range append([]*term.Concept{hit.Concept}, hit.Others...) {
		if c == nil {
			continue
		}
		if i, ok := at[c.ID]; ok {
			return i, true
		}
	}
	return 0, false
}

func status(count, found int, how How) Status {
	switch {
	case found >= count && how == ByProtection:
		return Protected
	case found >= count:
		return Used
	case found > 0:
		return Partly
	case how == ByEngine:
		return Left
	}
	return Absent
}

// ledger sums up the names of all segments.
func ledger(segments []Segment) []Entry {
	var entries []Entry
	how := map[string]How{}
	at := map[string]int{}
	for i := range segments {
		for _, n := range segments[i].Names {
			k, ok := at[n.Concept]
			if !ok {
				k = len(entries)
				at[n.Concept], how[n.Concept] = k, n.How
				entries = append(entries, Entry{Concept: n.Concept, Kind: n.Kind})
			}
			if how[n.Concept] != n.How {
				how[n.Concept] = ByGlossary
			}
			entries[k].add(n)
			if n.How != ByGlossary && !slices.Contains(entries[k].Ways, n.How) {
				entries[k].Ways = append(entries[k].Ways, n.How)
			}
		}
	}
	for k := range entries {
		e := &entries[k]
		e.Status = status(e.Count, e.Found, how[e.Concept])
	}
	place(entries, at, segments)
	return entries
}

func (e *Entry) add(n Name) {
	e.Count += n.Count
	e.Found += n.Found
	if e.Wanted == "" {
		e.Wanted = n.Wanted
	}
	e.Sources = addForm(e.Sources, n.Source)
	e.Targets = addForm(e.Targets, n.Target)
}

func addForm(forms []string, form string) []string {
	if form == "" || slices.Contains(forms, form) {
		return forms
	}
	return append(forms, form)
}

// place notes the segments of each entry: those where the name is open, if any.
func place(entries []Entry, at map[string]int, segments []Segment) {
	for i := range segments {
		for _, n := range segments[i].Names {
			e := &entries[at[n.Concept]]
			if e.Status.Open() == n.Status.Open() {
				e.Segments = append(e.Segments, segments[i].ID())
			}
		}
	}
}

// unknownNames lists the names that are in no glossary: those given, whole, and
// the engine's unknown words that belong to none of them.
func unknownNames(segments []Segment, more []string) []string {
	seen := map[string]bool{}
	var names []string
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, name := range more {
		add(name)
	}
	for i := range segments {
		for _, word := range segments[i].unknownNames() {
			if !slices.ContainsFunc(more, func(name string) bool { return containsWord(name, word) }) {
				add(word)
			}
		}
	}
	return names
}

// unknownNames returns the segment's unknown words that begin with a capital and
// belong to none of its names.
func (s *Segment) unknownNames() []string {
	var found []string
	for _, word := range s.Unknown() {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) && !slices.ContainsFunc(s.Names, func(n Name) bool { return containsWord(n.Source, word) }) {
			found = append(found, word)
		}
	}
	return found
}

// containsWord reports whether word stands in name between non-letters.
func containsWord(name, word string) bool {
	inside := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return name == word || slices.Contains(inside, word)
}

// segmentOf returns the index of the segment with an ID, or -1.
func (a *Article) segmentOf(id article.ID) int {
	i, ok := slices.BinarySearchFunc(a.Segments, id, func(s Segment, id article.ID) int {
		switch {
		case s.ID().Less(id):
			return -1
		case id.Less(s.ID()):
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	return i
}
