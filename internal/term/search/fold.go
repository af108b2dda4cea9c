package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are those that do not fall apart into a plain letter and a mark.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th",
	"ı", "i", "ё", "е", "ґ", "г")

// fold returns text without what a person may leave out or confuse when looking for
// it: capitals and accents; hyphens, apostrophes and runs of space are one space. Marks of
// letters that are no Latin ones stay (й is not и).
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	latin, space := false, false
	for _, r := range norm.NFD.String(letters.Replace(strings.ToLower(text))) {
		switch {
		case unicode.Is(unicode.Mn, r):
			if !latin {
				b.WriteRune(r)
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space, latin = false, unicode.Is(unicode.Latin, r)
			b.WriteRune(r)
		case r == '.': // U.S.A.
		default:
			space = true
		}
	}
	return norm.NFC.String(b.String())
}

// edits is the distance of two words: letters put in, left out, replaced, or swapped
// with their neighbour. It stops counting at more than limit.
func edits(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := []int(nil), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, make([]int, len(b)+1)
	}
	return last[len(b)]
}
