package fuzzy

// bits computes edit distances from one pattern with 64 rows of the table at a time:
// G. Myers, "A fast bit-vector algorithm for approximate string matching based on
// dynamic programming", J. ACM 46 (1999), with the blocks and the horizontal
// differences of H. Hyyrö (2003).
type bits struct {
	length  int // of the pattern
	words   int // of 64 rows
	near    [nearRunes]uint16
	far     map[rune]uint16
	equal   []uint64 // rows of words; row 0 is for characters that do not occur
	up, dwn []uint64 // vertical differences +1 and -1
}

// nearRunes are looked up in a table: Latin, Greek, Cyrillic, Hebrew, Arabic.
const nearRunes = 0x700

func newBits(pattern []rune) *bits {
	words := (len(pattern) + 63) / 64
	b := &bits{length: len(pattern), words: words, equal: make([]uint64, words, words*32), up: make([]uint64, words), dwn: make([]uint64, words)}
	for i, r := range pattern {
		row := b.row(r)
		if row == 0 {
			row = len(b.equal)
			b.equal = append(b.equal, make([]uint64, words)...)
			b.name(r, row/words)
		}
		b.equal[row+i/64] |= 1 << (i % 64)
	}
	return b
}

// row returns where the row of r begins.
func (b *bits) row(r rune) int {
	if r < nearRunes {
		return int(b.near[r]) * b.words
	}
	return int(b.far[r]) * b.words
}

func (b *bits) name(r rune, row int) {
	if r < nearRunes {
		b.near[r] = uint16(row)
		return
	}
	if b.far == nil {
		b.far = map[rune]uint16{}
	}
	b.far[r] = uint16(row)
}

// distance returns the edits between the pattern and text, or more than most where
// there are more than that.
func (b *bits) distance(text []rune, most int) int {
	if b.length == 0 {
		return len(text)
	}
	for i := range b.up {
		b.up[i], b.dwn[i] = ^uint64(0), 0
	}
	edits := b.length
	last := uint64(1) << ((b.length - 1) % 64)
	for i, r := range text {
		edits += b.column(b.equal[b.row(r):], last)
		if edits-(len(text)-1-i) > most {
			return most + 1
		}
	}
	return edits
}

// column goes on by one character, whose rows are equal, and returns by how much the
// distance changes.
func (b *bits) column(equal []uint64, last uint64) int {
	plus, minus := uint64(1), uint64(0) // horizontal difference that comes in at the top
	change := 0
	for w := range b.up {
		eq, up, dwn := equal[w], b.up[w], b.dwn[w]
		diagonal := eq | dwn
		eq |= minus
		zero := (((eq & up) + up) ^ up) | eq
		right, left := dwn|^(zero|up), up&zero
		if w == b.words-1 {
			if right&last != 0 {
				change = 1
			} else if left&last != 0 {
				change = -1
			}
		}
		nextPlus, nextMinus := right>>63, left>>63
		right, left = right<<1|plus, left<<1|minus
		b.up[w], b.dwn[w] = left|^(diagonal|right), right&diagonal
		plus, minus = nextPlus, nextMinus
	}
	return change
}
