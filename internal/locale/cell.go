package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// Cells returns how many columns a terminal gives to text: two for wide and fullwidth
// characters (UAX 11), none for marks and format characters.
func Cells(text string) int {
	n := 0
	for _, r := range text {
		n += Cell(r)
	}
	return n
}

// Cell returns how many columns a terminal gives to one character.
func Cell(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Clean makes text safe for a line of a terminal: control characters and those that
// change the direction of what follows (UAX 9) become U+FFFD, tabs spaces, and line
// breaks the given sign.
func Clean(text string, breaks rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			return breaks
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return utf8.RuneError
		}
		return r
	}, text)
}

// Wrap breaks text at spaces into lines of at most limit cells; a longer word has a
// line of its own. No-break spaces do not break.
func Wrap(text string, limit int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.Split(text, " ") {
		size := Cells(word)
		if used > 0 && used+1+size > limit {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		if line.Len() > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += size
	}
	return append(lines, line.String())
}
