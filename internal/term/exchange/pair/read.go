package pair

import (
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
	"exonym/internal/term/exchange/table"
)

// reader makes concepts of the lines of one file.
type reader struct {
	c    *exchange.Collector
	seen map[string]bool // sources that were read
}

func newReader(o exchange.Options) *reader {
	return &reader{exchange.NewCollector(o), map[string]bool{}}
}

// readLines imports two columns; a third and fourth, as DeepL has them, are the
// languages.
func readLines(src []byte, o exchange.Options) (exchange.Imported, error) {
	r := newReader(o)
	text, fault := exchange.Decode(o.File, src, o.Encoding)
	if fault != nil {
		return exchange.Imported{}, exchange.Faults{fault}
	}
	table.Scan(r.c, text, func(row []table.Cell) bool {
		r.row(row)
		return !r.c.Full()
	})
	return r.c.Done()
}

func (r *reader) row(row []table.Cell) {
	at := r.c.At(row[0].Line, row[0].Column)
	source, target := r.c.Source, r.c.Target
	switch {
	case len(row) == 4:
		var known, also bool
		source, known = r.c.Language(r.c.At(row[2].Line, row[2].Column), row[2].Text)
		target, also = r.c.Language(r.c.At(row[3].Line, row[3].Column), row[3].Text)
		if !known || !also {
			return
		}
	case len(row) != 2:
		r.c.Fail(at, exchange.FaultCells, struct{ Cells, Want int }{len(row), 2})
		return
	}
	r.add(at, source, target, row[0].Text, row[1].Text)
}

// add takes one pair of terms.
func (r *reader) add(at exchange.Place, source, target language.Tag, from, to string) {
	if source == language.Und || target == language.Und || source == target {
		r.c.Fail(r.c.At(0, 0), exchange.FaultPair, nil)
		return
	}
	from, to = r.c.Clean(at, from), r.c.Clean(at, to)
	switch {
	case from == "" || to == "":
		r.c.Note(at, exchange.NoteEmptySide, "")
		return
	case r.seen[from]:
		r.c.NoteSuch(at, exchange.NoteRepeated, from)
		return
	}
	r.seen[from] = true
	concept := term.NewConcept("", term.General)
	concept.SetTerms(source, term.Term{Text: from})
	concept.SetTerms(target, term.Term{Text: to})
	r.c.Add(concept, at)
}

// readXLIFF imports the units of XLIFF 1.2 and the segments of 2.0 and later.
func readXLIFF(src []byte, o exchange.Options) (exchange.Imported, error) {
	r := newReader(o)
	markup.Walk(r.c, src, []string{"xliff"}, []string{"trans-unit", "segment"}, func(n *markup.Node) bool {
		r.unit(n)
		return !r.c.Full()
	})
	return r.c.Done()
}

func (r *reader) unit(n *markup.Node) {
	at := r.c.At(n.Line, n.Column)
	source, target := r.c.Source, r.c.Target
	if source == language.Und || target == language.Und {
		from, to := n.Near("source-language"), n.Near("target-language")
		if from == "" && to == "" {
			from, to = n.Near("srcLang"), n.Near("trgLang")
		}
		var known, also bool
		source, known = r.c.Language(at, from)
		target, also = r.c.Language(at, to)
		if !known || !also {
			return
		}
	}
	r.add(at, source, target, textOf(n, "source"), textOf(n, "target"))
}

func textOf(n *markup.Node, name string) string {
	for _, child := range n.All(name) {
		return exchange.Fold(child.Text())
	}
	return ""
}

// endsWith reports the ending of the name of the file.
func endsWith(o exchange.Options, endings ...string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(strings.ToLower(o.File), ending) {
			return true
		}
	}
	return false
}
