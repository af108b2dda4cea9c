package fuzzy

import "slices"

// Penalties are taken off the similarity, each once, where two texts differ in what
// was set apart. Numbers and codes weigh more: somebody must see to them.
const (
	penaltyNumbers = 0.02
	penaltyCodes   = 0.02
	penaltyCase    = 0.01
	penaltyMarks   = 0.01
	// penaltyRest is for texts that differ in nothing of that, but are not the same:
	// codes at other places, a hyphen that may be shown or not.
	penaltyRest = 0.01
)

// Compare returns how near a and b are, from 0 to 1:
//
//	1 - edits(a, b) / max(len(a), len(b)) - penalties
//
// where edits is the Levenshtein distance of the folded texts in characters.
func Compare(a, b *Text) float64 { return NewPattern(a).Compare(b, 0) }

// Pattern is a text that many others are compared with. It is not safe for
// concurrent use.
type Pattern struct {
	text *Text
	bits *bits // made when it is needed
}

// NewPattern prepares t.
func NewPattern(t *Text) *Pattern { return &Pattern{text: t} }

// Compare is Compare(p's text, t); where that is surely less than floor it returns
// 0, which takes less time.
func (p *Pattern) Compare(t *Text, floor float64) float64 {
	longer := max(len(p.text.folded), len(t.folded))
	penalty := p.penalty(t)
	if longer == 0 && penalty > 0 {
		return 0 // nothing but marks, and others
	}
	most := int((1 - floor - penalty) * float64(longer)) // edits
	if most < 0 || abs(len(p.text.folded)-len(t.folded)) > most {
		return 0
	}
	edits := p.edits(t, most)
	if edits > most {
		return 0
	}
	if edits == 0 && penalty == 0 {
		if p.text.Identity() == t.Identity() {
			return 1
		}
		penalty = penaltyRest
	}
	return max(0, 1-float64(edits)/float64(max(1, longer))-penalty)
}

func (p *Pattern) edits(t *Text, most int) int {
	if slices.Equal(p.text.folded, t.folded) {
		return 0
	}
	if p.bits == nil {
		p.bits = newBits(p.text.folded)
	}
	return p.bits.distance(t.folded, most)
}

func (p *Pattern) penalty(t *Text) (sum float64) {
	for _, apart := range []struct {
		a, b    string
		penalty float64
	}{
		{p.text.numbers, t.numbers, penaltyNumbers},
		{p.text.kinds, t.kinds, penaltyCodes},
		{p.text.uppers, t.uppers, penaltyCase},
		{p.text.marks, t.marks, penaltyMarks},
	} {
		if apart.a != apart.b {
			sum += apart.penalty
		}
	}
	return sum
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
