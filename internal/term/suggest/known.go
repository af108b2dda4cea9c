package suggest

import (
	"cmp"
	"slices"
	"strings"

	"exonym/internal/term"
)

// unmet gathers the uses of a concept whose translation has none of its names.
type unmet struct {
	form   string // of the source, as first met
	uses   int    // of the concept in the source, met or not
	places []Place
}

// compare proposes for concepts that the base has: a name in a language that they
// lack, or what the translation says in place of what the base wants.
func (l *learner) compare() {
	open := map[*term.Concept]*unmet{}
	for i, s := range l.text.Segments {
		if s.Target == "" {
			continue
		}
		l.missed(i, s, open)
	}
	concepts := make([]*term.Concept, 0, len(open))
	for c := range open {
		concepts = append(concepts, c)
	}
	slices.SortFunc(concepts, func(a, b *term.Concept) int { return cmp.Compare(a.ID, b.ID) })
	for _, c := range concepts {
		l.proposeFor(c, open[c])
	}
}

// missed adds the uses in segment i that its translation does not answer.
func (l *learner) missed(i int, s Segment, open map[*term.Concept]*unmet) {
	answers := l.base.Find(s.Target, l.text.To)
	for _, hit := range l.base.Find(s.Source, l.text.From) {
		if hit.Role != term.Name && hit.Role != term.Abbreviation {
			continue
		}
		u := open[hit.Concept]
		if u == nil {
			u = &unmet{form: s.Source[hit.Span.Start:hit.Span.End]}
			open[hit.Concept] = u
		}
		u.uses++
		met := false
		for _, answer := range answers {
			met = met || answer.Names(hit.Concept)
		}
		for _, other := range hit.Others {
			met = met || slices.ContainsFunc(answers, func(h term.Hit) bool { return h.Names(other) })
		}
		if !met {
			u.places = append(u.places, Place{0, i, hit.Span})
		}
	}
}

func (l *learner) proposeFor(c *term.Concept, u *unmet) {
	wanted := c.Term(l.text.To)
	// A translation may leave a name out or say "the country"; what it says once in
	// place of a known name teaches nothing.
	if len(u.places) == 0 || wanted != nil && (len(u.places) < 2 || len(u.places)*2 < u.uses) {
		return
	}
	all := l.finder.renderings(u.places, map[int]int{0: 0})
	if len(all) == 0 || l.knows(all[0].Text) || wanted != nil && (all[0].Count < 2 || all[0].Count*2 < len(u.places)) {
		return
	}
	if c.Kind != term.General && strings.ToLower(all[0].Text) == all[0].Text {
		return
	}
	p := Proposal{Action: NewLanguage, Concept: c, Kind: c.Kind, Source: u.form, Target: all[0].Text}
	if wanted != nil {
		p.Action, p.Wanted = NewSynonym, wanted.Text
		p.Why = append(p.Why, Evidence{Clue: Differs, Text: wanted.Text})
	}
	l.weigh(&p, u.places, all[0])
	if p.Confidence >= minConfidence {
		l.found = append(l.found, p)
	}
}
