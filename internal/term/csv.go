package term

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
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
	var concepts []partial
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return concepts, nil
		}
		if err != nil {
			return nil, tableError(file, r, err)
		}
		line, _ := r.FieldPos(0)
		if len(row) > len(columns) {
			return nil, &Fault{file, line, len(columns) + 1, sayManyCells, nil}
		}
		p, fault := readRow(columns, row)
		if fault != nil {
			fault.File, fault.Line = file, line
			return nil, fault
		}
		if p.ID == "" {
			p.ID = fmt.Sprintf("%s.%d", filepath.Base(file), line)
		}
		p.places = []Location{{file, line}}
		if len(p.terms.made) > 0 {
			concepts = append(concepts, p)
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

func readRow(columns, row []string) (partial, *Fault) {
	p := partial{Concept: Concept{terms: wordings{made: map[string][]Term{}}}}
	for i, cell := range row {
		cell = strings.TrimSpace(norm.NFC.String(cell))
		if !utf8.ValidString(cell) {
			return p, &Fault{Column: i + 1, Message: sayNoUTF8}
		}
		switch columns[i] {
		case "id":
			p.ID = cell
		case "note":
			p.Note = cell
		case "kind":
			if p.Kind = Kind(cell); cell != "" && !validKind(p.Kind) {
				return p, &Fault{Column: i + 1, Message: sayNoKind, Data: aChoice{Text: cell, Choices: kindNames}}
			}
		default:
			if t, ok := cellTerm(cell); ok {
				p.terms.made[strings.TrimPrefix(columns[i], "lang ")] = []Term{t}
			}
		}
	}
	if p.Kind == "" {
		keepCapitals(p.terms.made)
	}
	return p, nil
}

func cellTerm(cell string) (t Term, ok bool) {
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
	return t, t.Text != ""
}

// keepCapitals treats a row without kind as a name when every language writes
// it with a capital: Turkey is not turkey.
func keepCapitals(terms map[string][]Term) {
	for _, list := range terms {
		if first, _ := utf8.DecodeRuneInString(list[0].Text); unicode.IsLower(first) {
			return
		}
	}
	for _, list := range terms {
		list[0].Case = Headline
	}
}
