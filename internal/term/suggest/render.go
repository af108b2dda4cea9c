package suggest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term/suggest/cue"
)

// render gives candidates the renderings of the translations.
func render(all []Candidate, texts []Text) {
	byPair := map[[2]language.Tag][]int{} // indices of texts
	var pairs [][2]language.Tag
	for i, t := range texts {
		pair := [2]language.Tag{t.From, t.To}
		if t.To == language.Und {
			continue
		}
		if byPair[pair] == nil {
			pairs = append(pairs, pair)
		}
		byPair[pair] = append(byPair[pair], i)
	}
	for _, pair := range pairs {
		first := map[int]int{} // by text: where its segments begin among all
		var segments []Segment
		for _, i := range byPair[pair] {
			first[i] = len(segments)
			segments = append(segments, texts[i].Segments...)
		}
		f := newFinder(segments, pair[0], pair[1])
		for i := range all {
			if all[i].Lang == pair[0] {
				all[i].Renderings = append(all[i].Renderings, f.renderings(all[i].Places, first)...)
			}
		}
	}
}

// finder finds what stands for a phrase in the translation.
type finder struct {
	*aligner
	segments []Segment
	words    *cue.Words // of the target
	linked   map[int][][]float64
}

func newFinder(segments []Segment, from, to language.Tag) *finder {
	return &finder{newAligner(segments, from, to), segments, cue.Of(to), map[int][][]float64{}}
}

// maxRenderings is how many renderings of one candidate are told.
const maxRenderings = 5

// renderings returns what stands for the phrases at places: first the run of words
// that fits best in all of them together, then what fits best where that does not
// stand, and so on. One use alone may be aligned with a word too many; many are not.
func (f *finder) renderings(places []Place, first map[int]int) []Rendering {
	var open [][]run
	for _, p := range places {
		if start, ok := first[p.Text]; ok {
			if runs := f.find(start+p.Segment, p.Span); len(runs) > 0 {
				open = append(open, runs)
			}
		}
	}
	var list []Rendering
	for len(open) > 0 && len(list) < maxRenderings {
		best := bestRun(open)
		r, forms := Rendering{}, map[string]int{}
		open = slices.DeleteFunc(open, func(runs []run) bool {
			at := slices.IndexFunc(runs, func(x run) bool { return x.key == best })
			if at < 0 {
				return false
			}
			forms[runs[at].text]++
			r.Count++
			r.Fit += runs[at].fit
			return true
		})
		r.Text = usual(forms)
		r.Fit /= float64(r.Count)
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b Rendering) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(b.Fit, a.Fit))
	})
	return list
}

// run is a sequence of words of a translation that may stand for a phrase.
type run struct {
	text string
	key  string // the beginnings of its words, which its inflected forms share
	fit  float64
}

// runKey joins the first four letters of words: in two translations of one phrase
// they tell words apart, and leave endings out.
func runKey(words []token) string {
	var key strings.Builder
	for _, w := range words {
		letters := []rune(w.lower)
		key.WriteString(string(letters[:min(len(letters), 4)]))
		key.WriteByte(' ')
	}
	return key.String()
}

// usual returns the most frequent form; of equals that in small letters, for a
// sentence may have begun with the other, then the shortest.
func usual(forms map[string]int) string {
	return slices.MinFunc(sortedKeys(forms), func(a, b string) int {
		switch {
		case smaller(a, b):
			return -1
		case smaller(b, a):
			return 1
		}
		return cmp.Or(cmp.Compare(forms[b], forms[a]), cmp.Compare(len(a), len(b)))
	})
}

// bestRun returns the run with the greatest sum of fits.
func bestRun(open [][]run) string {
	sums := map[string]float64{}
	for _, runs := range open {
		for _, r := range runs {
			sums[r.key] += r.fit
		}
	}
	return slices.MinFunc(sortedKeys(sums), func(a, b string) int { return cmp.Compare(sums[b], sums[a]) })
}

// smaller reports whether a has a small letter where b has its first capital.
func smaller(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(a)
	return unicode.IsLower(first) && a != b && strings.EqualFold(a, b)
}

// minFit is the least fit of a rendering that is told.
const minFit = 0.35

// find returns what may stand for span of a segment in its translation: runs that
// neither begin nor end with a function word, whose links to the words of span
// outweigh all other links of both (a Dice coefficient of link weights). A name
// answers to a name: runs that do not begin and end with capitals fit it less. So
// does one word for several, where the language does not write compounds as one.
func (f *finder) find(segment int, span article.Span) []run {
	p := f.pairs[segment]
	from, to := within(p.source, span)
	if from == to || len(p.target) == 0 {
		return nil
	}
	links := f.linked[segment]
	if links == nil {
		links = f.links(segment)
		f.linked[segment] = links
	}
	w := weigh(links, from, to, len(p.target))
	name := p.source[from].capital() && p.source[to-1].capital()
	target := f.segments[segment].Target
	var runs []run
	for start := range p.target {
		in, out := 0.0, 0.0
		for end := start; end < min(len(p.target), start+to-from+3); end++ {
			first, last := p.target[start], p.target[end]
			if end > start && last.apart || f.words.Stop[first.lower] {
				break
			}
			in, out = in+w.inside[end], out+w.outside[end]
			fit := 2 * in / (w.total + in + out)
			if name && !(first.capital() && last.capital()) || start == end && to-from > 1 && f.words.Nouns != "capital" {
				fit *= 0.7
			}
			if fit >= minFit && !f.words.Stop[last.lower] {
				runs = append(runs, run{target[first.start:last.end], runKey(p.target[start : end+1]), fit})
			}
		}
	}
	return runs
}

// weights are the links of the words of a phrase, and of all others, to each target
// word, and all links of the phrase.
type weights struct {
	inside, outside []float64
	total           float64
}

// weigh sums the links of source words from to to, to n target words.
func weigh(links [][]float64, from, to, n int) weights {
	w := weights{inside: make([]float64, n), outside: make([]float64, n)}
	for s, row := range links {
		for t, weight := range row {
			if s >= from && s < to {
				w.inside[t] += weight
				w.total += weight
			} else {
				w.outside[t] += weight
			}
		}
	}
	return w
}
