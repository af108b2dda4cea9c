package term

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// byteOrderMark begins tables that Excel has written.
const byteOrderMark = "\ufeff"

// longestHeader is how many bytes of the header are looked at for the delimiter.
const longestHeader = 64 << 10

// readTable decodes a CSV or TSV glossary: a header of language tags, then one
// concept a row. Besides languages a column may be id, kind or note. In a cell,
// "|" separates synonyms, the preferred one first. An empty cell is no term.
func readTable(file string, from io.Reader) ([]*partial, error) {
	source := bufio.NewReaderSize(from, longestHeader)
	if mark, _ := source.Peek(len(byteOrderMark)); string(mark) == byteOrderMark {
		source.Discard(len(mark))
	}
	start, _ := source.Peek(longestHeader)
	header, _, _ := bytes.Cut(start, []byte("\n"))
	r := csv.NewReader(source)
	r.Comma = delimiter(header)
	r.ReuseRecord = true
	r.LazyQuotes = r.Comma == '\t'
	r.FieldsPerRecord = -1
	columns, err := r.Read()
	if err != nil {
		return nil, tableError(file, r, err)
	}
	columns = slices.Clone(columns)
	if err := checkColumns(file, columns); err != nil {
		return nil, err
	}
	t := newTable(file, columns)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t.rows, nil
		}
		if err != nil {
			return nil, tableError(file, r, err)
		}
		line, _ := r.FieldPos(0)
		if fault := t.add(line, row); fault != nil {
			fault.File, fault.Line = file, line
			return nil, fault
		}
	}
}

// delimiter returns the separator that the header uses most.
func delimiter(header []byte) rune {
	best, count := ',', bytes.Count(header, []byte(","))
	for _, sep := range []rune{';', '\t'} {
		if n := bytes.Count(header, []byte(string(sep))); n > count {
			best, count = sep, n
		}
	}
	return best
}

func tableError(file string, r *csv.Reader, err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return &Fault{file, parse.Line, parse.Column, sayBadTable, aText{parse.Err.Error()}}
	}
	if errors.Is(err, io.EOF) {
		return &Fault{file, 1, 1, sayEmptyTable, nil}
	}
	return &Fault{file, 1, 1, sayBadTable, aText{err.Error()}}
}

// checkColumns makes every header canonical.
func checkColumns(file string, columns []string) error {
	languages := 0
	for i, name := range columns {
		name = strings.TrimSpace(name)
		switch strings.ToLower(name) {
		case "id", "kind", "note":
			columns[i] = strings.ToLower(name)
			continue
		}
		tag, err := language.Parse(name)
		if err != nil {
			return &Fault{file, 1, i + 1, sayNoColumn, aText{name}}
		}
		columns[i] = "lang " + tag.String()
		languages++
	}
	if languages == 0 {
		return &Fault{file, 1, 1, sayNoLanguage, nil}
	}
	return nil
}

// table gathers the rows of a table.
type table struct {
	file    string
	columns []string // "id", "kind", "note", or "" for a language
	tags    []int    // by column: place in the tags of the sheets
	rows    []*partial
	words   *sheet // of rows whose cells are words, and of those that are names
	names   *sheet
	facts   sharing
	own     Facts    // of the row at hand
	cells   []string // of the row at hand, by tag
	values  record   // of the row at hand
}

func newTable(file string, columns []string) *table {
	t := &table{file: file, columns: make([]string, len(columns)), tags: make([]int, len(columns))}
	var tags []string
	for i, column := range columns {
		tag, ok := strings.CutPrefix(column, "lang ")
		if !ok {
			t.columns[i] = column
			continue
		}
		if t.tags[i] = slices.Index(tags, tag); t.tags[i] < 0 {
			t.tags[i] = len(tags)
			tags = append(tags, tag)
		}
	}
	t.words, t.names = &sheet{tags: tags, decode: cellTerms}, &sheet{tags: tags, decode: cellNames}
	t.cells = make([]string, len(tags))
	return t
}

// add reads one row.
func (t *table) add(line int, cells []string) *Fault {
	if len(cells) > len(t.columns) {
		return &Fault{Column: len(t.columns) + 1, Message: sayManyCells}
	}
	p := &partial{Concept: Concept{Facts: &t.own, places: []Location{{t.file, line}}}}
	t.own = Facts{}
	clear(t.cells)
	for i, cell := range cells {
		if !utf8.ValidString(cell) {
			return &Fault{Column: i + 1, Message: sayNoUTF8}
		}
		cell = strings.TrimSpace(norm.NFC.String(cell))
		switch t.columns[i] {
		case "id":
			p.ID = t.words.keepText(cell)
		case "note":
			p.Note = t.words.keepText(cell)
		case "kind":
			var known bool
			if p.Kind, known = kindOf(cell); cell != "" && !known {
				return &Fault{Column: i + 1, Message: sayNoKind, Data: aChoice{Text: cell, Choices: kindNames}}
			}
		default:
			if strings.Trim(cell, "| ") != "" {
				t.cells[t.tags[i]] = cell // of two columns for one language the later counts
			}
		}
	}
	return t.close(p, line)
}

// close gives p, whose columns have been read, its terms, unless the row has none.
func (t *table) close(p *partial, line int) *Fault {
	t.values = t.values[:0]
	capitals := true
	for tag, cell := range t.cells {
		if cell != "" {
			t.values = t.values.put(tag, cell)
			capitals = capitals && !unicode.IsLower(firstRune(strings.TrimLeft(cell, "| ")))
		}
	}
	if len(t.values) == 0 {
		return nil // nothing but an ID
	}
	if p.ID == "" {
		p.ID = fmt.Sprintf("%s.%d", filepath.Base(t.file), line)
	}
	// A row without kind is a name when every language writes it with a capital:
	// Turkey is not turkey.
	p.terms.sheet = t.words
	if p.Kind == "" && capitals {
		p.terms.sheet = t.names
	}
	var ok bool
	if p.terms.row, ok = p.terms.sheet.add(t.values); !ok {
		return &Fault{Message: sayLongRow}
	}
	p.Facts = t.facts.share(&t.own)
	t.rows = append(t.rows, p)
	return nil
}

// cellTerms reads a cell: "|" separates synonyms, the preferred one first.
func cellTerms(into []Term, cell string) []Term {
	var t Term
	for part := range strings.SplitSeq(cell, "|") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case t.Text == "":
			t.Text = part
		default:
			t.Also = append(t.Also, part)
		}
	}
	return append(into, t)
}

// cellNames reads a cell that holds a name, whatever its kind.
func cellNames(into []Term, cell string) []Term {
	into = cellTerms(into, cell)
	into[len(into)-1].Case = Headline
	return into
}
