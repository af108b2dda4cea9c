package text

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/format"
)

const (
	wrapWidth   = 60 // columns from which on a line may be the full line of a wrapped paragraph
	wrapRagged  = 20 // columns by which such a line may be shorter than the longest
	headingMost = 120
)

// Format reads plain text.
type Format struct{}

var _ format.Format = Format{}

// Info names the format.
func (Format) Info() format.Info {
	return format.Info{Name: "text", Extensions: []string{".txt", ".text"}}
}

// line is one line without its line end: [start, end) in the source without
// indent and trailing space.
type line struct {
	start, end int
	width      int  // columns (characters)
	item       bool // start stands behind a list marker
}

// Read finds paragraphs, headings and list items. It never fails.
func (Format) Read(src []byte, options format.Options) (*article.Document, error) {
	r := reader{Builder: format.Builder{Source: src}}
	var paragraph []line
	for at := format.BOM(src); at < len(src); {
		end := len(src)
		if n := bytes.IndexAny(src[at:], "\r\n"); n >= 0 {
			end = at + n
		}
		l := trimmed(src, at, end)
		if l.start < l.end {
			paragraph = append(paragraph, l)
		} else {
			r.paragraph(paragraph)
			paragraph = paragraph[:0]
		}
		at = end + 1
		if end+1 < len(src) && src[end] == '\r' && src[end+1] == '\n' {
			at++
		}
	}
	r.paragraph(paragraph)
	return r.Document(options.Name), nil
}

// Write puts the drafts in place; a line break in a draft becomes a space.
func (Format) Write(doc *article.Document, drafts article.Drafts) ([]byte, error) {
	return format.Splice(doc, drafts, format.OneLine)
}

func trimmed(src []byte, start, end int) line {
	for start < end && isBlank(src[start]) {
		start++
	}
	for start < end && isBlank(src[end-1]) {
		end--
	}
	l := line{start: start, end: end, width: utf8.RuneCount(src[start:end])}
	if n := marker(src[start:end]); n > 0 {
		l.start, l.item = start+n, true
	}
	return l
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\f' || c == '\v' }

// marker returns the length of the list marker that s begins with, white space
// included: a dash, star or bullet, or up to three digits with a dot or bracket.
func marker(s []byte) int {
	r, size := utf8.DecodeRune(s)
	if !strings.ContainsRune("-*•‣◦▪–—·", r) || size == 0 {
		for size = 0; size < len(s) && size < 3 && '0' <= s[size] && s[size] <= '9'; size++ {
		}
		if size == 0 || size == len(s) || s[size] != '.' && s[size] != ')' {
			return 0
		}
		size++
	}
	end := size
	for end < len(s) && isBlank(s[end]) {
		end++
	}
	if end == size || end == len(s) {
		return 0
	}
	return end
}

type reader struct {
	format.Builder
	headed bool // the heading of the document has been seen
}

// paragraph makes blocks of the lines between two blank lines.
func (r *reader) paragraph(lines []line) {
	longest := 0
	for _, l := range lines {
		longest = max(longest, l.width)
	}
	for i := 0; i < len(lines); {
		next := i + 1
		for next < len(lines) && !lines[next].item && full(lines[next-1], longest) {
			next++
		}
		r.block(lines[i:next], len(lines) == 1)
		i = next
	}
}

// full reports whether a line is long enough to have been wrapped.
func full(l line, longest int) bool {
	return l.width >= wrapWidth && l.width >= longest-wrapRagged
}

func (r *reader) block(lines []line, alone bool) {
	first := lines[0]
	kind, level := article.Paragraph, 0
	switch {
	case first.item:
		kind = article.ListItem
	case len(lines) == 1 && alone && isHeading(r.Source[first.start:first.end], first.width):
		kind, level = article.Heading, 2
		if !r.headed && len(r.Blocks) == 0 {
			level = 1
		}
		r.headed = true
	}
	r.Begin(kind, level, first.start)
	for i, l := range lines {
		if i > 0 {
			r.Decoded(lines[i-1].end, l.start, " ")
		}
		r.Raw(l.start, l.end)
	}
	r.End()
}

// isHeading reports whether a line that stands alone reads as a heading: short,
// with a letter, and not ended like a sentence. An exclamation or question mark
// does not count against it.
func isHeading(s []byte, width int) bool {
	last, _ := utf8.DecodeLastRune(s)
	return width <= headingMost && !strings.ContainsRune(".:;,…。．।", last) && bytes.ContainsFunc(s, unicode.IsLetter)
}
