package table

import (
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// outColumn is a column to write: its name and how a concept fills it.
type outColumn struct {
	name string
	cell func(*term.Concept) string
}

// Write hands the rows of concepts to emit, the header first. Only columns that
// some concept fills are written, but id and kind always. Concepts without term in
// the languages of o are left out with a note.
func Write(concepts []*term.Concept, o exchange.Options, emit func(row []string) error) (exchange.Lost, error) {
	var lost exchange.Lost
	columns := layout(concepts, o.AllLanguages(concepts))
	row := make([]string, len(columns))
	for i, col := range columns {
		row[i] = col.name
	}
	if err := emit(row); err != nil {
		return lost, err
	}
	for _, c := range concepts {
		if !hasAny(c, o) {
			lost.Note(o.File, exchange.NoteNoTerm, "")
			continue
		}
		for i, col := range columns {
			row[i] = col.cell(c)
		}
		if err := emit(row); err != nil {
			return lost, err
		}
	}
	return lost, nil
}

func hasAny(c *term.Concept, o exchange.Options) bool {
	if len(o.Languages) == 0 {
		return len(c.Languages()) > 0
	}
	return slices.ContainsFunc(o.Languages, func(lang language.Tag) bool { return len(c.OwnTerms(lang)) > 0 })
}

// layout returns the columns that concepts need.
func layout(concepts []*term.Concept, langs []language.Tag) []outColumn {
	columns := []outColumn{{"id", func(c *term.Concept) string { return c.ID }}}
	for _, f := range exchange.ConceptFields() {
		if f.Name == "kind" || slices.ContainsFunc(concepts, func(c *term.Concept) bool { return len(f.Get(c)) > 0 }) {
			columns = append(columns, outColumn{f.Name, func(c *term.Concept) string { return cellOf(f, c) }})
		}
	}
	for _, lang := range langs {
		most := 0
		for _, c := range concepts {
			most = max(most, len(c.OwnTerms(lang)))
		}
		for n := range most {
			columns = append(columns, termColumns(concepts, lang, n)...)
		}
	}
	return columns
}

// termColumns returns the columns of the n-th term of a language, from 0.
func termColumns(concepts []*term.Concept, lang language.Tag, n int) []outColumn {
	name := columnName(lang, n)
	columns := []outColumn{{name, func(c *term.Concept) string {
		if t := nth(c, lang, n); t != nil {
			return join(append([]string{t.Text}, t.Also...))
		}
		return ""
	}}}
	for _, f := range exchange.TermFields() {
		used := slices.ContainsFunc(concepts, func(c *term.Concept) bool {
			t := nth(c, lang, n)
			return t != nil && len(f.Get(t)) > 0
		})
		if !used || f.Name == "also" {
			continue
		}
		columns = append(columns, outColumn{name + ":" + f.Name, func(c *term.Concept) string {
			if t := nth(c, lang, n); t != nil {
				return cellOf(f, t)
			}
			return ""
		}})
	}
	return columns
}

// columnName names the column of the n-th term of a language, from 0. A language
// that is called like a field (id, pos) is written with a number.
func columnName(lang language.Tag, n int) string {
	tag := lang.String()
	probe := header{numbers: map[slot]int{}}
	if n == 0 && probe.resolve(tag).use == wording {
		return tag
	}
	return fmt.Sprintf("%s:%d", tag, n+1)
}

func nth(c *term.Concept, lang language.Tag, n int) *term.Term {
	if terms := c.OwnTerms(lang); n < len(terms) {
		return &terms[n]
	}
	return nil
}

// cellOf writes what v says in a field into one cell.
func cellOf[T any](f exchange.Field[T], v *T) string {
	texts := f.Get(v)
	if f.List {
		return join(texts)
	}
	if len(texts) == 0 {
		return ""
	}
	return texts[0]
}
