package exchange

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Clean returns text as concepts hold it: NFC, white space cut off at both ends,
// lines ended by LF alone, no control character but tab and LF. It reports whether
// characters had to go: what XML 1.0 (section 2.2) and every service refuse.
func Clean(text string) (clean string, dropped bool) {
	if plain(text) {
		return text, false
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	kept := strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(norm.NFC.String(kept)), len(kept) != len(text)
}

// plain reports ASCII without anything to clean, the most frequent case.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] >= 0x7F {
			return false
		}
	}
	return text == "" || text[0] != ' ' && text[len(text)-1] != ' '
}

func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ' || r >= 0x7F && r < 0xA0:
		return true
	}
	return r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF
}

// Fold returns text with every run of XML white space as one space: what XML
// means by the line breaks of a pretty-printer. No-break spaces stay.
func Fold(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r'
	}), " ")
}
