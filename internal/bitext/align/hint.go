package align

import "slices"

// hint says that a token of a source sentence is to be expected as token in its
// translation, and how much that means.
type hint struct {
	token  int32
	weight float32
}

// lexicon says what tokens of the source are in the target.
type lexicon struct {
	v     *vocabulary
	words map[int32][]hint // translations of words, weight 0 to 1
}

// shared is the lexicon of what is the same in both languages.
func (v *vocabulary) shared() *lexicon { return &lexicon{v: v} }

// weigh lists the hints of all sentences.
func (t *texts) weigh(lex *lexicon) {
	n := len(t.source) + len(t.target)
	weights := make([]float32, len(lex.v.names))
	for id := range weights {
		weights[id] = lex.v.weight(int32(id), n)
	}
	t.hints = make([][]hint, len(t.source))
	t.sourceWeight = make([]float32, len(t.source))
	for i := range t.source {
		t.hints[i], t.sourceWeight[i] = lex.hints(&t.source[i], weights)
	}
	t.targetWeight = make([]float32, len(t.target))
	for j := range t.target {
		for _, id := range t.target[j].tokens {
			t.targetWeight[j] += weights[id]
		}
	}
}

// hints returns what is to be expected in the translation of s, and the weight of all.
func (lex *lexicon) hints(s *sentence, weights []float32) ([]hint, float32) {
	list := make([]hint, 0, len(s.tokens))
	var sum float32
	for _, id := range s.tokens {
		sum += weights[id]
		list = append(list, hint{id, weights[id]})
		for _, t := range lex.words[id] {
			list = append(list, hint{t.token, t.weight * weights[t.token]})
		}
	}
	slices.SortFunc(list, func(a, b hint) int { return int(a.token) - int(b.token) })
	kept := list[:0]
	for _, h := range list {
		if n := len(kept); n > 0 && kept[n-1].token == h.token {
			kept[n-1].weight = max(kept[n-1].weight, h.weight)
			continue
		}
		kept = append(kept, h)
	}
	return kept, sum
}

// common returns the weight of what source sentence i and target sentence j share.
func (t *texts) common(i, j int) float32 {
	hints, tokens := t.hints[i], t.target[j].tokens
	var sum float32
	for len(hints) > 0 && len(tokens) > 0 {
		switch h := hints[0]; {
		case h.token < tokens[0]:
			hints = hints[1:]
		case h.token > tokens[0]:
			tokens = tokens[1:]
		default:
			sum += h.weight
			hints, tokens = hints[1:], tokens[1:]
		}
	}
	return sum
}
