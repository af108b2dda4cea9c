package table

import (
	"io"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// reader makes units of the rows of a table.
type reader struct {
	*bitext.Reader
	header *header
}

func read(in io.Reader, o exchange.Options, visit func(*bitext.Unit) bool) ([]exchange.Note, error) {
	r := &reader{Reader: bitext.NewReader(o, visit)}
	if err := table.ScanStream(r.Collector, exchange.Stream(o.File, in, o.Encoding), r.row); err != nil {
		return nil, err
	}
	return r.Finish()
}

func (r *reader) row(row []table.Cell) bool {
	if r.header == nil {
		return r.first(row)
	}
	if len(row) > r.header.width {
		for _, cell := range row[r.header.width:] {
			if strings.TrimSpace(cell.Text) != "" {
				r.Fail(r.At(cell.Line, cell.Column), exchange.FaultCells, struct{ Cells, Want int }{len(row), r.header.width})
				return !r.Full()
			}
		}
	}
	return r.units(row)
}

// first takes the header, or the first row of a pair without one.
func (r *reader) first(row []table.Cell) bool {
	h := readHeader(r.Reader, row)
	r.header = h
	switch {
	case r.Failed():
		return !r.Full()
	case len(row) == 2 && h.names(r.Options) == 0 && r.Source != language.Und && r.Target != language.Und:
		r.header = &header{width: 2, sides: []side{{r.Source, 0}, {r.Target, 1}}}
		return r.units(row)
	case h.whole(r.Options):
		return true
	}
	r.Fail(r.At(row[0].Line, row[0].Column), faultNoSides, nil)
	return false
}

// units hands on the translations of a row.
func (r *reader) units(row []table.Cell) bool {
	r.Left()
	at := r.At(row[0].Line, row[0].Column)
	if r.header.has(sourceText) && r.header.has(targetText) {
		from, known := r.lang(row, sourceLanguage, r.Source)
		to, also := r.lang(row, targetLanguage, r.Target)
		if !known || !also {
			return !r.Full()
		}
		return r.unit(row, at, from, to, r.header.at[sourceText], r.header.at[targetText])
	}
	source := r.header.sides[r.header.from]
	for i, s := range r.header.sides {
		if i == r.header.from || !bitext.Wants(r.Options, source.lang, s.lang) {
			continue
		}
		if len(r.header.sides) > 2 && text(row, s.column) == "" {
			continue // a language that this row does not have
		}
		if !r.unit(row, at, source.lang, s.lang, source.column, s.column) {
			return false
		}
	}
	return true
}

// lang returns the language that a row names, else the one that is given.
func (r *reader) lang(row []table.Cell, field string, given language.Tag) (language.Tag, bool) {
	if !r.header.has(field) {
		return given, given != language.Und
	}
	return r.Tag(r.At(row[0].Line, row[0].Column), r.field(row, field))
}

func (r *reader) unit(row []table.Cell, at exchange.Place, from, to language.Tag, source, target int) bool {
	u := r.New(from, to, at)
	u.SetOrigin(r.field(row, rank), r.field(row, origin), r.field(row, version))
	u.Changed = r.Time(at, r.field(row, date))
	u.Context = memory.Context{Document: r.field(row, document), Before: r.field(row, before), After: r.field(row, after)}
	var sides [2]bitext.Inline
	sides[0].Marked(text(row, source))
	sides[1].Marked(text(row, target))
	return r.Unit(u, &sides[0], &sides[1])
}

// field returns the cell of a field, "" where there is none.
func (r *reader) field(row []table.Cell, name string) string {
	i, known := r.header.at[name]
	if !known {
		return ""
	}
	clean, _ := exchange.Clean(text(row, i))
	return clean
}

func text(row []table.Cell, i int) string {
	if i >= len(row) {
		return ""
	}
	return table.Unguard(row[i].Text)
}
