package xlsx

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

var noteValue = &i18n.Message{
	ID:    "exchange.note.value",
	One:   "{{.Count}} cell holds a formula: its last value was taken",
	Other: "{{.Count}} cells hold formulas: their last values were taken",
}

// maxColumns is the width of a sheet (Excel specifications).
const maxColumns = 16384

func read(src []byte, o exchange.Options) (exchange.Imported, error) {
	c := exchange.NewCollector(o)
	r := table.NewReader(c, false)
	b := openBook(c, src)
	if b == nil {
		return c.Done()
	}
	part := b.sheet(o.Sheet)
	if c.Failed() {
		return c.Done()
	}
	s := &sheet{book: b, visit: r.Read}
	if !b.elements(part, s.token) && !c.Failed() {
		b.fail(part, "no such part")
	}
	return r.Done()
}

// sheet reads the cells of one sheet, row by row.
type sheet struct {
	*book
	visit func([]table.Cell) bool
	row   []table.Cell
	line  int
	total int // bytes and cells that were handed on

	column  int // of the cell being read, from 1
	kind    string
	style   string
	text    strings.Builder
	inText  bool
	reading int // depth in readings (rPh)
}

// token takes one token; it reports false when the table is read.
func (s *sheet) token(tok xml.Token) bool {
	switch tok := tok.(type) {
	case xml.StartElement:
		s.start(tok)
	case xml.CharData:
		if s.inText && s.reading == 0 {
			s.text.Write(tok)
		}
	case xml.EndElement:
		return s.end(tok.Name.Local)
	}
	return true
}

func (s *sheet) start(e xml.StartElement) {
	switch e.Name.Local {
	case "row":
		s.line++
		if n, err := strconv.Atoi(attr(e, "r")); err == nil && n > 0 {
			s.line = n
		}
		s.row, s.column = s.row[:0], 0
	case "c":
		s.column++
		if n := columnOf(attr(e, "r")); n > 0 {
			s.column = n
		}
		s.kind, s.style = attr(e, "t"), attr(e, "s")
		s.text.Reset()
	case "f":
		s.c.Note(s.c.At(s.line, s.column), noteValue, "")
	case "rPh":
		s.reading++
	}
	s.inText = e.Name.Local == "v" || e.Name.Local == "t"
}

func (s *sheet) end(name string) bool {
	s.inText = false
	switch name {
	case "rPh":
		s.reading--
	case "c":
		s.cell(s.value())
	case "row":
		return s.endRow()
	}
	return true
}

// cell puts a text into its column of the row; columns between are empty.
func (s *sheet) cell(text string) {
	if text == "" || s.column > maxColumns {
		return
	}
	for len(s.row) < s.column {
		s.row = append(s.row, table.Cell{Line: s.line, Column: len(s.row) + 1})
	}
	s.row[s.column-1].Text = text
}

// endRow hands a row on. What a sheet says in all is bounded as well: a small file
// can show one shared text a million times.
func (s *sheet) endRow() bool {
	s.total += len(s.row)
	for _, cell := range s.row {
		s.total += len(cell.Text)
	}
	if s.total > maxPart {
		s.c.Fail(s.c.At(s.line, 1), faultBomb, struct{ Part string }{"xl/sharedStrings.xml"})
		return false
	}
	return s.blank() || s.visit(s.row)
}

func (s *sheet) blank() bool {
	for _, cell := range s.row {
		if strings.TrimSpace(cell.Text) != "" {
			return false
		}
	}
	return true
}

// value returns the text of the cell by its type (ECMA-376, part 1, 18.18.11).
func (s *sheet) value() string {
	text := s.text.String()
	switch s.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 0 || n >= len(s.strings) {
			return ""
		}
		return s.strings[n]
	case "inlineStr", "str":
		return unescape(text)
	case "b":
		return strconv.FormatBool(isTrue(text))
	case "e":
		return ""
	case "d":
		return text
	}
	return s.number(text, s.style)
}

// columnOf returns the number of the column that a reference such as AB12 names,
// from 1, or 0.
func columnOf(ref string) int {
	n := 0
	for _, r := range ref {
		if r < 'A' || r > 'Z' {
			break
		}
		n = n*26 + int(r-'A') + 1
		if n > maxColumns {
			return maxColumns + 1
		}
	}
	return n
}

// escaped is a character written as _x000D_ (ECMA-376, part 1, 22.9.2.19).
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return escaped.ReplaceAllStringFunc(text, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16)
		return string(rune(n))
	})
}
