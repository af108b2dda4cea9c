package suggest

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term"
)

// Action says what a proposal would change.
type Action string

// The actions.
const (
	NewConcept  Action = "concept"  // an entry that the glossary does not have
	NewLanguage Action = "language" // a concept gains the language of the translation
	NewSynonym  Action = "synonym"  // the translation says something else than the glossary
)

// Proposal is an entry that a translation teaches, for a person to approve.
type Proposal struct {
	Action         Action
	Concept        *term.Concept // nil for a new one
	Kind           term.Kind
	Source, Target string // the term and its rendering, as they stand in the texts
	Wanted         string // what the glossary wants, for a synonym
	Count          int    // segments in which both stand
	Of             int    // segments in which the source stands
	// LogLikelihood is Dunning's G² (1993) of both standing together by chance: above
	// 10.83 the chance is below one in a thousand. Dice is 0 to 1.
	LogLikelihood, Dice float64
	Confidence          float64 // 0 to 1
	Sentence            string  // the first segment with both
	Translation         string
	Why                 []Evidence
}

// minConfidence is the least confidence of a proposal.
const minConfidence = 0.5

// Learn proposes what base could learn from text and its (corrected) translation:
// renderings of the names and terms that it does not know, names for concepts that
// lack the language, and synonyms where the translation steadily says something else
// than base wants. What base has is not proposed. The surest come first.
func Learn(text Text, base *term.Base) []Proposal {
	if text.To == language.Und {
		return nil
	}
	r := newReader([]Text{text}, text.From, base)
	l := learner{
		reader: r, text: text, base: base, finder: newFinder(text.Segments, text.From, text.To),
		sides: newSides(text.Segments),
	}
	names := r.names()
	candidates := append(names, r.terms(names)...)
	candidates = append(candidates, r.singles(candidates)...)
	for i := range candidates {
		l.propose(&candidates[i])
	}
	l.compare()
	slices.SortStableFunc(l.found, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(b.LogLikelihood, a.LogLikelihood), strings.Compare(a.Source, b.Source), strings.Compare(a.Target, b.Target))
	})
	return slices.CompactFunc(l.found, func(a, b Proposal) bool { return a.Source == b.Source && a.Target == b.Target })
}

type learner struct {
	*reader
	*finder
	text  Text
	base  *term.Base
	sides sides
	found []Proposal
}

// propose adds what the translation has for c, if it is sure enough.
func (l *learner) propose(c *Candidate) {
	all := l.finder.renderings(c.Places, map[int]int{0: 0})
	if len(all) == 0 || l.knows(all[0].Text) {
		return
	}
	p := Proposal{Action: NewConcept, Kind: c.Kind, Source: c.Text, Target: all[0].Text, Of: len(segmentsOf(c.Places))}
	p.Why = append(p.Why, c.Why...)
	l.weigh(&p, c.Places, all[0])
	if p.Confidence >= minConfidence {
		l.found = append(l.found, p)
	}
}

// knows reports whether text as a whole is a form that the base wants in the target
// language.
func (l *learner) knows(text string) bool {
	for _, hit := range l.base.Find(text, l.text.To) {
		if hit.Span.Len() == len(text) && hit.Wanted {
			return true
		}
	}
	return false
}

func segmentsOf(places []Place) []int {
	var list []int
	for _, p := range places {
		list = append(list, p.Segment)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// weigh counts how p's sides stand together and says how sure it is.
func (l *learner) weigh(p *Proposal, places []Place, r Rendering) {
	segments := segmentsOf(places)
	p.Of = len(segments)
	target := l.sides.target(p.Target)
	for _, s := range segments {
		if _, both := slices.BinarySearch(target, s); both {
			if p.Count == 0 {
				p.Sentence, p.Translation = l.text.Segments[s].Source, l.text.Segments[s].Target
			}
			p.Count++
		}
	}
	p.LogLikelihood = logLikelihood(p.Count, p.Of-p.Count, len(target)-p.Count, len(l.text.Segments)-p.Of-len(target)+p.Count)
	p.Dice = 2 * float64(p.Count) / float64(max(p.Of+len(target), 1))
	same := resemble(p.Source, p.Target, l.text.From, l.text.To)
	p.Confidence = confidence(*p, r, float64(len(places)), same)
	p.Why = append(p.Why, Evidence{Clue: Together, Count: p.Count})
	if same >= 0.6 {
		p.Why = append(p.Why, Evidence{Clue: Alike})
	}
	if r.Fit >= 0.7 {
		p.Why = append(p.Why, Evidence{Clue: Aligned})
	}
	if share := 100 * r.Count / max(len(places), 1); r.Count > 1 && share >= 50 {
		p.Why = append(p.Why, Evidence{Clue: Steady, Count: share})
	}
}

// confidence brings the evidence together: how well the words are aligned, how
// steady the rendering is, how often it was seen (once proves little, unless both
// sides look alike), and whether names answer to names.
func confidence(p Proposal, r Rendering, uses, same float64) float64 {
	seen := 1 - 0.5/float64(max(r.Count, 1))
	if same >= 0.6 {
		seen = max(seen, 0.6+0.4*same)
	}
	value := seen * (0.5*r.Fit + 0.25*p.Dice + 0.25*float64(r.Count)/max(uses, 1))
	if isName := p.Kind != term.General; isName && strings.ToLower(p.Target) == p.Target && p.Target != strings.ToUpper(p.Target) {
		value *= 0.7
	}
	if strings.ContainsAny(p.Source, "0123456789") != strings.ContainsAny(p.Target, "0123456789") {
		value *= 0.7
	}
	if p.Kind == term.General && p.Action == NewConcept && !strings.Contains(p.Source, " ") && strings.ToLower(p.Source) == p.Source {
		value *= 0.8 // any dictionary has single words
	}
	return value
}

// singles returns single words that stand at least three times, are no function
// words and were not found as names: their translation may be worth an entry.
func (r *reader) singles(known []Candidate) []Candidate {
	taken := map[string]bool{}
	for _, c := range known {
		taken[singular(strings.ToLower(c.Text), r.lang)] = true
	}
	words := map[string]*Candidate{}
	for s, list := range r.list[0] {
		hits := r.hits(r.texts[0].Segments[s].Source)
		for _, t := range list {
			key := singular(t.lower, r.lang)
			if taken[key] || !r.opens(t) || len([]rune(key)) < 4 || overlaps(hits, t) {
				continue
			}
			if words[key] == nil {
				words[key] = &Candidate{Text: t.text, Lang: r.lang, Kind: term.General}
			}
			if c := words[key]; smaller(t.text, c.Text) {
				c.Text = t.text
			}
			words[key].Places = append(words[key].Places, Place{0, s, article.Span{Start: t.start, End: t.end}})
		}
	}
	var list []Candidate
	for _, key := range sortedKeys(words) {
		if c := words[key]; len(c.Places) >= 3 {
			c.Count = len(c.Places)
			list = append(list, *c)
		}
	}
	return list
}
