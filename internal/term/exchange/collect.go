package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Collector gathers what a file gives: concepts, remarks and mistakes.
type Collector struct {
	Options
	concepts []*term.Concept
	places   map[string]Place // of ids that the file gives
	nameless []nameless       // concepts that need an id
	notes    map[noteKey]int  // index in list
	list     []Note
	faults   Faults
}

type nameless struct {
	concept *term.Concept
	at      Place
}

// noteKey is what makes two remarks one.
type noteKey struct {
	message *i18n.Message
	what    string
}

// NewCollector returns an empty collector for one file.
func NewCollector(o Options) *Collector {
	return &Collector{Options: o, places: map[string]Place{}, notes: map[noteKey]int{}}
}

// At returns a place in the file.
func (c *Collector) At(line, column int) Place { return Place{c.File, line, column} }

// Fail tells a mistake; those after MaxFaults are not told.
func (c *Collector) Fail(at Place, m *i18n.Message, data any) {
	if !c.Full() {
		c.faults = append(c.faults, &Fault{at, m, data})
	}
}

// Full reports that reading on would tell no more.
func (c *Collector) Full() bool { return len(c.faults) >= MaxFaults }

// Note makes a remark; equal ones are counted at the place of the first.
func (c *Collector) Note(at Place, m *i18n.Message, what string) {
	c.note(at, noteKey{m, what}, what)
}

// NoteSuch makes a remark that gives an example: what of the first stands for all.
func (c *Collector) NoteSuch(at Place, m *i18n.Message, what string) {
	c.note(at, noteKey{m, ""}, what)
}

func (c *Collector) note(at Place, key noteKey, what string) {
	i, known := c.notes[key]
	if !known {
		i = len(c.list)
		c.notes[key] = i
		c.list = append(c.list, Note{At: at, Message: key.message, Data: Counted{What: what}})
	}
	c.list[i].Count++
	c.list[i].Data.Count++
}

// Clean returns text as concepts hold it and remarks on characters that had to go.
func (c *Collector) Clean(at Place, text string) string {
	clean, dropped := Clean(text)
	if dropped {
		c.Note(at, noteControl, "")
	}
	return clean
}

// Language parses a tag of the file; a wrong one is a mistake.
func (c *Collector) Language(at Place, tag string) (language.Tag, bool) {
	lang, err := language.Parse(strings.TrimSpace(tag))
	if err != nil || lang == language.Und {
		c.Fail(at, FaultLanguage, struct{ Tag string }{tag})
		return language.Und, false
	}
	return lang, true
}

// Set gives a field its texts; what is none of its choices is a mistake.
func Set[T any](c *Collector, at Place, f Field[T], v *T, texts []string) {
	if len(texts) == 0 || f.Set(v, texts) {
		return
	}
	c.Fail(at, FaultChoice, struct{ Field, Value, Choices string }{f.Name, texts[0], strings.Join(f.Choices, ", ")})
}

// Add takes a concept. One without term is left out with a remark; one without id
// gets one when all are read; an id that stands twice is a mistake.
func (c *Collector) Add(concept *term.Concept, at Place) {
	first, twice := c.places[concept.ID]
	switch {
	case len(concept.Languages()) == 0:
		c.Note(at, NoteNoTerm, "")
		return
	case concept.ID == "":
		c.nameless = append(c.nameless, nameless{concept, at})
	case twice:
		c.Fail(at, faultTwice, struct {
			ID   string
			Line int
		}{concept.ID, first.Line})
	default:
		c.places[concept.ID] = at
	}
	c.concepts = append(c.concepts, concept)
}

// Has reports whether a concept with this id was taken.
func (c *Collector) Has(id string) bool {
	_, known := c.places[id]
	return known
}

// Done returns what the file gives, or its mistakes.
func (c *Collector) Done() (Imported, error) {
	if len(c.faults) > 0 {
		return Imported{}, c.faults
	}
	madeUp := map[string]bool{}
	next := map[string]int{}
	for _, n := range c.nameless {
		n.concept.ID = c.id(n.concept, madeUp, next)
		madeUp[n.concept.ID] = true
		c.NoteSuch(n.at, noteMadeUp, n.concept.ID)
	}
	slices.SortStableFunc(c.list, func(a, b Note) int { return cmp.Compare(a.At.Line, b.At.Line) })
	return Imported{c.concepts, c.list, madeUp}, nil
}

// id makes an id from a term: in the source language, else English, else the
// first language. next keeps the number to try, so that many homographs take
// no longer.
func (c *Collector) id(concept *term.Concept, taken map[string]bool, next map[string]int) string {
	name, lang := naming(concept, c.Source)
	base := term.NameID(concept.Kind, name, lang)
	id := base
	for n := max(next[base], 2); taken[id] || c.Has(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
		next[base] = n + 1
	}
	return id
}

// naming returns the term that a concept is called by, and its language.
func naming(concept *term.Concept, source language.Tag) (name string, lang language.Tag) {
	for _, lang := range []language.Tag{source, language.English} {
		if terms := concept.OwnTerms(lang); len(terms) > 0 {
			return terms[0].Text, lang
		}
	}
	first := language.Make(concept.Languages()[0])
	return concept.OwnTerms(first)[0].Text, first
}

// Failed reports whether a mistake was told.
func (c *Collector) Failed() bool { return len(c.faults) > 0 }
