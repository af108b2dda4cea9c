package pipeline

import (
	"slices"

	"exonym/internal/article"
	"exonym/internal/term"
)

// inflects reports whether a hit is an adjective or an inhabitant, whose form
// depends on the words round it.
func inflects(hit term.Hit) bool {
	return hit.Role == term.Adjective || hit.Role == term.Inhabitant
}

// agree returns codes with the forms that the engine found for adjectives; whole
// is false where it found none for one that stands in text.
func agree(codes []article.Code, text string, forms map[int]string) (agreed []article.Code, whole bool) {
	agreed = codes
	for _, n := range article.Tokens(text) {
		if n >= len(codes) || codes[n].Agree == nil {
			continue
		}
		form, ok := forms[n]
		if !ok {
			return nil, false
		}
		if &agreed[0] == &codes[0] {
			agreed = slices.Clone(codes)
		}
		agreed[n].Text = form
	}
	return agreed, true
}

// unspoken returns the adjectives and inhabitants of every concept that the
// translation names less often than the source, in whatever role; missing are the
// names that it is known to lack, found is what it names. Which of several is not
// there cannot be told. One that the engine does not know stands there as in the
// source, and counts as not translated even where the languages share a form.
func (w *work) unspoken(t *task, missing map[int]bool, found []term.Hit, unknown []string) map[int]bool {
	lacking := map[*term.Concept]int{}
	for n, hit := range t.names.Hits {
		if !missing[n] {
			lacking[hit.Concept]++
		}
	}
	for _, other := range found {
		for concept := range lacking {
			if other.Wanted && other.Names(concept) {
				lacking[concept]--
			}
		}
	}
	unspoken := map[int]bool{}
	for n, hit := range t.names.Hits {
		if !inflects(hit) || hit.Concept.Term(w.to) == nil {
			continue
		}
		raw := t.unit.Source[hit.Span.Start:hit.Span.End]
		if lacking[hit.Concept] > 0 || slices.Contains(unknown, raw) {
			unspoken[n] = true
		}
	}
	return unspoken
}

// carriesAdjectives reports whether the last question of t carried adjectives.
func (t *task) carriesAdjectives() bool {
	for n, hit := range t.names.Hits {
		if t.shield[n] && inflects(hit) && !t.plain {
			return true
		}
	}
	return false
}

// carriesNames reports whether a question of t carries names.
func (t *task) carriesNames() bool {
	for n, hit := range t.names.Hits {
		if t.shield[n] && !inflects(hit) {
			return true
		}
	}
	return false
}
