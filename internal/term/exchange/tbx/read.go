package tbx

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// history are the categories that say who changed an entry and when; only the
// latest date is kept.
var history = []string{"transactionType", "responsibility", "transac", "transacNote", "usageCount"}

// reader reads one file.
type reader struct {
	c     *exchange.Collector
	notes []string // of the concept being read
}

func read(src []byte, o exchange.Options) (exchange.Imported, error) {
	r := &reader{c: exchange.NewCollector(o)}
	markup.Walk(r.c, src, []string{"martif", "tbx"}, []string{"termEntry", "conceptEntry"}, func(n *markup.Node) bool {
		r.entry(n)
		return !r.c.Full()
	})
	return r.c.Done()
}

func (r *reader) at(n *markup.Node) exchange.Place { return r.c.At(n.Line, n.Column) }

// text returns the text of a datum as concepts hold it: line breaks are those of
// a pretty-printer.
func (r *reader) text(d datum) string { return r.c.Clean(r.at(d.node), exchange.Fold(d.text)) }

// entry reads one concept.
func (r *reader) entry(n *markup.Node) {
	concept := term.NewConcept(r.c.Clean(r.at(n), n.Attr("id")), term.General)
	r.notes = r.notes[:0]
	for _, d := range data(n) {
		r.ofConcept(concept, d)
	}
	for _, section := range n.All("langSet", "langSec") {
		r.language(concept, section)
	}
	concept.Note = strings.Join(r.notes, "\n")
	r.c.Add(concept, r.at(n))
}

// ofConcept gives the concept what the entry says of it.
func (r *reader) ofConcept(concept *term.Concept, d datum) {
	text := r.text(d)
	name, own := cutURN(d.target)
	switch {
	case text == "":
	case own && name == "id":
		concept.ID = text
	case own:
		add(r, exchange.ConceptFields(), name, concept, d, text)
	case d.category == "crossReference" && isRelation(text):
		add(r, exchange.ConceptFields(), text, concept, d, d.target)
	case d.category == "subjectField":
		concept.Subject = append(concept.Subject, text)
	case d.category == "definition" && concept.Definition == "":
		concept.Definition = text
	case d.category == "source" && concept.Source == "":
		concept.Source = text
	case d.category == "date":
		concept.Date = max(concept.Date, text)
	case d.category == "note":
		r.notes = append(r.notes, text)
	case slices.Contains(history, d.category):
		r.c.Note(r.at(d.node), exchange.NoteLeft, d.category)
	default:
		r.notes = append(r.notes, r.unknown(d, text))
	}
}

// isRelation reports the name of a field that says how concepts belong together.
func isRelation(name string) bool {
	return slices.Contains([]string{"capital-of", "member-of", "part-of", "adjective-of"}, name)
}

// add gives v one more text of a field of ours.
func add[T any](r *reader, fields []exchange.Field[T], name string, v *T, d datum, text string) {
	f, ok := exchange.Named(fields, name)
	if !ok {
		r.c.Note(r.at(d.node), exchange.NoteLeft, urn+name)
		return
	}
	texts := []string{text}
	if f.List {
		texts = append(f.Get(v), text)
	}
	exchange.Set(r.c, r.at(d.node), f, v, texts)
}

// unknown returns what is kept as a note of a category that concepts do not have.
func (r *reader) unknown(d datum, text string) string {
	r.c.Note(r.at(d.node), exchange.NoteKept, d.category)
	if d.target != "" && d.target != text {
		text += " (" + d.target + ")"
	}
	return d.category + ": " + text
}

// language reads the terms of one language.
func (r *reader) language(concept *term.Concept, section *markup.Node) {
	sections := section.All("tig", "ntig", "termSec")
	tag := section.Attr("lang")
	if tag == "" {
		for _, n := range sections {
			r.c.Note(r.at(n), exchange.NoteNoLanguage, "")
		}
		return
	}
	lang, ok := r.c.Language(r.at(section), tag)
	if !ok {
		return
	}
	before := len(concept.OwnTerms(lang))
	for _, n := range sections {
		r.section(concept, lang, n)
	}
	r.ofLanguage(concept, lang, before, section)
}

// ofLanguage takes what is said of a whole language: the first definition and
// source are the concept's, everything else is a note of the first term.
func (r *reader) ofLanguage(concept *term.Concept, lang language.Tag, before int, section *markup.Node) {
	terms := concept.OwnTerms(lang)
	var notes []string
	for _, d := range data(section) {
		text := r.text(d)
		first := d.category == "definition" && concept.Definition == "" || d.category == "source" && concept.Source == ""
		switch {
		case text == "":
		case first || d.category == "date" || slices.Contains(history, d.category):
			r.ofConcept(concept, d)
		case before < len(terms):
			notes = append(notes, r.remark(d, text))
		}
	}
	if len(notes) > 0 {
		t := &terms[before]
		t.Note = strings.TrimPrefix(t.Note+"\n"+strings.Join(notes, "\n"), "\n")
	}
}

// remark is what is kept of a datum in the note of a term.
func (r *reader) remark(d datum, text string) string {
	if d.category == "note" {
		return text
	}
	return r.unknown(d, text)
}
