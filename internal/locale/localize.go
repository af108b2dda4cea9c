package locale

import (
	"sort"
	"strings"

	"golang.org/x/text/language"
)

// rounds bounds the repetition of Localize. A second round meets what the first
// made possible (¿ inside new quotes); the third finds nothing.
const rounds = 6

// Localize writes the marks of target, a translation of source, as p's language
// does, each kind only where the source has that kind of mark. Letters, figures
// and tokens stay as they are, in their order; addresses, code, times and other
// non-prose are not touched. Doing it twice is doing it once.
//
// Source and target may be the same text, and from and to the same language.
// The two apostrophes of one language have no match in the other: they are
// written alike whatever the source has.
func (p *Profile) Localize(source, target string, from, to language.Tag) string {
	out := target
	for range rounds {
		next := apply(out, p.Changes(source, out, from, to))
		if next == out {
			return out
		}
		out = next
	}
	return target
}

// Changes returns one round of what Localize would change, ascending, disjoint.
func (p *Profile) Changes(source, target string, from, to language.Tag) []Change {
	e := editor{line: newLine(target), to: p, from: Typography(from), used: marksOf(source), source: source}
	e.same = e.from.Tag == p.Tag && Typography(to).Tag == p.Tag
	e.quotes()
	e.numbers()
	e.percents()
	e.units()
	e.dashes()
	e.spaces()
	e.ellipses()
	e.inverted()
	sort.SliceStable(e.changes, func(i, j int) bool { return e.changes[i].Span.Start < e.changes[j].Span.Start })
	return e.changes
}

// editor holds one round: the text and what the rules need to know.
type editor struct {
	*line
	from, to *Profile
	same     bool // one language on both sides: other right forms are kept
	used     marks
	source   string
}

// marks says which kinds of marks a source has.
type marks struct {
	quotes, dash, ellipsis, percent bool
	mark                            map[rune]bool // of ; : ! ?
}

func marksOf(source string) marks {
	m := marks{
		quotes:   strings.ContainsAny(source, "\"“”„‟«»‹›‚‘") || lonelySingle(source),
		dash:     strings.ContainsAny(source, "–—") || strings.Contains(source, " - ") || strings.Contains(source, " -- "),
		ellipsis: strings.Contains(source, "...") || strings.Contains(source, "…"),
		percent:  strings.Contains(source, "%"),
		mark:     map[rune]bool{},
	}
	for _, r := range source {
		switch r {
		case ';', ':', '!', '?':
			m.mark[r] = true
		}
	}
	return m
}

// lonelySingle reports a ' or ’ that begins a word, as quotes do.
func lonelySingle(source string) bool {
	l := newLine(source)
	for i, r := range l.runes {
		if (r == '\'' || r == '’') && (gap(l.at(i-1)) || opener(l.at(i-1))) && !gap(l.at(i+1)) {
			return true
		}
	}
	return false
}

// apply carries changes out; they are ascending and disjoint.
func apply(text string, changes []Change) string {
	if len(changes) == 0 {
		return text
	}
	var out strings.Builder
	at := 0
	for _, c := range changes {
		out.WriteString(text[at:c.Span.Start])
		out.WriteString(c.New)
		at = c.Span.End
	}
	out.WriteString(text[at:])
	return out.String()
}
