package table

import (
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// use says what the cells of a column are.
type use int

const (
	nothing   use = iota // left out
	identity             // the id
	ofConcept            // a field of the concept
	ofAll                // a field of the first term of every language
	wording              // the term itself
	ofTerm               // a field of a term
	remark               // of no known use: kept as a note
)

// column is one column of a table.
type column struct {
	use     use
	name    string // as the header has it
	concept exchange.Field[term.Concept]
	field   exchange.Field[term.Term]
	slot    int // of the term, in header.slots
}

// slot is a term of a row: the n-th of a language, from 1.
type slot struct {
	lang language.Tag
	n    int
}

// header is what the first row of a table says.
type header struct {
	columns []column
	slots   []slot
	numbers map[slot]int // index in slots
}

var (
	faultNoLanguage = &i18n.Message{
		ID:    "exchange.fault.no-language",
		Other: "no column is a language: name the columns by tags (en, fr), or say which column is which",
	}
	faultColumn = &i18n.Message{
		ID:    "exchange.fault.column",
		Other: "column “{{.Name}}” cannot be “{{.As}}”: this is neither a field nor a language",
	}
	faultColumnTwice = &i18n.Message{
		ID:    "exchange.fault.column-twice",
		Other: "two columns are “{{.Name}}”",
	}
)

// readHeader resolves the names of the columns.
func readHeader(c *exchange.Collector, row []Cell) header {
	h := header{numbers: map[slot]int{}}
	seen := map[string]bool{}
	mapping := map[string]string{}
	for name, as := range c.Columns {
		mapping[strings.ToLower(strings.TrimSpace(name))] = as
	}
	for _, cell := range row {
		name := c.Clean(c.At(cell.Line, cell.Column), cell.Text)
		as, mapped := mapping[strings.ToLower(name)]
		if !mapped {
			as = name
		}
		col := h.resolve(as)
		col.name = name
		switch key := h.key(col); {
		case mapped && as != "" && col.use == remark:
			c.Fail(c.At(cell.Line, cell.Column), faultColumn, struct{ Name, As string }{name, as})
		case key != "" && seen[key]:
			c.Fail(c.At(cell.Line, cell.Column), faultColumnTwice, struct{ Name string }{as})
		default:
			seen[key] = true
		}
		h.columns = append(h.columns, col)
	}
	return h
}

// key names what a column fills, "" where several may.
func (h *header) key(col column) string {
	switch col.use {
	case nothing, remark:
		return ""
	case wording, ofTerm:
		return strconv.Itoa(col.slot) + ":" + col.field.Name
	case ofAll:
		return "all:" + col.field.Name
	}
	return "concept:" + col.concept.Name
}

// resolve finds out what a column of that name is.
func (h *header) resolve(name string) column {
	lower := strings.ToLower(strings.TrimSpace(name))
	if lower == "" {
		return column{}
	}
	if lower == "id" {
		return column{use: identity}
	}
	if f, ok := exchange.Named(exchange.ConceptFields(), lower); ok {
		return column{use: ofConcept, concept: f}
	}
	if f, ok := exchange.Named(exchange.TermFields(), lower); ok {
		return column{use: ofAll, field: f}
	}
	return h.resolveTerm(lower)
}

// resolveTerm reads "de", "de:gender", "de:2" and "de:2:gender".
func (h *header) resolveTerm(name string) column {
	tag, rest, _ := strings.Cut(name, ":")
	lang, err := language.Parse(tag)
	if err != nil || lang == language.Und {
		return column{use: remark}
	}
	n := 1
	number, field, _ := strings.Cut(rest, ":")
	if parsed, err := strconv.Atoi(number); err == nil && parsed > 0 {
		n, rest = parsed, field
	}
	if rest == "" {
		return column{use: wording, slot: h.slotOf(lang, n)}
	}
	f, ok := exchange.Named(exchange.TermFields(), rest)
	if !ok {
		return column{use: remark}
	}
	return column{use: ofTerm, field: f, slot: h.slotOf(lang, n)}
}

func (h *header) slotOf(lang language.Tag, n int) int {
	at := slot{lang, n}
	i, known := h.numbers[at]
	if !known {
		i = len(h.slots)
		h.numbers[at] = i
		h.slots = append(h.slots, at)
	}
	return i
}

// hasLanguage reports whether any column holds terms.
func (h *header) hasLanguage() bool {
	for _, col := range h.columns {
		if col.use == wording {
			return true
		}
	}
	return false
}

// pairHeader is the header of a table of two columns that has none.
func pairHeader(source, target language.Tag) header {
	return header{
		columns: []column{{use: wording, name: source.String()}, {use: wording, name: target.String(), slot: 1}},
		slots:   []slot{{source, 1}, {target, 1}},
	}
}
