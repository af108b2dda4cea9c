package suggest

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Change is a name or word that a corrector replaced.
type Change struct {
	Old, New string
	Count    int           // how often
	Kept     int           // how often the old form still stands in the corrected text
	Concept  *term.Concept // that the base knows the new form by, else the old one; nil: neither
	Known    bool          // the base wants the new form: there is nothing to enter
	Before   string        // the first segment, as it was
	After    string        // and as it is
}

// Compare lists the names that a corrector replaced all through a translation: draft
// and corrected are the same segments before and after. A change counts where one
// side has a capital letter, or where it was made at least twice; changes that were
// made less often than not are left out. The most frequent come first.
func Compare(draft, corrected []string, lang language.Tag, base *term.Base) []Change {
	found := map[[2]string]*Change{}
	for i := range min(len(draft), len(corrected)) {
		if draft[i] == corrected[i] {
			continue
		}
		for _, pair := range replaced(draft[i], corrected[i]) {
			c := found[pair]
			if c == nil {
				c = &Change{Old: pair[0], New: pair[1], Before: draft[i], After: corrected[i]}
				found[pair] = c
			}
			c.Count++
		}
	}
	segments := make([]Segment, len(corrected))
	for i := range corrected {
		segments[i].Target = corrected[i]
	}
	after := newSides(segments)
	var list []Change
	for _, c := range found {
		c.Kept = len(after.target(c.Old))
		if c.Kept > c.Count || c.Count < 2 && !named(c.Old) && !named(c.New) {
			continue
		}
		c.Concept, c.Known = conceptOf(*c, lang, base)
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Change) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Old, b.Old), strings.Compare(a.New, b.New))
	})
	return list
}

func named(text string) bool { return strings.ToLower(text) != text }

// conceptOf returns the concept that the new form names, else the old one.
func conceptOf(c Change, lang language.Tag, base *term.Base) (concept *term.Concept, known bool) {
	for _, text := range []string{c.New, c.Old} {
		for _, hit := range base.Find(text, lang) {
			if hit.Span.Len() == len(text) {
				return hit.Concept, text == c.New && hit.Wanted
			}
		}
	}
	return nil, false
}

// replaced returns what was put in place of what, as runs of words, by the longest
// common subsequence of the words of both. Long runs are new sentences, not names.
func replaced(before, after string) [][2]string {
	a, b := tokens(before), tokens(after)
	lengths := subsequences(a, b)
	var pairs [][2]string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i].text == b[j].text {
			i, j = i+1, j+1
			continue
		}
		x, y := i, j
		for (i < len(a) || j < len(b)) && !(i < len(a) && j < len(b) && a[i].text == b[j].text) {
			if j == len(b) || i < len(a) && lengths[i+1][j] >= lengths[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if i > x && j > y && i-x <= maxWords && j-y <= maxWords {
			pairs = append(pairs, [2]string{before[a[x].start:a[i-1].end], after[b[y].start:b[j-1].end]})
		}
	}
	return pairs
}

// subsequences returns the lengths of the longest common subsequences of all ends.
func subsequences(a, b []token) [][]int {
	lengths := make([][]int, len(a)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].text == b[j].text {
				lengths[i][j] = lengths[i+1][j+1] + 1
			} else {
				lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			}
		}
	}
	return lengths
}
