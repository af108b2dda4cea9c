package fuzzy

import (
	"cmp"
	"math"
	"slices"
	"unicode"
)

// Buckets is the number of different features: what differs may fall together,
// which costs time and changes no result.
const Buckets = 1 << 16

const (
	gramQuery    = 20 // characters up to which a query is looked for by trigrams
	gramUnit     = 29 // characters up to which a unit has them: gramQuery / 0.7
	wordStem     = 5  // characters of a word that count: endings change
	mostFeatures = 48 // of one text; a longer one has those of the smallest hashes
)

// Classes is the number of sizes.
const Classes = 24

// bounds are the sizes in characters at which the next class begins.
var bounds = [Classes - 1]int{8, 11, 15, 21, 29, 41, 57, 80, 112, 157, 220, 308, 431, 603, 844, 1182, 1655, 2317, 3244, 4542, 6359, 8903, 12464}

// Class returns the size of a text of n characters.
func Class(n int) int {
	at, _ := slices.BinarySearch(bounds[:], n+1)
	return at
}

// Reach returns the classes of the texts that may be as near as floor to one of n
// characters.
func Reach(n int, floor float64) (lowest, highest int) {
	return Class(int(float64(n) * floor)), Class(int(float64(n)/floor) + 1)
}

// sizeStep is by how much the logarithm of the length grows from one size to the next:
// 4.4 %.
const sizeStep = 1.0 / 16

// Size returns the length of a text of n characters in one byte, roughly.
func Size(n int) uint8 {
	return uint8(min(255, int(math.Log2(float64(n+1))/sizeStep)))
}

// Length is about how many characters a text of that size has.
func Length(size uint8) float64 { return math.Exp2((float64(size)+0.5)*sizeStep) - 1 }

// Feature is something by which a text is found.
type Feature struct {
	Bucket uint16
	Weight uint8 // how many characters of the text it stands for
}

// Features returns by what a text in an index is found: the beginnings of its words;
// of scripts that are written without spaces pairs of characters; and of a short text
// every three characters. Each bucket stands once.
func (t *Text) Features() []Feature {
	g := gatherer{}
	g.words(t.folded)
	if len(t.folded) <= gramUnit {
		g.trigrams(t.folded)
	}
	return g.features()
}

// Probes returns the features by which to look for texts near t: a short one is
// looked for by its trigrams, a longer one by its words.
func (t *Text) Probes() []Feature {
	g := gatherer{}
	if t.short() {
		g.trigrams(t.folded)
	} else {
		g.words(t.folded)
	}
	return g.features()
}

func (t *Text) short() bool { return len(t.folded) <= gramQuery }

// Common returns what share of the weight of t's probes a text has at least, unless it
// is a rare exception, where Compare gives it score or more. An edit costs a short text
// three trigrams at most. Longer ones were measured: words that are changed a little
// count as lost, and long texts have many words.
func (t *Text) Common(score float64) float64 {
	switch n := len(t.folded); {
	case t.short():
		return 1 - 3*(1-score)
	case n <= 40:
		return score - 0.35
	case n <= 80:
		return score - 0.19
	}
	return score - 0.14
}

// gatherer collects features.
type gatherer struct {
	found []hashed
	word  [wordStem]rune
	size  int // of the word
}

type hashed struct {
	hash   uint32
	weight uint8
}

// features returns what was collected, each bucket once.
func (g *gatherer) features() []Feature {
	slices.SortFunc(g.found, func(a, b hashed) int { return cmp.Compare(a.hash, b.hash) })
	found := g.found[:min(len(g.found), mostFeatures)]
	slices.SortStableFunc(found, func(a, b hashed) int { return cmp.Compare(a.hash>>16, b.hash>>16) })
	features := make([]Feature, 0, len(found))
	for _, h := range found {
		bucket := uint16(h.hash >> 16)
		if n := len(features); n == 0 || features[n-1].Bucket != bucket {
			features = append(features, Feature{bucket, h.weight})
		}
	}
	return features
}

func (g *gatherer) add(weight int, kind byte, runes ...rune) {
	g.found = append(g.found, hashed{hash(kind, runes), uint8(min(weight, 255))})
}

func (g *gatherer) words(folded []rune) {
	var last rune
	for _, r := range folded {
		switch {
		case r == ' ':
			g.endWord()
		case spaceless(r):
			g.endWord()
			if spaceless(last) {
				g.add(1, '2', last, r)
			}
		default:
			if g.size < wordStem {
				g.word[g.size] = r
			}
			g.size++
		}
		last = r
	}
	g.endWord()
}

func (g *gatherer) endWord() {
	if g.size > 0 {
		g.add(g.size+1, 'w', g.word[:min(g.size, wordStem)]...)
	}
	g.size = 0
}

func (g *gatherer) trigrams(folded []rune) {
	edged := append(append([]rune{' '}, folded...), ' ')
	for i := 0; i+3 <= len(edged); i++ {
		g.add(1, '3', edged[i:i+3]...)
	}
}

// spaceless reports whether r belongs to a script whose words stand side by side.
func spaceless(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// hash is FNV-1a, 32 bits, mixed once more for its upper half.
func hash(kind byte, runes []rune) uint32 {
	h := (uint32(2166136261) ^ uint32(kind)) * 16777619
	for _, r := range runes {
		for ; r > 0; r >>= 8 {
			h = (h ^ uint32(r&0xff)) * 16777619
		}
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}
