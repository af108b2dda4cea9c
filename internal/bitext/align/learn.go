package align

import (
	"cmp"
	"slices"
)

const (
	// maxLearn is from how many pairs of sentences words are learnt: more do not help.
	maxLearn = 20_000
	// fewPairs is how many pairs teach nothing.
	fewPairs = 10
	// minTogether is how often two words must stand together.
	minTogether = 2
	// minDice is how often, of all times that one of them stands.
	minDice = 0.3
	// maxTranslations is how many translations of a word count.
	maxTranslations = 4
	// maxWords is how long a sentence may be to learn from, in words.
	maxWords = 60
)

// learn finds words that stand in sentences that translate each other. It returns nil
// where there is too little text for it.
func learn(t *texts, path []kind, v *vocabulary) *lexicon {
	pairs := t.ones(path)
	if len(pairs) < fewPairs {
		return nil
	}
	lex := &lexicon{v: v, words: map[int32][]hint{}}
	counted := t.together(pairs[:min(len(pairs), maxLearn)])
	for words, n := range counted.pairs {
		dice := 2 * float32(n) / float32(counted.source[words[0]]+counted.target[words[1]])
		if n >= minTogether && dice >= minDice && words[0] != words[1] {
			lex.words[words[0]] = append(lex.words[words[0]], hint{words[1], dice})
		}
	}
	for word, list := range lex.words {
		slices.SortFunc(list, func(a, b hint) int {
			return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.token, b.token))
		})
		lex.words[word] = list[:min(len(list), maxTranslations)]
	}
	return lex
}

// counts says in how many pairs of sentences words stand.
type counts struct {
	source, target map[int32]int32
	pairs          map[[2]int32]int32
}

// together counts the words of pairs of sentences.
func (t *texts) together(pairs []point) counts {
	c := counts{map[int32]int32{}, map[int32]int32{}, map[[2]int32]int32{}}
	for _, p := range pairs {
		source, target := t.source[p.source].words, t.target[p.target].words
		if len(source) > maxWords || len(target) > maxWords {
			continue
		}
		for _, a := range source {
			c.source[a]++
			for _, b := range target {
				c.pairs[[2]int32{a, b}]++
			}
		}
		for _, b := range target {
			c.target[b]++
		}
	}
	return c
}

// ones returns the pairs of single sentences in a chain.
func (t *texts) ones(path []kind) []point {
	var pairs []point
	at := point{}
	for _, k := range path {
		if k == (kind{1, 1}) {
			pairs = append(pairs, at)
		}
		at.source, at.target = at.source+k.source, at.target+k.target
	}
	return pairs
}

// expect sets how long translations are, what sentences share that translate each other (the median of those
// that a chain pairs, leastUsual without a chain) and what others share by chance.
func (t *texts) expect(path []kind, centre []int) {
	t.usual, t.chance = 0, t.byChance(centre)
	var all []float64
	pairs := t.ones(path)
	if sum := t.lengths(pairs); len(pairs) >= enoughPoints && min(sum[0], sum[1]) > 0 {
		t.ratio = float64(sum[1]) / float64(sum[0])
	}
	for _, p := range pairs {
		all = append(all, t.likeness(p.source, p.target))
	}
	if len(all) > 0 {
		slices.Sort(all)
		t.usual = all[len(all)/2]
	}
	t.usual = max(t.usual, t.chance+leastUsual)
	sum := 0.0
	for _, list := range [][]float32{t.sourceWeight, t.targetWeight} {
		for _, w := range list {
			sum += float64(w)
		}
	}
	t.unit = (t.usual - t.chance) * max(sum, 1) / float64(len(t.source)+len(t.target))
}

// leastUsual is the least that translations are expected to share beyond chance.
const leastUsual = 0.1

// likeness returns how much two sentences share, 0 to 1.
func (t *texts) likeness(i, j int) float64 {
	if sum := t.sourceWeight[i] + t.targetWeight[j]; sum > 0 {
		return float64(2 * t.common(i, j) / sum)
	}
	return 0
}

// fewSamples is how many samples without likeness are added: short texts say little.
const fewSamples = 10

// byChance returns the mean likeness of sentences that stand beside each other's
// translation: they speak of the same things. centre is where translations are.
func (t *texts) byChance(centre []int) float64 {
	const samples = 2000
	sum, n := 0.0, 0
	for s := range min(samples, len(t.source)) {
		i := s * len(t.source) / min(samples, len(t.source))
		for _, j := range []int{centre[i+1] - 1 - 1, centre[i+1] - 1 + 1} {
			if j >= 0 && j < len(t.target) {
				sum += t.likeness(i, j)
				n++
			}
		}
	}
	return sum / float64(n+fewSamples)
}
