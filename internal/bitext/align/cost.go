package align

import "math"

// kind is how many sentences of each text a bead has.
type kind struct{ source, target int }

// kinds are the beads that are looked for, with what each costs for its rarity: the
// negative logarithm of its frequency in Gale and Church's corpus (table 5).
var kinds = []struct {
	kind
	rarity float64
}{
	{kind{1, 1}, -math.Log(0.89)},
	{kind{1, 0}, -math.Log(0.0099)}, {kind{0, 1}, -math.Log(0.0099)},
	{kind{2, 1}, -math.Log(0.089 / 2)}, {kind{1, 2}, -math.Log(0.089 / 2)},
	{kind{2, 2}, -math.Log(0.011)},
}

// The costs below are in the same unit, natural logarithms of frequencies. They were
// set by trying them on news and encyclopedia texts of ten languages whose sentences
// were merged and left out at random.
const (
	// variance of the length of a translation, for one character. Gale and Church
	// have 6.8, for texts of a parliament.
	variance = 3.0
	// lonelyCost is what a sentence without translation costs besides its rarity.
	lonelyCost = 0.6
	// likeness is what two sentences gain that share as much as translations usually
	// do, or more.
	likeness = 9.0
	// crossCost is what two and two sentences cost besides: sentences that stand
	// together speak of the same things.
	crossCost = 7.5
	// breakCost is what a bead costs that goes over the end of a paragraph, and one
	// that begins a paragraph in one text alone.
	breakCost = 3.0
)

// lengthCost is the negative logarithm of the chance that texts of these lengths
// translate each other.
func (t *texts) lengthCost(source, target int) float64 {
	a, b := float64(source), float64(target)/t.ratio
	mean := (a + b) / 2
	if mean == 0 {
		return 0
	}
	delta := math.Abs(a-b) / math.Sqrt(variance*mean)
	// Twice the tail of the normal distribution, by a bound that stays finite.
	return math.Min(-math.Log(math.Erfc(delta/math.Sqrt2)+1e-12), 25)
}

// gain is what two sentences gain by what they share beyond chance.
func (t *texts) gain(i, j int) float64 {
	both := float64(t.sourceWeight[i]+t.targetWeight[j]) / 2
	return math.Min(likeness*(float64(t.common(i, j))-t.chance*both)/t.unit, likeness)
}

// paragraphCost is what the ends of paragraphs cost in a bead that ends before
// source sentence i and target sentence j.
func (t *texts) paragraphCost(k kind, i, j int) float64 {
	if !t.paragraphs || k.source == 0 || k.target == 0 {
		return 0
	}
	cost := 0.0
	if t.source[i-k.source].first != t.target[j-k.target].first {
		cost += breakCost
	}
	if k.source == 2 && t.source[i-1].first {
		cost += breakCost
	}
	if k.target == 2 && t.target[j-1].first {
		cost += breakCost
	}
	return cost
}
