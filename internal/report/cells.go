package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/width"
)

// cells returns how many columns a terminal gives to text: two for wide and
// fullwidth characters (UAX 11), none for marks and format characters.
func cells(text string) int {
	n := 0
	for _, r := range text {
		n += cell(r)
	}
	return n
}

func cell(r rune) int {
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

// clean makes text safe for a terminal: line breaks and tabs are shown as signs,
// control characters and those that change the direction of what follows (UAX 9)
// as U+FFFD.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			return '⏎'
		case r == '\t':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return utf8.RuneError
		}
		return r
	}, text)
}

// wrap breaks text at spaces into lines of at most limit cells; a longer word
// gets a line of its own. No-break spaces do not break.
func wrap(text string, limit int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.Split(text, " ") {
		size := cells(word)
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

// pad fills text with spaces to size cells.
func pad(text string, size int) string {
	return text + strings.Repeat(" ", max(size-cells(text), 0))
}

// rightToLeft reports whether the first strong character of text runs so.
func rightToLeft(text string) bool {
	for _, r := range text {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// head and tail return the part of text with at most limit cells, and whether
// that is less than all of it; where words end near the cut, it cuts there.
func head(text string, limit int) (string, bool) {
	at, used, space := 0, 0, 0
	for i, r := range text {
		if used += cell(r); used > limit {
			break
		}
		if r == ' ' {
			space = i
		}
		at = i + utf8.RuneLen(r)
	}
	if at < len(text) && space > at/2 {
		at = space
	}
	return text[:at], at < len(text)
}

func tail(text string, limit int) (string, bool) {
	at, used, space := len(text), 0, len(text)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if used += cell(r); used > limit {
			break
		}
		at -= size
		if r == ' ' {
			space = at + size
		}
	}
	if at > 0 && space-at < (len(text)-at)/2 {
		at = space
	}
	return text[at:], at > 0
}
