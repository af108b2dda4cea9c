package tbx

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// Format is TBX. Options.Version 2 writes martif, otherwise version 3 in style dca.
var Format = &exchange.Format{
	Name: "tbx", Extensions: []string{".tbx"}, Lossless: true,
	Import: read,
	Export: write,
}

// dialect is how a version of TBX calls its elements.
type dialect struct {
	head, root, header    string
	attrs                 []string
	entry, language, term string
}

var (
	third = dialect{
		root: "tbx", header: "tbxHeader", entry: "conceptEntry", language: "langSec", term: "termSec",
		attrs: []string{"style", "dca", "type", "TBX-Basic", "xml:lang", "en", "xmlns", "urn:iso:std:iso:30042:ed-2"},
	}
	second = dialect{
		head: "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n",
		root: "martif", header: "martifHeader", entry: "termEntry", language: "langSet", term: "tig",
		attrs: []string{"type", "TBX-Basic", "xml:lang", "en"},
	}
)

// writer writes one file.
type writer struct {
	*markup.Writer
	dialect
	langs []language.Tag
	ids   map[string]string // of concepts, to their ids in the file
	lost  exchange.Lost
	file  string
}

func write(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	out := &writer{dialect: third, langs: o.AllLanguages(concepts), ids: names(concepts), file: o.File}
	if o.Version == 2 {
		out.dialect = second
	}
	out.Writer = markup.NewWriter(w, out.head)
	out.Open(out.root, out.attrs...)
	out.Open(out.header)
	out.Open("fileDesc")
	out.Open("sourceDesc")
	out.Leaf("p", "Glossary exported by exonym")
	out.Close()
	out.Close()
	out.Close()
	out.Open("text")
	out.Open("body")
	for _, c := range concepts {
		out.concept(c)
	}
	return out.lost, out.Done()
}

// nameRule is what an xs:ID may be (XML Schema 1.0, NCName), in ASCII.
var nameRule = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9._-]*$`)

// names gives every concept an id that XML accepts: its own, or a number.
func names(concepts []*term.Concept) map[string]string {
	ids := map[string]string{}
	for _, c := range concepts {
		if nameRule.MatchString(c.ID) {
			ids[c.ID] = c.ID
		}
	}
	n := 0
	for _, c := range concepts {
		for ids[c.ID] == "" {
			n++
			name := fmt.Sprintf("concept-%d", n)
			if _, taken := ids[name]; !taken {
				ids[c.ID] = name
			}
		}
	}
	return ids
}

func (w *writer) concept(c *term.Concept) {
	if !slices.ContainsFunc(w.langs, func(lang language.Tag) bool { return len(c.OwnTerms(lang)) > 0 }) {
		w.lost.Note(w.file, exchange.NoteNoTerm, "")
		return
	}
	w.Open(w.entry, "id", w.ids[c.ID])
	for _, f := range exchange.ConceptFields() {
		for _, text := range f.Get(c) {
			w.ofConcept(f.Name, text)
		}
	}
	if w.ids[c.ID] != c.ID {
		w.own("id", c.ID)
	}
	for _, lang := range w.langs {
		if terms := c.OwnTerms(lang); len(terms) > 0 {
			w.Open(w.language, "xml:lang", lang.String())
			for i := range terms {
				w.section(&terms[i])
			}
			w.Close()
		}
	}
	w.Close()
}

// ofConcept writes one field of a concept.
func (w *writer) ofConcept(name, text string) {
	switch {
	case name == "subject":
		w.Leaf("descrip", w.said(name, text), "type", "subjectField")
	case name == "definition":
		w.Leaf("descrip", w.said(name, text), "type", "definition")
	case name == "source":
		w.Leaf("admin", w.said(name, text), "type", "source")
	case name == "note":
		w.notes(text)
	case name == "kind" && text == string(term.General):
	case isRelation(name) && w.ids[text] == text:
		w.Leaf("ref", name, "type", "crossReference", "target", text)
	default:
		w.own(name, w.said(name, text))
	}
}

// notes writes each line of a note as one note.
func (w *writer) notes(text string) {
	for _, line := range strings.Split(text, "\n") {
		if said := w.said("note", line); said != "" {
			w.Leaf("note", said)
		}
	}
}

// own writes what TBX has no category for.
func (w *writer) own(name, text string) {
	w.Leaf("xref", text, "type", reference, "target", urn+name)
}

// said returns text as TBX holds it; white space that it does not hold is lost.
func (w *writer) said(field, text string) string {
	folded := exchange.Fold(text)
	if folded != text {
		w.lost.Add(field, 1)
	}
	return folded
}
