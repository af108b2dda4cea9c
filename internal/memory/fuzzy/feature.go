package fuzzy

import (
	"slices"
	"unicode"
)

// Buckets is the number of different features: what differs may fall together,
// which costs time and changes no result.
const Buckets = 1 << 16

const (
	shortText    = 20 // characters up to which a text has trigrams, too
	wordStem     = 7  // characters of a word that count: endings change
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

// Features returns the buckets of what is characteristic in t: the beginnings of its
// words; of scripts that are written without spaces pairs of characters; and of a short
// text every three characters. Each stands once. A text that may be near a short one,
// though it is not short itself, asks for short features: query.
func (t *Text) Features(query bool) []uint16 {
	var hashes []uint32
	word := make([]rune, 0, wordStem)
	var last rune
	for i, r := range t.folded {
		if spaceless(r) {
			if i > 0 && spaceless(last) {
				hashes = append(hashes, hash('2', last, r))
			}
		} else if r != ' ' && len(word) < wordStem {
			word = append(word, r)
		}
		if (r == ' ' || i == len(t.folded)-1) && len(word) > 0 {
			hashes = append(hashes, hash('w', word...))
			word = word[:0]
		}
		last = r
	}
	limit := shortText
	if query {
		limit = shortText * 3 / 2
	}
	if len(t.folded) <= limit {
		hashes = append(hashes, trigrams(t.folded)...)
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	hashes = hashes[:min(len(hashes), mostFeatures)]
	buckets := make([]uint16, len(hashes))
	for i, h := range hashes {
		buckets[i] = uint16(h >> 16)
	}
	slices.Sort(buckets)
	return slices.Compact(buckets)
}

func trigrams(folded []rune) []uint32 {
	var hashes []uint32
	edged := append(append([]rune{' '}, folded...), ' ')
	for i := 0; i+3 <= len(edged); i++ {
		hashes = append(hashes, hash('3', edged[i:i+3]...))
	}
	return hashes
}

// spaceless reports whether r belongs to a script whose words stand side by side.
func spaceless(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// hash is FNV-1a, 32 bits, mixed once more for its upper half.
func hash(kind byte, runes ...rune) uint32 {
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
