package chat

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// number is a number with its digits in groups of three, or any other with points within.
var number = regexp.MustCompile(`\p{Nd}{1,3}(?:[ .,'’\x{a0}\x{202f}]\p{Nd}{3})+(?:[.,]\p{Nd}+)?|\p{Nd}+(?:[.,:]\p{Nd}+)*`)

// numbersIn returns the numbers of a text with two digits or more, without the signs in
// them, which languages write differently: 10 000 is 10,000. Those of one digit are words
// in many texts.
func numbersIn(text string) (found []string) {
	for _, n := range number.FindAllString(text, -1) {
		if n = strings.Map(digit, n); len(n) > 1 {
			found = append(found, n)
		}
	}
	return found
}

// drops reports whether a translation says fewer numbers than its source and lacks one of
// them. That is no proof: some translators write a number as a word.
func drops(source, target string) bool {
	wanted, got := numbersIn(source), numbersIn(target)
	return len(wanted) > len(got) && slices.ContainsFunc(wanted, func(n string) bool { return !slices.Contains(got, n) })
}

// digit returns the digit of ASCII for one of any script, of which Unicode has the ten in
// a row, and -1 for anything else.
func digit(r rune) rune {
	if !unicode.IsDigit(r) {
		return -1
	}
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return '0' + r - zero
}
