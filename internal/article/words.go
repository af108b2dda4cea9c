package article

import (
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// CountWords counts the words of Unicode Standard Annex 29 that have a letter or
// a digit. In scripts without spaces between words (Han, Kana) that is mostly
// one a character.
func CountWords(text string) int {
	n := 0
	for tokens := words.FromString(text); tokens.Next(); {
		for _, r := range tokens.Value() {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				n++
				break
			}
		}
	}
	return n
}
