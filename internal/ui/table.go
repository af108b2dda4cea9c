package ui

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
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r >= 0x1100 && isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}

// Clean makes text safe for a line of a terminal: control characters and those that
// change the direction of what follows (UAX 9) become U+FFFD, line breaks and tabs
// spaces.
func Clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
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
	line := ""
	for _, word := range strings.Split(text, " ") {
		switch {
		case line == "":
			line = word
		case Cells(line)+1+Cells(word) <= limit:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return append(lines, line)
}

// Rows is a table without lines: every row has the same number of cells.
type Rows [][]string

// gap stands between two columns, and before what is continued below.
const gap = "  "

// narrowest is how wide the last column is at least; where less is left, what follows
// the first cell of a row stands below it.
const narrowest = 16

// Layout lays the rows out for a terminal of some width: columns one beside the
// other, the last one wrapped; on a narrow terminal the first cell of each row on a
// line of its own and the others, parted by dots, below it.
func (rows Rows) Layout(width int) string {
	sizes := rows.sizes()
	left := width
	for _, size := range sizes[:max(len(sizes)-1, 0)] {
		left -= size + len(gap)
	}
	var b strings.Builder
	for _, row := range rows {
		if left < narrowest {
			writeStacked(&b, row, width)
		} else {
			writeBeside(&b, row, sizes, left)
		}
	}
	return b.String()
}

// Tabs writes the rows for programs: cells are parted by tabs.
func (rows Rows) Tabs() string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(Clean(cell))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// sizes returns how wide each column is.
func (rows Rows) sizes() []int {
	var sizes []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(sizes) {
				sizes = append(sizes, 0)
			}
			sizes[i] = max(sizes[i], Cells(Clean(cell)))
		}
	}
	return sizes
}

func writeBeside(b *strings.Builder, row []string, sizes []int, left int) {
	indent := 0
	var line strings.Builder
	for i, cell := range row[:len(row)-1] {
		cell = Clean(cell)
		line.WriteString(cell + strings.Repeat(" ", sizes[i]-Cells(cell)) + gap)
		indent += sizes[i] + len(gap)
	}
	for i, part := range Wrap(Clean(row[len(row)-1]), left) {
		if i > 0 {
			line.WriteString(strings.Repeat(" ", indent))
		}
		line.WriteString(part)
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
		line.Reset()
	}
}

func writeStacked(b *strings.Builder, row []string, width int) {
	var rest []string
	for _, cell := range row[1:] {
		if cell = Clean(cell); cell != "" {
			rest = append(rest, cell)
		}
	}
	for _, part := range Wrap(Clean(row[0]), width) {
		b.WriteString(part + "\n")
	}
	if len(rest) == 0 {
		return
	}
	for _, part := range Wrap(strings.Join(rest, " · "), width-len(gap)) {
		b.WriteString(gap + part + "\n")
	}
}
