package suggest

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/term/translit"
)

// letters returns what words of two languages are compared by: small Latin letters
// without accents; Cyrillic is written in them as English newspapers do.
func letters(word string, lang language.Tag) string {
	if written, ok := translit.Name(word, lang, language.English); ok {
		word = written
	}
	var out strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case unicode.IsMark(r) || r == '-' || unicode.IsSpace(r):
		case r == 'ß':
			out.WriteString("ss")
		case r == 'k' || r == 'q':
			out.WriteRune('c')
		case r == 'y' || r == 'j':
			out.WriteRune('i')
		case r == 'w':
			out.WriteRune('v')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// alike returns 0 to 1: how much of two words, as letters gives them, is a common
// beginning; nothing where that is chance.
func alike(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	shared := 0
	for shared < len(x) && shared < len(y) && x[shared] == y[shared] {
		shared++
	}
	likeness := float64(shared) / float64(max(len(x), len(y)))
	if shared < 3 || likeness < 0.5 {
		return 0
	}
	return likeness
}

// resemble compares two phrases word by word, in order.
func resemble(a, b string, from, to language.Tag) float64 {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	sum := 0.0
	for _, word := range x {
		best := 0.0
		for _, other := range y {
			best = max(best, alike(letters(word, from), letters(other, to)))
		}
		sum += best
	}
	return sum / float64(max(len(x), len(y)))
}
