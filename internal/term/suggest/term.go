package suggest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term"
)

// maxWords is how many words a technical term may have.
const maxWords = 4

// gram is a sequence of words that may be a term.
type gram struct {
	key    string
	words  int
	forms  map[string]int
	places []Place
	// longer sums the uses in longer grams, in so many of them.
	longer, longerKinds int
}

// terms returns the technical terms: sequences of two to four words that do not
// begin or end with a function word, that stand at least twice, and not only inside
// one longer term. Their score is the C-value of Frantzi, Ananiadou and Mima
// (Automatic recognition of multi-word terms, 2000): log2 of the length times the
// uses, less the mean uses of the longer terms around it. Where nouns are compounds
// (German) long single nouns count as two words.
func (r *reader) terms(names []Candidate) []Candidate {
	grams := map[string]*gram{}
	named := spansOf(names)
	for i := range r.texts {
		for s, list := range r.list[i] {
			if r.texts[i].Segments[s].Heading || titleCase(list) {
				continue
			}
			taken := append(slices.Clone(named[[2]int{i, s}]), r.hits(r.texts[i].Segments[s].Source)...)
			r.addGrams(grams, list, i, s, taken)
		}
	}
	nest(grams)
	var found []Candidate
	for _, key := range sortedKeys(grams) {
		g := grams[key]
		score := g.value()
		if len(g.places) < 2 || score < 2 {
			continue
		}
		c := Candidate{Text: g.form(), Lang: r.lang, Kind: term.General, Count: len(g.places), Score: score, Places: g.places}
		c.Sentence = r.sentence(g.places[0])
		for _, form := range sortedKeys(g.forms) {
			if form != c.Text {
				c.Forms = append(c.Forms, form)
			}
		}
		found = append(found, c)
	}
	return found
}

func spansOf(names []Candidate) map[[2]int][]article.Span {
	spans := map[[2]int][]article.Span{}
	for _, c := range names {
		for _, p := range c.Places {
			at := [2]int{p.Text, p.Segment}
			spans[at] = append(spans[at], p.Span)
		}
	}
	return spans
}

// hits returns the spans that the glossary knows.
func (r *reader) hits(source string) []article.Span {
	var spans []article.Span
	for _, hit := range r.base.Find(source, r.lang) {
		spans = append(spans, hit.Span)
	}
	return spans
}

func (r *reader) addGrams(grams map[string]*gram, list []token, text, segment int, taken []article.Span) {
	for from := range list {
		if !r.opens(list[from]) {
			continue
		}
		for to := from; to < len(list) && to < from+maxWords+1; to++ {
			t := list[to]
			if to > from && t.apart || overlaps(taken, t) {
				break
			}
			if !r.opens(t) {
				if !r.words.Inner[t.lower] {
					break
				}
				continue
			}
			if to > from || r.compound(t) {
				r.addGram(grams, list[from:to+1], Place{text, segment, article.Span{Start: list[from].start, End: t.end}})
			}
		}
	}
}

// opens reports whether a term may begin and end with t.
func (r *reader) opens(t token) bool {
	return !r.words.Stop[t.lower] && !r.words.Date[t.lower] && !r.words.Inner[t.lower] && utf8.RuneCountInString(t.text) > 2
}

// compound reports whether t is a long noun of a language that makes one word of
// several.
func (r *reader) compound(t token) bool {
	return r.words.Nouns == "capital" && t.capital() && utf8.RuneCountInString(t.text) >= 12
}

func (r *reader) addGram(grams map[string]*gram, list []token, at Place) {
	var key strings.Builder
	for _, t := range list {
		key.WriteString(singular(t.lower, r.lang))
		key.WriteByte(' ')
	}
	g := grams[key.String()]
	if g == nil {
		g = &gram{key: key.String(), words: max(len(list), 2), forms: map[string]int{}}
		grams[g.key] = g
	}
	source := r.texts[at.Text].Segments[at.Segment].Source
	g.forms[source[at.Span.Start:at.Span.End]]++
	g.places = append(g.places, at)
}

// singular takes the plural ending off a word, where that is a mere s.
func singular(word string, lang language.Tag) string {
	base, _ := lang.Base()
	switch base.String() {
	case "en", "fr", "es", "pt":
		if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
			return word[:len(word)-1]
		}
	}
	return word
}

// nest tells each gram of the longer ones around it that stand at least twice.
func nest(grams map[string]*gram) {
	for _, key := range sortedKeys(grams) {
		g := grams[key]
		if len(g.places) < 2 {
			continue
		}
		words := strings.Fields(key)
		for from := range words {
			for to := from + 1; to <= len(words); to++ {
				inner := grams[strings.Join(words[from:to], " ")+" "]
				if inner != nil && inner != g {
					inner.longer += len(g.places)
					inner.longerKinds++
				}
			}
		}
	}
}

// value returns the C-value.
func (g *gram) value() float64 {
	uses := float64(len(g.places))
	if g.longerKinds > 0 {
		uses -= float64(g.longer) / float64(g.longerKinds)
	}
	return math.Log2(float64(g.words)) * uses
}

// form returns the most used form, the shortest of equals: the singular.
func (g *gram) form() string {
	return slices.MinFunc(sortedKeys(g.forms), func(a, b string) int {
		return cmp.Or(cmp.Compare(g.forms[b], g.forms[a]), cmp.Compare(len(a), len(b)))
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
