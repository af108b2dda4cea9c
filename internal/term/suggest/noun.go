package suggest

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// isLetter reports whether r is a letter.
func isLetter(r rune) bool { return unicode.IsLetter(r) }

// readNouns finds single names where every noun has a capital, as in German. A word
// is a name there when something besides its capital says so: it is the last word of
// a longer name of the text, a title stands before it, or the translation has it
// too, letter by letter, and that is no language of the same habit.
func (r *reader) readNouns(i int, segments []int, found map[string]*Candidate) {
	if base, _ := r.lang.Base(); base.String() != "de" {
		return
	}
	last := map[string]bool{}
	for name := range found {
		if at := strings.LastIndexByte(name, ' '); at > 0 {
			last[name[at+1:]] = true
		}
	}
	taken := covered(i, found)
	for _, s := range segments {
		segment, list := r.texts[i].Segments[s], r.list[i][s]
		target := map[string]bool{}
		if r.texts[i].To != language.Und {
			for _, t := range tokens(segment.Target) {
				target[t.text] = true
			}
		}
		for n, t := range list {
			if !t.capital() || r.leaves(t) || r.words.Title[t.lower] || len(t.text) < 4 || overlaps(taken[s], t) {
				continue
			}
			titled := n > 0 && !t.apart && r.words.Title[list[n-1].lower]
			copied := n > 0 && target[t.text] && !r.small[t.lower]
			if last[t.text] || titled || copied {
				span := article.Span{Start: t.start, End: t.end}
				if len(r.base.Find(t.text, r.lang)) == 0 {
					r.add(found, i, s, span)
				}
			}
		}
	}
}

// covered returns the spans of the names found in the i-th text, by segment.
func covered(i int, found map[string]*Candidate) map[int][]article.Span {
	spans := map[int][]article.Span{}
	for _, c := range found {
		for _, p := range c.Places {
			if p.Text == i {
				spans[p.Segment] = append(spans[p.Segment], p.Span)
			}
		}
	}
	return spans
}

func overlaps(spans []article.Span, t token) bool {
	for _, span := range spans {
		if t.start < span.End && span.Start < t.end {
			return true
		}
	}
	return false
}
