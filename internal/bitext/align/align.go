package align

// Sentence is a sentence of a text.
type Sentence struct {
	Text      string
	Paragraph int      // number of the paragraph it stands in, ascending
	Anchors   []string // what it speaks of, by names that both texts share
}

// Range is a run of sentences, half open.
type Range struct{ From, To int }

// Len returns the number of sentences.
func (r Range) Len() int { return r.To - r.From }

// Bead is a run of sentences of both texts that translate each other. One side of it
// may be empty: then the other has no translation.
type Bead struct {
	Source, Target Range
	// Doubtful says that the sides share less than others do, or differ in length
	// more, beside sentences that have no translation.
	Doubtful bool
}

// Align returns the beads of both texts in order.
func Align(source, target []Sentence) []Bead {
	if len(source) == 0 || len(target) == 0 {
		return lonely(len(source), len(target))
	}
	v := newVocabulary()
	t := &texts{source: v.read(source), target: v.read(target)}
	points := t.anchored(v)
	t.measure(points)
	t.weigh(v.shared())
	centre := through(points, len(source), len(target))
	t.expect(nil, centre)
	path := t.chain(centre)
	for range passes {
		lex := learn(t, path, v)
		if lex == nil {
			break
		}
		t.weigh(lex)
		centre = centreOf(path, len(source))
		t.expect(path, centre)
		path = t.chain(centre)
	}
	return t.beads(path)
}

// passes is how often words are learnt from the chain before.
const passes = 2

// lonely is for texts of which one is empty.
func lonely(sources, targets int) []Bead {
	var beads []Bead
	for i := range sources {
		beads = append(beads, Bead{Source: Range{i, i + 1}})
	}
	for j := range targets {
		beads = append(beads, Bead{Target: Range{j, j + 1}})
	}
	return beads
}

// texts are both texts made ready.
type texts struct {
	source, target []sentence
	ratio          float64 // characters of target for one of source
	paragraphs     bool    // both texts have them, and about as many
	hints          [][]hint
	sourceWeight   []float32 // of all hints of a sentence
	targetWeight   []float32
	usual          float64 // likeness of sentences that translate each other
	chance         float64 // likeness of any two
	unit           float64 // weight that sentences of usual size share beyond chance
}

// sentence is a sentence made ready.
type sentence struct {
	length int     // see length
	first  bool    // begins a paragraph
	tokens []int32 // ascending
	words  []int32 // the tokens that are words, ascending
}

const (
	// enoughPoints is from how many pairs of sentences their lengths are compared.
	enoughPoints = 30
	// evenLength is how much text of the same length on both sides is added where the
	// whole texts are compared instead, in characters: short ones may lack a sentence.
	evenLength = 1000
)

// measure finds how long a translation is, and whether paragraphs help. What one text
// lacks must not make translations seem short: the points are asked first.
func (t *texts) measure(points []point) {
	var lengths, paragraphs [2]int
	for side, list := range [][]sentence{t.source, t.target} {
		for i := range list {
			lengths[side] += list[i].length
			if list[i].first {
				paragraphs[side]++
			}
		}
	}
	if len(points) >= enoughPoints {
		lengths = t.lengths(points)
	}
	t.ratio = float64(lengths[1]+evenLength) / float64(lengths[0]+evenLength)
	t.paragraphs = telling(paragraphs, len(t.source)+len(t.target))
}

// telling reports numbers of paragraphs that say something: about as many in both
// texts, and not of one sentence mostly.
func telling(paragraphs [2]int, sentences int) bool {
	few, many := min(paragraphs[0], paragraphs[1]), max(paragraphs[0], paragraphs[1])
	return few > 1 && 4*few >= 3*many && 5*(few+many) <= 4*sentences
}

// lengths returns how long the sentences of points are in both texts.
func (t *texts) lengths(points []point) (sum [2]int) {
	for _, p := range points {
		sum[0] += t.source[p.source].length
		sum[1] += t.target[p.target].length
	}
	return sum
}
