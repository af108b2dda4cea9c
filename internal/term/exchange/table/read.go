package table

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

var noteFormula = &i18n.Message{
	ID:    "exchange.note.formula",
	One:   "{{.Count}} cell begins like a formula and was taken as text: “{{.What}}”",
	Other: "{{.Count}} cells begin like a formula and were taken as text, such as “{{.What}}”",
}

// Reader makes concepts of the rows of a table, the header first.
type Reader struct {
	c       *exchange.Collector
	guarded bool
	header  *header
	terms   []term.Term // by slot, of the row being read
	touched []int       // slots that the row fills, and filled the same by slot
	filled  []bool
}

// NewReader returns a reader that gives concepts to c. guarded says that cells
// which look like formulas have an apostrophe before them.
func NewReader(c *exchange.Collector, guarded bool) *Reader { return &Reader{c: c, guarded: guarded} }

// Read takes the next row. It reports false when reading on is of no use.
func (r *Reader) Read(row []Cell) bool {
	if r.header == nil {
		return r.readFirst(row)
	}
	if extra := len(r.header.columns); len(row) > extra {
		for _, cell := range row[extra:] {
			if strings.TrimSpace(cell.Text) != "" {
				r.c.Fail(r.at(cell), exchange.FaultCells, struct{ Cells, Want int }{len(row), extra})
				return !r.c.Full()
			}
		}
		row = row[:extra]
	}
	r.concept(row)
	return !r.c.Full()
}

// readFirst takes the header, or the first row of a pair without one.
func (r *Reader) readFirst(row []Cell) bool {
	h := readHeader(r.c, row)
	r.header = &h
	pair := r.c.Source != language.Und && r.c.Target != language.Und && r.c.Source != r.c.Target
	switch {
	case h.hasLanguage():
		r.room()
	case pair && len(row) == 2:
		h = pairHeader(r.c.Source, r.c.Target)
		r.room()
		r.concept(row)
	default:
		r.c.Fail(r.at(row[0]), faultNoLanguage, nil)
		return false
	}
	return !r.c.Full()
}

// room makes room for the terms of a row.
func (r *Reader) room() {
	r.terms, r.filled = make([]term.Term, len(r.header.slots)), make([]bool, len(r.header.slots))
}

func (r *Reader) at(cell Cell) exchange.Place { return r.c.At(cell.Line, cell.Column) }

// concept makes the concept of one row.
func (r *Reader) concept(row []Cell) {
	concept := term.NewConcept("", "")
	r.fill(concept, row)
	r.share(row)
	named := concept.Kind != ""
	concept.Kind = cmp.Or(concept.Kind, term.General)
	r.place(concept, named, r.at(row[0]))
	r.c.Add(concept, r.at(row[0]))
	for _, i := range r.touched {
		r.terms[i], r.filled[i] = term.Term{}, false
	}
	r.touched = r.touched[:0]
}

// fill reads the cells of a row that speak of the concept or of one term.
func (r *Reader) fill(concept *term.Concept, row []Cell) {
	var notes []string
	for i, cell := range row {
		col := r.header.columns[i]
		if col.use == nothing || cell.Text == "" {
			continue
		}
		text := r.text(cell)
		if text == "" {
			continue
		}
		switch col.use {
		case identity:
			concept.ID = text
		case ofConcept:
			exchange.Set(r.c, r.at(cell), col.concept, concept, items(text, col.concept.List))
		case remark:
			notes = append(notes, col.name+": "+text)
			r.c.Note(r.at(cell), exchange.NoteKept, col.name)
		case wording:
			r.word(col.slot, split(text))
		case ofTerm:
			r.touch(col.slot)
			r.set(cell, col, &r.terms[col.slot], text)
		}
	}
	if len(notes) > 0 {
		concept.Note = strings.TrimPrefix(concept.Note+"\n"+strings.Join(notes, "\n"), "\n")
	}
}

// text returns what a cell says.
func (r *Reader) text(cell Cell) string {
	text := r.c.Clean(r.at(cell), cell.Text)
	if !r.guarded {
		return text
	}
	if isRisky(text) {
		r.c.NoteSuch(r.at(cell), noteFormula, text)
	}
	return Unguard(text)
}

// items cuts a text into items where a field has several.
func items(text string, list bool) []string {
	if list {
		return split(text)
	}
	return []string{text}
}

// word gives a slot its term and synonyms.
func (r *Reader) word(slot int, texts []string) {
	if len(texts) == 0 {
		return
	}
	r.touch(slot)
	t := &r.terms[slot]
	t.Text = texts[0]
	t.Also = slices.Concat(texts[1:], t.Also)
}

// set gives a term a field; synonyms add to those that stand with the term.
func (r *Reader) set(cell Cell, col column, t *term.Term, text string) {
	texts := items(text, col.field.List)
	if col.field.Name == "also" {
		texts = slices.Concat(t.Also, texts)
	}
	exchange.Set(r.c, r.at(cell), col.field, t, texts)
}

func (r *Reader) touch(slot int) {
	if !r.filled[slot] {
		r.filled[slot] = true
		r.touched = append(r.touched, slot)
	}
}

// share gives what is said of all languages to the first term of each.
func (r *Reader) share(row []Cell) {
	for i, cell := range row {
		col := r.header.columns[i]
		if col.use != ofAll || cell.Text == "" {
			continue
		}
		text := r.text(cell)
		for _, slot := range r.touched {
			if text != "" && r.header.slots[slot].n == 1 {
				r.set(cell, col, &r.terms[slot], text)
			}
		}
	}
}

// place puts the terms of a row into the concept, by their numbers. A row without
// kind whose terms all begin with a capital is taken as a name: Turkey is not
// turkey.
func (r *Reader) place(concept *term.Concept, named bool, at exchange.Place) {
	slots := r.header.slots
	slices.SortStableFunc(r.touched, func(a, b int) int { return cmp.Compare(slots[a].n, slots[b].n) })
	name := !named && !slices.ContainsFunc(r.touched, func(i int) bool {
		first, _ := utf8.DecodeRuneInString(r.terms[i].Text)
		return unicode.IsLower(first)
	})
	for _, i := range r.touched {
		t := r.terms[i]
		if t.Text == "" {
			r.c.Note(at, exchange.NoteLeft, slots[i].lang.String())
			continue
		}
		if name && t.Case == term.Usual {
			t.Case = term.Headline
		}
		concept.SetTerms(slots[i].lang, append(concept.OwnTerms(slots[i].lang), t)...)
	}
}
