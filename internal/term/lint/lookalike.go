package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// latinLikeCyrillic are Latin letters and the Cyrillic ones that look the same, from
// Unicode's confusables (UTS #39, 16.0), letters of the modern alphabets only.
var latinLikeCyrillic = map[rune]rune{
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'I': 'І', 'J': 'Ј', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'S': 'Ѕ', 'T': 'Т', 'X': 'Х', 'Y': 'У',
	'a': 'а', 'c': 'с', 'e': 'е', 'i': 'і', 'j': 'ј', 'o': 'о', 'p': 'р', 's': 'ѕ', 'x': 'х', 'y': 'у', 'ï': 'ї', 'ë': 'ё', 'Ë': 'Ё',
}

var lookalike = func() map[rune]rune {
	both := map[rune]rune{}
	for latin, cyrillic := range latinLikeCyrillic {
		both[latin], both[cyrillic] = cyrillic, latin
	}
	return both
}()

// mixed returns the first word of text that mixes alphabets, and the word in one
// alphabet where look-alikes give it; that of the language counts first.
func mixed(text, script string) (word, fixed string) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		latin, cyrillic, greek := 0, 0, 0
		for _, r := range word {
			switch {
			case unicode.Is(unicode.Latin, r):
				latin++
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic++
			case unicode.Is(unicode.Greek, r):
				greek++
			}
		}
		switch {
		case latin > 0 && cyrillic > 0:
			toCyrillic := script == "Cyrl" || script != "Latn" && cyrillic > latin
			return word, alphabet(word, toCyrillic)
		case greek > 1 && latin+cyrillic > 0:
			return word, ""
		}
	}
	return "", ""
}

// alphabet writes word in one alphabet, or returns "" where a letter has no twin.
func alphabet(word string, cyrillic bool) string {
	wrong := unicode.Latin
	if !cyrillic {
		wrong = unicode.Cyrillic
	}
	var out strings.Builder
	for _, r := range word {
		if unicode.Is(wrong, r) {
			r = lookalike[r]
		}
		if r == 0 || r == utf8.RuneError {
			return ""
		}
		out.WriteRune(r)
	}
	return out.String()
}
