package term

import (
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

// readTable decodes a CSV or TSV glossary: a header of language tags, then one
// concept a row. Besides languages a column may be id, kind or note. In a cell,
// "|" separates synonyms, the preferred one first. An empty cell is no term.
func readTable(file string, data []byte) ([]partial, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	header, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = delimiter(header)
	r.LazyQuotes = r.Comma == '\t'
	r.FieldsPerRecord = -1
	columns, err := r.Read()
	if err != nil {
		return nil, tableError(file, r, err)
	}
	if err := checkColumns(file, columns); err != nil {
		return nil, err
	}
	t := newTable(file, columns, data)
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return t.all(), nil
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

// table gathers the rows of a table. The cells of languages stay texts, one behind the
// other, and become terms when somebody asks for them.
type table struct {
	file    string
	columns []string // "id", "kind", "note", or "" for a language
	tags    []uint16 // by column: place in the tags of the files
	text    strings.Builder
	spans   []rawSpan
	rows    []partial
	ends    []int    // by row: where its spans end
	words   *rawFile // of rows whose cells are words, and of those that are names
	names   *rawFile
}

func newTable(file string, columns []string, data []byte) *table {
	t := &table{file: file, columns: make([]string, len(columns)), tags: make([]uint16, len(columns)), words: &rawFile{decode: cellTerms}, names: &rawFile{decode: cellNames}}
	rows := bytes.Count(data, []byte("\n"))
	t.text.Grow(len(data))
	t.rows, t.ends = make([]partial, 0, rows), make([]int, 0, rows)
	for i, column := range columns {
		tag, ok := strings.CutPrefix(column, "lang ")
		if !ok {
			t.columns[i] = column
			continue
		}
		at := slices.Index(t.words.tags, tag)
		if at < 0 {
			at = len(t.words.tags)
			t.words.tags = append(t.words.tags, tag)
		}
		t.tags[i] = uint16(at)
	}
	t.names.tags = t.words.tags
	return t
}

// add reads one row.
func (t *table) add(line int, row []string) *Fault {
	if len(row) > len(t.columns) {
		return &Fault{Column: len(t.columns) + 1, Message: sayManyCells}
	}
	p := partial{Concept: Concept{places: []Location{{t.file, line}}}}
	first, capitals := len(t.spans), true
	for i, cell := range row {
		if !utf8.ValidString(cell) {
			return &Fault{Column: i + 1, Message: sayNoUTF8}
		}
		cell = strings.TrimSpace(norm.NFC.String(cell))
		switch t.columns[i] {
		case "id":
			p.ID = strings.Clone(cell) // a cell holds its whole row
		case "note":
			p.Note = strings.Clone(cell)
		case "kind":
			if p.Kind = Kind(cell); cell != "" && !validKind(p.Kind) {
				return &Fault{Column: i + 1, Message: sayNoKind, Data: aChoice{Text: cell, Choices: kindNames}}
			}
		default:
			word := strings.TrimLeft(cell, "| ")
			if word != "" {
				t.put(first, t.tags[i], cell)
				capitals = capitals && !unicode.IsLower(firstRune(word))
			}
		}
	}
	if len(t.spans) == first {
		return nil // nothing but an ID
	}
	if p.ID == "" {
		p.ID = fmt.Sprintf("%s.%d", filepath.Base(t.file), line)
	}
	// A row without kind is a name when every language writes it with a capital:
	// Turkey is not turkey.
	file := t.words
	if p.Kind == "" && capitals {
		file = t.names
	}
	p.terms.raw = &rawWordings{file: file}
	t.rows, t.ends = append(t.rows, p), append(t.ends, len(t.spans))
	return nil
}

// put adds a cell to the row whose spans begin at first. Of two columns for one
// language the later counts.
func (t *table) put(first int, tag uint16, cell string) {
	span := rawSpan{tag, uint32(t.text.Len()), uint32(t.text.Len() + len(cell))}
	t.text.WriteString(cell)
	for i := range t.spans[first:] {
		if t.spans[first+i].tag == tag {
			t.spans[first+i] = span
			return
		}
	}
	t.spans = append(t.spans, span)
}

// all returns the rows with their terms.
func (t *table) all() []partial {
	t.words.text = t.text.String()
	t.names.text = t.words.text
	first := 0
	for i, end := range t.ends {
		t.rows[i].terms.raw.spans = t.spans[first:end:end]
		first = end
	}
	return t.rows
}

// cellTerms reads a cell: "|" separates synonyms, the preferred one first.
func cellTerms(cell string) []Term {
	var t Term
	for _, part := range strings.Split(cell, "|") {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case t.Text == "":
			t.Text = part
		default:
			t.Also = append(t.Also, part)
		}
	}
	return []Term{t}
}

// cellNames reads a cell that holds a name, whatever its kind.
func cellNames(cell string) []Term {
	terms := cellTerms(cell)
	terms[0].Case = Headline
	return terms
}
