package term

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Use says how far a translation uses the wanted names of a concept.
type Use uint8

// The uses.
const (
	Used   Use = iota // as often as the source
	Partly            // less often, but at least once
	Lost              // never
)

// Verdict says what became of one concept of the source.
type Verdict struct {
	Concept *Concept
	Status  Use
	Wanted  int    // uses in the source as a name or an abbreviation
	Found   int    // renderings in the target by a wanted form
	Likely  int    // words of the target that may be one more, by their stems
	Term    string // what the target language wants; "" when the base does not say
	Bad     []Hit  // uses in the target of deprecated or forbidden forms
	// Renderings are the places of the target that Found counts, as the text runs:
	// forms of the concept, compounds with one, and forms of a verb that it may be.
	// None are listed where Found takes the concept for rendered because the target
	// language has no term for it.
	Renderings []article.Span
	// Unmatched are indices of source hits without a rendering, the last ones of
	// the concept: which of several is missing cannot be told.
	Unmatched []int
}

// Verify compares the concepts of a source text (found by Find) with those of its
// translation, occurrence by occurrence. Names and abbreviations of the source are
// counted; in the target adjectives and inhabitants beyond those of the source
// count too, since translators switch between "of Russia" and "Russian". A
// concept that to has no term for is rendered by the source's own words. People
// replace a repeated name by a pronoun: callers decide what Partly means. Verdicts
// are in order of first use, followed by concepts of which only bad forms stand
// in the target.
func Verify(source []Hit, target string, found []Hit, from, to language.Tag) []Verdict {
	verdicts := []Verdict{}
	place := map[*Concept]int{}
	spare := map[*Concept]int{} // adjectives of the source that the target may use up
	for _, hit := range source {
		if hit.Concept == nil {
			continue
		}
		if hit.Role == Adjective || hit.Role == Inhabitant {
			spare[hit.Concept]++
			continue
		}
		n, ok := place[hit.Concept]
		if !ok {
			n = len(verdicts)
			place[hit.Concept] = n
			verdicts = append(verdicts, Verdict{Concept: hit.Concept})
		}
		verdicts[n].Wanted++
	}
	for _, hit := range source {
		// The target may mean the other concept of an ambiguous form.
		if n, ok := place[hit.Concept]; ok && hit.Role != Adjective && hit.Role != Inhabitant {
			for _, c := range hit.Others {
				if _, known := place[c]; !known {
					place[c] = n
				}
			}
		}
	}
	within(verdicts, place, target, found, to)
	verdicts = tally(verdicts, place, spare, found)
	for n := range verdicts {
		if v := &verdicts[n]; v.Found < v.Wanted {
			v.count(renderings(v.Concept, target, found, to, v.Wanted-v.Found)...)
		}
		verdicts[n].settle(source, target, from, to)
	}
	return verdicts
}

// within counts names that stand inside a longer name of which the source does
// not speak: "Kursk" in "región de Kursk".
func within(verdicts []Verdict, place map[*Concept]int, target string, found []Hit, to language.Tag) {
	for _, hit := range found {
		if _, asked := place[hit.Concept]; asked || hit.Role != Name {
			continue
		}
		longer := target[hit.Span.Start:hit.Span.End]
		for n := range verdicts {
			t := verdicts[n].Concept.Term(to)
			if t == nil || t.Text == longer {
				continue
			}
			if inner := wordSpans(longer, t.Text); len(inner) > 0 {
				start := hit.Span.Start + inner[0].Start
				verdicts[n].count(article.Span{Start: start, End: start + inner[0].Len()})
			}
		}
	}
}

// tally counts the hits of the target into verdicts, and appends one for every
// concept that only the target names, wrongly.
func tally(verdicts []Verdict, place, spare map[*Concept]int, found []Hit) []Verdict {
	for _, hit := range found {
		c := meant(hit, place)
		if c == nil {
			continue
		}
		n, ok := place[c]
		if !ok {
			if hit.Wanted {
				continue
			}
			n = len(verdicts)
			place[c] = n
			verdicts = append(verdicts, Verdict{Concept: c})
		}
		switch {
		case hit.Stemmed:
			verdicts[n].Likely++
		case !hit.Wanted:
			verdicts[n].Bad = append(verdicts[n].Bad, hit)
		case hit.Role == Adjective || hit.Role == Inhabitant:
			if spare[c]--; spare[c] < 0 {
				verdicts[n].count(hit.Span)
			}
		default:
			verdicts[n].count(hit.Span)
		}
	}
	return verdicts
}

// meant returns the concept that a hit of the target stands for: where a form
// names several, one that the source speaks of.
func meant(hit Hit, place map[*Concept]int) *Concept {
	if _, ok := place[hit.Concept]; ok || hit.Concept == nil {
		return hit.Concept
	}
	for _, c := range hit.Others {
		if _, ok := place[c]; ok {
			return c
		}
	}
	return hit.Concept
}

// count notes renderings.
func (v *Verdict) count(spans ...article.Span) {
	v.Found += len(spans)
	v.Renderings = append(v.Renderings, spans...)
}

// settle sets what follows from the counts.
func (v *Verdict) settle(source []Hit, target string, from, to language.Tag) {
	if t := v.Concept.Term(to); t != nil {
		v.Term = t.Text
	} else {
		v.Found, v.Renderings = v.asSource(source, target, from, to)
	}
	slices.SortFunc(v.Renderings, func(a, b article.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	switch {
	case v.Found >= v.Wanted:
		v.Status = Used
	case v.Found > 0:
		v.Status = Partly
	default:
		v.Status = Lost
	}
	for n, hit := range slices.Backward(source) {
		if len(v.Unmatched) >= v.Wanted-v.Found {
			break
		}
		if hit.Concept == v.Concept && (hit.Role == Name || hit.Role == Abbreviation) {
			v.Unmatched = append(v.Unmatched, n)
		}
	}
	slices.Reverse(v.Unmatched)
}

// asSource counts the uses of a concept without target term: a name that stays
// as it is must stand there as in the source; others, and names that change their
// script, are the engine's business.
func (v *Verdict) asSource(source []Hit, target string, from, to language.Tag) (count int, spans []article.Span) {
	script, _ := from.Script()
	if other, _ := to.Script(); script != other {
		return v.Wanted, nil
	}
	if v.Concept.Kind != Person && v.Concept.Kind != Product && v.Concept.kept() == nil {
		return v.Wanted, nil
	}
	forms := map[string]bool{}
	for _, hit := range source {
		if hit.Concept == v.Concept {
			forms[hit.Form] = true
		}
	}
	for form := range forms {
		spans = append(spans, wordSpans(target, form)...)
	}
	return len(spans), spans
}

// wordSpans returns the uses of form in text as whole words, capitals alike.
func wordSpans(text, form string) (spans []article.Span) {
	for at := 0; form != ""; {
		i := strings.Index(text[at:], form)
		if i < 0 {
			break
		}
		start, end := at+i, at+i+len(form)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if (start == 0 || classify(before) != letter) && (end == len(text) || classify(after) != letter) {
			spans = append(spans, article.Span{Start: start, End: end})
		}
		at = end
	}
	return spans
}
