package pair

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/table"
)

// Google is the glossary of Google Cloud Translation: with a pair the unidirectional
// one, two columns; without the set of equivalent terms, a column for each language
// under its code, with a description. CSV, or TSV when the file is called so.
var Google = &exchange.Format{
	Name: "google",
	Import: func(src []byte, o exchange.Options) (exchange.Imported, error) {
		if isSet(src, o) {
			return readSet(src, o)
		}
		return readLines(src, o)
	},
	Export: func(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
		if o.Source == language.Und && o.Target == language.Und {
			return writeSet(w, separator(o, ","), concepts, o)
		}
		return writeLines(w, separator(o, ","), concepts, o)
	},
}

// description and speech are the columns that a set may have beside languages.
const (
	description = "description"
	speech      = "pos"
)

// isSet reports a first row that names languages alone; if a pair is named it must
// be among them, for "is" and "es" are words as well.
func isSet(src []byte, o exchange.Options) bool {
	c := exchange.NewCollector(o)
	text, fault := exchange.Decode(o.File, src, o.Encoding)
	if fault != nil {
		return false
	}
	langs, other := []language.Tag{}, false
	table.Scan(c, text, func(row []table.Cell) bool {
		for _, cell := range row {
			lang, err := language.Parse(strings.TrimSpace(cell.Text))
			switch name := strings.ToLower(strings.TrimSpace(cell.Text)); {
			case name == description || name == speech:
			case err == nil:
				langs = append(langs, lang)
			default:
				other = true
			}
		}
		return false
	})
	for _, lang := range []language.Tag{o.Source, o.Target} {
		other = other || lang != language.Und && !slices.Contains(langs, lang)
	}
	return !other && len(langs) > 1
}

func readSet(src []byte, o exchange.Options) (exchange.Imported, error) {
	o.Columns = map[string]string{description: "definition"}
	c := exchange.NewCollector(o)
	text, fault := exchange.Decode(o.File, src, o.Encoding)
	if fault != nil {
		return exchange.Imported{}, exchange.Faults{fault}
	}
	r := table.NewReader(c, false)
	table.Scan(c, text, r.Read)
	return r.Done()
}

// writeSet writes the preferred terms of all languages.
func writeSet(w io.Writer, sep string, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	var lost exchange.Lost
	langs := o.AllLanguages(concepts)
	out := bufio.NewWriter(w)
	row := make([]string, 0, len(langs)+1)
	for _, lang := range langs {
		row = append(row, lang.String())
	}
	writeRow(out, sep, append(row, description))
	for _, c := range concepts {
		if row := equivalents(c, langs, o, &lost); row != nil {
			writeRow(out, sep, append(row, exchange.Fold(c.Definition)))
		}
	}
	return lost, out.Flush()
}

// equivalents returns the terms of c, or nil where the service would take none.
func equivalents(c *term.Concept, langs []language.Tag, o exchange.Options, lost *exchange.Lost) []string {
	row := make([]string, len(langs))
	filled := 0
	for i, lang := range langs {
		terms := c.OwnTerms(lang)
		if len(terms) == 0 {
			continue
		}
		t := &terms[0]
		switch {
		case len(t.Text) > maxBytes:
			lost.Note(o.File, noteLong, "")
		case strings.ContainsFunc(t.Text, refused):
			lost.Note(o.File, noteSign, t.Text)
		default:
			row[i] = t.Text
			filled++
		}
		lost.Term(t)
		lost.Add("term", len(terms)-1)
	}
	if filled < 2 {
		lost.Note(o.File, exchange.NoteEmptySide, "")
		return nil
	}
	lost.Concept(c, "definition")
	return row
}

func writeRow(out *bufio.Writer, sep string, row []string) {
	for i, cell := range row {
		if i > 0 {
			out.WriteString(sep)
		}
		out.WriteString(table.Quote(cell, sep))
	}
	out.WriteString("\n")
}
