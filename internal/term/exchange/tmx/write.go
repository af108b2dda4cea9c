package tmx

import (
	"io"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// Format is TMX 1.4b. It holds any number of languages.
var Format = &exchange.Format{
	Name: "tmx", Extensions: []string{".tmx"},
	Import: read,
	Export: write,
}

// property begins the type of the properties that hold fields of a concept.
const property = "x-exonym-"

// written are the fields of a concept that a memory holds.
var written = []string{"kind", "subject", "note"}

func write(w io.Writer, concepts []*term.Concept, o exchange.Options) (exchange.Lost, error) {
	var lost exchange.Lost
	out := markup.NewWriter(w, "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n")
	out.Open("tmx", "version", "1.4")
	out.Leaf("header", "", "creationtool", "exonym", "creationtoolversion", "1", "segtype", "phrase",
		"o-tmf", "exonym-glossary", "adminlang", "en", "srclang", sourceOf(o), "datatype", "plaintext")
	out.Open("body")
	langs := o.AllLanguages(concepts)
	for _, c := range concepts {
		unit(out, c, langs, o.File, &lost)
	}
	return lost, out.Done()
}

// sourceOf names the language that all units are translated from.
func sourceOf(o exchange.Options) string {
	if o.Source == language.Und {
		return "*all*"
	}
	return o.Source.String()
}

// unit writes a concept as one unit, with the first wanted term of each language.
func unit(out *markup.Writer, c *term.Concept, langs []language.Tag, file string, lost *exchange.Lost) {
	chosen := map[language.Tag]*term.Term{}
	for _, lang := range langs {
		terms := c.OwnTerms(lang)
		for i := range terms {
			if t := &terms[i]; chosen[lang] == nil && t.Status <= term.Admitted {
				chosen[lang] = t
				lost.Term(t, "status")
			} else {
				lost.Add("term", 1)
			}
		}
	}
	if len(chosen) < 2 {
		lost.Note(file, exchange.NoteEmptySide, "")
		return
	}
	lost.Concept(c, written...)
	out.Open("tu", "tuid", c.ID)
	for _, line := range strings.Split(c.Note, "\n") {
		if line != "" {
			out.Leaf("note", line)
		}
	}
	if c.Kind != term.General {
		out.Leaf("prop", string(c.Kind), "type", property+"kind")
	}
	for _, subject := range c.Subject {
		out.Leaf("prop", subject, "type", property+"subject")
	}
	for _, lang := range langs {
		if t := chosen[lang]; t != nil {
			out.Open("tuv", "xml:lang", lang.String())
			out.Leaf("seg", t.Text)
			out.Close()
		}
	}
	out.Close()
}
