package chat

import (
	"unicode"

	"golang.org/x/text/language"
)

// tokens estimates the tokens of a text: four letters each in Latin script, two in other
// alphabets, and somewhat less than one and a half signs of Chinese and its neighbours.
func tokens(text string) int {
	quarters := 0.0
	for _, r := range text {
		switch {
		case r < 0x250:
			quarters++
		case wide(r):
			quarters += 3
		default:
			quarters += 2
		}
	}
	return int(quarters/4) + 1
}

// wide reports whether r says about as much as a short word of an alphabet.
func wide(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// perSegment is what the JSON round a segment takes, in tokens.
const perSegment = 15

// room is how many tokens the answer for pieces may take. A translation may take half as
// many again as its source, several times as many in scripts that models know less of.
func room(pieces []*piece, to language.Tag) int {
	expansion := 1.5
	if script, _ := to.Script(); script.String() != "Latn" {
		expansion = 2.5
	}
	sum := 64.0
	for _, p := range pieces {
		sum += 1.3*expansion*float64(tokens(p.marks.text)) + perSegment
	}
	return int(sum)
}

// letters counts what a text says, for comparing lengths: one for a letter or digit, more
// for signs that stand for a syllable or a word.
func letters(text string) float64 {
	sum := 0.0
	for _, r := range text {
		switch {
		case wide(r):
			sum += 2.6
		case unicode.IsLetter(r), unicode.IsNumber(r):
			sum++
		}
	}
	return sum
}
