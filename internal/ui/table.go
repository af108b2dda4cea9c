package ui

import (
	"strings"

	"exonym/internal/locale"
)

// Clean makes text safe for a line of a terminal, in which line breaks are spaces.
func Clean(text string) string { return locale.Clean(text, ' ') }

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
			sizes[i] = max(sizes[i], locale.Cells(Clean(cell)))
		}
	}
	return sizes
}

func writeBeside(b *strings.Builder, row []string, sizes []int, left int) {
	indent := 0
	var line strings.Builder
	for i, cell := range row[:len(row)-1] {
		cell = Clean(cell)
		line.WriteString(cell + strings.Repeat(" ", sizes[i]-locale.Cells(cell)) + gap)
		indent += sizes[i] + len(gap)
	}
	for i, part := range locale.Wrap(Clean(row[len(row)-1]), left) {
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
	for _, part := range locale.Wrap(Clean(row[0]), width) {
		b.WriteString(part + "\n")
	}
	if len(rest) == 0 {
		return
	}
	for _, part := range locale.Wrap(strings.Join(rest, " · "), width-len(gap)) {
		b.WriteString(gap + part + "\n")
	}
}
