package report

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"exonym/internal/locale"
)

// lineBreak stands for a line break in a terminal.
const lineBreak = '⏎'

// clean makes text safe for a terminal, and shows its line breaks.
func clean(text string) string { return locale.Clean(text, lineBreak) }

// pad fills text with spaces to size cells.
func pad(text string, size int) string {
	return text + strings.Repeat(" ", max(size-locale.Cells(text), 0))
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
		if used += locale.Cell(r); used > limit {
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
		if used += locale.Cell(r); used > limit {
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
