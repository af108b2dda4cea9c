package suggest

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term"
)

// readNouns finds single names where every noun has a capital, as in German. A word
// is a name there when something besides its capital says so, once: it is the last
// word of a longer name of the text, a title stands before it, or the translation
// has it too, letter by letter.
func (r *reader) readNouns(i int, segments []int, found map[string]*Candidate) {
	if r.words.Nouns != "capital" {
		return
	}
	r.partGenitives(found, r.sureNouns(i, segments, found))
	sure := r.sureNouns(i, segments, found) // without the nouns that were parted
	taken := covered(i, found)
	for _, s := range segments {
		for _, t := range r.list[i][s] {
			if (sure[t.text] || sure[strings.TrimSuffix(t.text, "s")]) && !overlaps(taken[s], t) {
				r.add(found, i, s, article.Span{Start: t.start, End: t.end})
			}
		}
	}
}

// sureNouns returns the words of a text that are names by themselves.
func (r *reader) sureNouns(i int, segments []int, found map[string]*Candidate) map[string]bool {
	sure := map[string]bool{}
	for name := range found {
		if at := strings.LastIndexByte(name, ' '); at > 0 {
			sure[name[at+1:]] = true
		}
	}
	for _, s := range segments {
		list := r.list[i][s]
		target := map[string]bool{}
		if r.texts[i].To != language.Und {
			for _, t := range tokens(r.texts[i].Segments[s].Target) {
				target[t.text] = true
			}
		}
		for n, t := range list {
			if !t.capital() || r.leaves(t) || r.words.Title[t.lower] || len(t.text) < 4 || n == 0 {
				continue
			}
			titled := !t.apart && r.words.Title[list[n-1].lower]
			copied := target[t.text] && !r.small[t.lower]
			if (titled || copied) && !slices.ContainsFunc(r.base.Find(t.text, r.lang), proper) {
				sure[t.text] = true
			}
		}
	}
	return sure
}

// partGenitives takes the noun off a name in the genitive: Brandts Rede.
func (r *reader) partGenitives(found map[string]*Candidate, sure map[string]bool) {
	for _, text := range sortedKeys(found) {
		first, _, several := strings.Cut(text, " ")
		if !several || !sure[strings.TrimSuffix(first, "s")] || strings.TrimSuffix(first, "s") == first {
			continue
		}
		for _, p := range found[text].Places {
			r.add(found, p.Text, p.Segment, article.Span{Start: p.Span.Start, End: p.Span.Start + len(first)})
		}
		delete(found, text)
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

// proper reports whether a hit is a name, and no everyday word.
func proper(hit term.Hit) bool { return !hit.Common() }
