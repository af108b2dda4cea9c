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
	out, used := target, &original{text: source}
	for range rounds {
		next := apply(out, p.changes(used, out, from, to))
		if next == out {
			return out
		}
		out = next
	}
	return target
}

// Changes returns one round of what Localize would change, ascending, disjoint.
func (p *Profile) Changes(source, target string, from, to language.Tag) []Change {
	return p.changes(&original{text: source}, target, from, to)
}

func (p *Profile) changes(source *original, target string, from, to language.Tag) []Change {
	e := editor{to: p, from: Typography(from), source: source}
	e.same = e.from.Tag == p.Tag && Typography(to).Tag == p.Tag
	e.line = newLine(target)
	if source.line == nil {
		if source.text == target {
			source.line = e.line // of which the rules change no rune
		} else {
			source.line = newLine(source.text)
		}
		source.used = marksOf(source.line)
	}
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

// original is the source text, read once for all rounds.
type original struct {
	text string
	line *line
	used marks
}

// editor holds one round: the text and what the rules need to know.
type editor struct {
	*line
	from, to *Profile
	same     bool // one language on both sides: other right forms are kept
	source   *original
}

// marks says which kinds of marks a source has.
type marks struct {
	quotes, dash, ellipsis, percent bool

	semicolon, colon, exclamation, question bool
}

func marksOf(l *line) marks {
	s := l.text
	return marks{
		quotes:   strings.ContainsAny(s, "\"“”„‟«»‹›‚‘") || l.lonelySingle(),
		dash:     strings.ContainsAny(s, "–—") || strings.Contains(s, " - ") || strings.Contains(s, " -- "),
		ellipsis: strings.Contains(s, "...") || strings.Contains(s, "…"),
		percent:  strings.Contains(s, "%"),

		semicolon:   strings.Contains(s, ";"),
		colon:       strings.Contains(s, ":"),
		exclamation: strings.Contains(s, "!"),
		question:    strings.Contains(s, "?"),
	}
}

// mark reports that r is one of ; : ! ? and that the source has it.
func (m marks) mark(r rune) bool {
	switch r {
	case ';':
		return m.semicolon
	case ':':
		return m.colon
	case '!':
		return m.exclamation
	case '?':
		return m.question
	}
	return false
}

// lonelySingle reports a ' or ’ that begins a word, as quotes do.
func (l *line) lonelySingle() bool {
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
