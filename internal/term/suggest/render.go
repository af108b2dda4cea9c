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

// renderings counts what stands for the phrases at places.
func (f *finder) renderings(places []Place, first map[int]int) []Rendering {
	found := map[string]*Rendering{}
	for _, p := range places {
		start, ok := first[p.Text]
		if !ok {
			continue
		}
		text, fit, ok := f.find(start+p.Segment, p.Span)
		if !ok {
			continue
		}
		fold := strings.ToLower(text)
		r := found[fold]
		if r == nil {
			r = &Rendering{Text: text}
			found[fold] = r
		}
		if smaller(text, r.Text) {
			r.Text = text // a sentence may have begun with the other
		}
		r.Count++
		r.Fit += fit
	}
	list := make([]Rendering, 0, len(found))
	for _, fold := range sortedKeys(found) {
		r := *found[fold]
		r.Fit /= float64(r.Count)
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b Rendering) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(b.Fit, a.Fit))
	})
	return list
}

// smaller reports whether a has a small letter where b has its first capital.
func smaller(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(a)
	return unicode.IsLower(first) && a != b && strings.EqualFold(a, b)
}

// minFit is the least fit of a rendering that is told.
const minFit = 0.35

// find returns what stands for span of a segment in its translation: the words
// whose links to those of span outweigh all other links of both (a Dice
// coefficient of link weights), a run that neither begins nor ends with a function
// word.
func (f *finder) find(segment int, span article.Span) (text string, fit float64, ok bool) {
	p := f.pairs[segment]
	from, to := -1, -1
	for i, t := range p.source {
		if t.start >= span.Start && t.end <= span.End {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 || len(p.target) == 0 {
		return "", 0, false
	}
	links := f.linked[segment]
	if links == nil {
		links = f.links(segment)
		f.linked[segment] = links
	}
	inside, outside, total := weigh(links, from, to, len(p.target))
	best := article.Span{}
	for start := range p.target {
		if f.words.Stop[p.target[start].lower] {
			continue
		}
		in, out := 0.0, 0.0
		for end := start; end < len(p.target) && end < start+to-from+3; end++ {
			if end > start && p.target[end].apart {
				break
			}
			in, out = in+inside[end], out+outside[end]
			if f.words.Stop[p.target[end].lower] {
				continue
			}
			if score := 2 * in / (total + in + out); score > fit {
				fit, best = score, article.Span{Start: p.target[start].start, End: p.target[end].end}
			}
		}
	}
	return f.segments[segment].Target[best.Start:best.End], fit, fit >= minFit
}

// weigh sums the links of source words from to to, and of all others, to each of n
// target words, and all links of these source words.
func weigh(links [][]float64, from, to, n int) (inside, outside []float64, total float64) {
	inside, outside = make([]float64, n), make([]float64, n)
	for s, row := range links {
		for t, weight := range row {
			if s >= from && s < to {
				inside[t] += weight
				total += weight
			} else {
				outside[t] += weight
			}
		}
	}
	return inside, outside, total
}
