package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/term"
)

// kinds are judged in this order where the evidence is equal.
var kinds = []term.Kind{term.Person, term.Organisation, term.Place, term.Product}

// guess gathers what speaks for each kind of one candidate.
type guess struct {
	weight map[term.Kind]float64
	why    map[term.Kind][]Evidence
}

func (g *guess) vote(kind term.Kind, weight float64, clue Clue, text string) {
	for i, e := range g.why[kind] {
		if e.Clue == clue && e.Text == text {
			g.why[kind][i].Count++
			g.weight[kind] += weight / 4
			return
		}
	}
	g.weight[kind] += weight
	g.why[kind] = append(g.why[kind], Evidence{clue, text, 1})
}

// kind guesses what c is, and says why; General where nothing tells.
func (r *reader) kind(c *Candidate) (term.Kind, []Evidence) {
	g := guess{map[term.Kind]float64{}, map[term.Kind][]Evidence{}}
	r.judgeWords(&g, c.Text)
	after := map[string]int{}
	for _, p := range c.Places {
		r.judgeNeighbours(&g, p, after)
	}
	for _, in := range sortedKeys(after) {
		if uses := after[in]; uses*2 >= c.Count && !strings.Contains(c.Text, "-") && strings.ToUpper(c.Text) != c.Text {
			g.vote(term.Place, 0.6, AfterIn, in)
			g.why[term.Place][len(g.why[term.Place])-1].Count = uses
		}
	}
	best := term.General
	for _, kind := range kinds {
		if g.weight[kind] >= 0.5 && g.weight[kind] > g.weight[best] {
			best = kind
		}
	}
	return best, g.why[best]
}

// judgeWords looks at the words of the name itself.
func (r *reader) judgeWords(g *guess, name string) {
	words := tokens(name)
	for _, w := range words {
		if r.words.Organisation[w.lower] {
			g.vote(term.Organisation, 2, OrgWord, w.text)
		}
		if r.words.Place[w.lower] && len(words) > 1 {
			g.vote(term.Place, 1.5, PlaceWord, w.text)
		}
	}
	switch first := strings.Fields(name); {
	case len(words) == 0:
	case r.given[first[0]] && len(first) > 1:
		g.vote(term.Person, 1.5, KnownGiven, first[0])
	case len(words) == 1 && utf8.RuneCountInString(name) <= 6 && (strings.ToUpper(name) == name || acronym(name)):
		g.vote(term.Organisation, 1, Capitals, name)
	case strings.ContainsFunc(name, unicode.IsDigit) || innerCapital(words[0].text):
		g.vote(term.Product, 1, Digits, name)
	case len(words) > 1 && len(words) < 4 && len(words) == len(first) && r.onlyNames(words):
		g.vote(term.Person, 0.5, TwoWords, name)
	}
}

// acronym reports whether word has a capital at both ends: AfD, WaPo has not.
func acronym(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	last, size := utf8.DecodeLastRuneInString(word)
	return len(word) > size && unicode.IsUpper(first) && unicode.IsUpper(last)
}

// innerCapital reports whether a small letter stands before a capital: iPhone.
func innerCapital(word string) bool {
	small := false
	for _, r := range word {
		if small && unicode.IsUpper(r) && !strings.Contains(word, "-") {
			return !strings.HasPrefix(word, "Mc") && !strings.HasPrefix(word, "Mac")
		}
		small = unicode.IsLower(r)
	}
	return false
}

// onlyNames reports whether all words have capitals and never stand in small letters.
func (r *reader) onlyNames(words []token) bool {
	for _, w := range words {
		if !w.capital() || r.small[w.lower] {
			return false
		}
	}
	return true
}

// judgeNeighbours looks at the words before and after one use, and counts
// prepositions of places before it.
func (r *reader) judgeNeighbours(g *guess, p Place, after map[string]int) {
	list := r.list[p.Text][p.Segment]
	first, last := -1, -1
	for i, t := range list {
		if t.start == p.Span.Start {
			first = i
		}
		if t.end == p.Span.End {
			last = i
		}
	}
	if first > 0 {
		before := list[first-1]
		near := !list[first].apart
		switch {
		case r.words.Title[before.lower]:
			g.vote(term.Person, 2, AfterTitle, before.text)
		case near && r.words.Place[before.lower]:
			g.vote(term.Place, 1.5, PlaceWord, before.text)
		case near && first > 1 && r.words.Stop[before.lower] && r.words.Place[list[first-2].lower] && !before.apart:
			g.vote(term.Place, 1.5, PlaceWord, list[first-2].text)
		case near && r.words.In[before.lower]:
			after[before.lower]++
		}
	}
	if last >= 0 && last+1 < len(list) && r.words.Speech[list[last+1].lower] {
		g.vote(term.Person, 1, BeforeSpeech, list[last+1].text)
	}
}
