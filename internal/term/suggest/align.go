package suggest

import (
	"math"

	"golang.org/x/text/language"
)

// aligner knows which words of two languages stand for each other, from pairs of
// segments: IBM model 1 (Brown et al. 1993) in both directions, a few rounds, with
// words that look alike favoured at the start. Words are taken by their beginnings,
// so that inflected forms count together.
type aligner struct {
	pairs  []pairing
	source vocabulary
	target vocabulary
	there  map[uint64]float64 // chance of a target word, given the source word
	back   map[uint64]float64
}

// pairing is one segment with its translation, in words and their numbers.
type pairing struct {
	source, target []token
	from, to       []uint32
}

// vocabulary numbers the words of one language.
type vocabulary struct {
	lang language.Tag
	ids  map[string]uint32
	keys []string // by number: the letters that words are compared by
}

func newVocabulary(lang language.Tag) vocabulary {
	return vocabulary{lang: lang, ids: map[string]uint32{}}
}

// stemLetters is how many letters of a word tell it from others: enough to part
// words, few enough to join their forms.
const stemLetters = 7

func (v *vocabulary) id(t token) uint32 {
	stem := []rune(t.lower)
	key := string(stem[:min(len(stem), stemLetters)])
	id, ok := v.ids[key]
	if !ok {
		id = uint32(len(v.keys))
		v.ids[key] = id
		v.keys = append(v.keys, letters(t.lower, v.lang))
	}
	return id
}

// rounds is how often the model is estimated anew; more rounds learn rare words by
// heart.
const rounds = 5

// newAligner learns from all segments with a translation. The work is, for each
// segment, the product of the words of both sides (at most maxTokens each).
func newAligner(segments []Segment, from, to language.Tag) *aligner {
	a := &aligner{source: newVocabulary(from), target: newVocabulary(to), pairs: make([]pairing, len(segments))}
	for i, s := range segments {
		if s.Target == "" {
			continue
		}
		p := &a.pairs[i]
		p.source, p.target = tokens(s.Source), tokens(s.Target)
		for _, t := range p.source {
			p.from = append(p.from, a.source.id(t))
		}
		for _, t := range p.target {
			p.to = append(p.to, a.target.id(t))
		}
	}
	prior := map[uint64]float64{}
	for _, p := range a.pairs {
		for _, s := range p.from {
			for _, t := range p.to {
				key := join(s, t)
				if _, known := prior[key]; !known {
					prior[key] = 1 + 9*alike(a.source.keys[s], a.target.keys[t])
				}
			}
		}
	}
	a.there = a.learn(prior, false)
	a.back = a.learn(prior, true)
	return a
}

func join(source, target uint32) uint64 { return uint64(source)<<32 | uint64(target) }

// learn estimates the chances in one direction.
func (a *aligner) learn(prior map[uint64]float64, back bool) map[uint64]float64 {
	chance := prior
	for range rounds {
		counts := make(map[uint64]float64, len(prior))
		totals := map[uint32]float64{}
		for _, p := range a.pairs {
			given, made := p.from, p.to
			if back {
				given, made = made, given
			}
			for _, m := range made {
				sum := 0.0
				for _, g := range given {
					sum += chance[key(g, m, back)]
				}
				for _, g := range given {
					k := key(g, m, back)
					part := chance[k] / sum
					counts[k] += part
					totals[g] += part
				}
			}
		}
		for k := range counts {
			g := uint32(k >> 32)
			if back {
				g = uint32(k)
			}
			counts[k] /= totals[g]
		}
		chance = counts
	}
	return chance
}

func key(given, made uint32, back bool) uint64 {
	if back {
		return join(made, given)
	}
	return join(given, made)
}

// links returns how strongly each source word of a segment is tied to each target
// word: the geometric mean of both directions, each as shares of the segment.
func (a *aligner) links(i int) [][]float64 {
	p := a.pairs[i]
	there, back := make([][]float64, len(p.from)), make([][]float64, len(p.from))
	columns, rows := make([]float64, len(p.to)), make([]float64, len(p.from))
	for s := range p.from {
		there[s], back[s] = make([]float64, len(p.to)), make([]float64, len(p.to))
		for t := range p.to {
			k := join(p.from[s], p.to[t])
			there[s][t], back[s][t] = a.there[k], a.back[k]
			columns[t] += there[s][t]
			rows[s] += back[s][t]
		}
	}
	for s := range there {
		for t := range there[s] {
			if columns[t] > 0 && rows[s] > 0 {
				there[s][t] = math.Sqrt(there[s][t] / columns[t] * back[s][t] / rows[s])
			}
		}
	}
	return there
}
