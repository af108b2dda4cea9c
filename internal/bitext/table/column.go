package table

import (
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// The columns that are no language, in the order in which they are written.
const (
	sourceText     = "source"
	targetText     = "target"
	sourceLanguage = "source-language"
	targetLanguage = "target-language"
	rank           = "rank"
	origin         = "origin"
	version        = "version"
	date           = "date"
	document       = "document"
	before         = "before"
	after          = "after"
)

var fields = []string{sourceLanguage, sourceText, targetLanguage, targetText, rank, origin, version, date, document, before, after}

var (
	faultNoSides = &i18n.Message{
		ID:    "bitext.fault.no-sides",
		Other: "no columns are source and target: name the columns by tags (en, fr), or say which column is which",
	}
	faultColumn = &i18n.Message{
		ID:    "bitext.fault.column",
		Other: "column “{{.Name}}” cannot be “{{.As}}”: this is neither a field nor a language",
	}
	faultTwice = &i18n.Message{
		ID:    "bitext.fault.column-twice",
		Other: "two columns are “{{.Name}}”",
	}
	noteColumn = &i18n.Message{
		ID:    "bitext.note.column",
		Other: "the column “{{.What}}” was passed over",
	}
)

// header says where in a row things stand.
type header struct {
	width int
	at    map[string]int // column of a field
	sides []side         // columns of languages
	from  int            // index in sides of what is translated
}

type side struct {
	lang   language.Tag
	column int
}

// readHeader resolves the names of the columns.
func readHeader(r *bitext.Reader, row []table.Cell) *header {
	h := &header{width: len(row), at: map[string]int{}}
	mapping := map[string]string{}
	for name, as := range r.Columns {
		mapping[strings.ToLower(strings.TrimSpace(name))] = as
	}
	for i, cell := range row {
		at := r.At(cell.Line, cell.Column)
		name, _ := exchange.Clean(cell.Text)
		as, mapped := mapping[strings.ToLower(name)]
		if !mapped {
			as = name
		}
		switch h.column(i, strings.ToLower(strings.TrimSpace(as))) {
		case twice:
			r.Fail(at, faultTwice, struct{ Name string }{as})
		case unknown:
			if mapped && as != "" {
				r.Fail(at, faultColumn, struct{ Name, As string }{name, as})
			} else if name != "" {
				r.Note(at, noteColumn, name)
			}
		}
	}
	h.choose(r.Source)
	return h
}

// verdict says what became of a column.
type verdict uint8

const (
	taken verdict = iota
	twice
	unknown
)

func (h *header) column(i int, name string) verdict {
	if slices.Contains(fields, name) {
		if _, known := h.at[name]; known {
			return twice
		}
		h.at[name] = i
		return taken
	}
	lang, err := language.Parse(name)
	if err != nil || lang == language.Und {
		return unknown
	}
	if slices.ContainsFunc(h.sides, func(s side) bool { return s.lang == lang }) {
		return twice
	}
	h.sides = append(h.sides, side{lang, i})
	return taken
}

// choose takes the column of the source language that is wanted.
func (h *header) choose(want language.Tag) {
	for i, s := range h.sides {
		if want != language.Und && bitext.Wants(exchange.Options{Source: want}, s.lang, language.Und) {
			h.from = i
			return
		}
	}
}

// whole reports whether the columns give translations, in the languages of o where
// they do not name them.
func (h *header) whole(o exchange.Options) bool {
	if len(h.sides) > 1 {
		return true
	}
	return h.has(sourceText) && h.has(targetText) &&
		(h.has(sourceLanguage) || o.Source != language.Und) && (h.has(targetLanguage) || o.Target != language.Und)
}

// names counts the columns that are a field or one of the languages of o: many short
// words are tags of a language.
func (h *header) names(o exchange.Options) int {
	n := len(h.at)
	for _, s := range h.sides {
		if bitext.Wants(exchange.Options{Source: o.Source}, s.lang, s.lang) || bitext.Wants(exchange.Options{Source: o.Target}, s.lang, s.lang) {
			n++
		}
	}
	return n
}

func (h *header) has(field string) bool {
	_, known := h.at[field]
	return known
}
