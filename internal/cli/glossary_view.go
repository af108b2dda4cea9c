package cli

import (
	"path/filepath"
	"strconv"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/search"
	"exonym/internal/term/store"
)

// view is a concept as one layer sees it.
type view struct {
	target target
	below  *term.Concept // what weaker layers say; nil for nothing
	own    *term.Concept // what the layer says; nil for nothing
	before *term.Concept // both
	hidden bool          // a stronger layer speaks of the concept, too
	above  string        // that layer
}

// view returns the concept id as tier at sees it; t is that tier.
func (s *stack) view(t target, at int, id string) (*view, error) {
	shelf, err := store.Open(t.path)
	if err != nil {
		return nil, err
	}
	v := &view{target: t}
	for _, entry := range shelf.Entries() {
		if entry.ID == id && (t.file == "" || filepath.Base(entry.File) == filepath.Base(t.file)) {
			v.own = entry.Concept
		}
	}
	below, err := s.upTo(at)
	if err != nil {
		return nil, err
	}
	upTo, err := s.upTo(at + 1)
	if err != nil {
		return nil, err
	}
	v.below, v.before = below.Concept(id), upTo.Concept(id)
	if c := s.base.Concept(id); c != nil {
		for _, place := range c.Places() {
			if i := s.index(place.File); i > at {
				v.hidden, v.above = true, s.tiers[i].name
			}
		}
		if v.before == nil {
			v.before = c // only a stronger layer speaks of it
		}
	}
	return v, nil
}

// conceptOf returns the concept with an id, or guesses which was meant.
func (p *program) conceptOf(s *stack, id string) (*term.Concept, error) {
	if c := s.base.Concept(id); c != nil {
		return c, nil
	}
	if entry, off := s.switchedOff(id); off {
		return nil, &fault{says: locale.Say(sayIsOff, struct{ ID, Place string }{id, located(entry.File, entry.Line)}),
			hint: locale.Say(sayOffHint, nil), code: exitFailure}
	}
	hint := locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary find " + shellWord(id)})
	if found := search.Find(s.base, search.Query{Text: id}); len(found) > 0 {
		hint = locale.Say(sayMeantConcept, struct{ ID, Name string }{found[0].Concept.ID, p.nameOf(found[0].Concept)})
	}
	return nil, &fault{says: locale.Say(sayNoConcept, struct{ ID string }{id}), hint: hint, code: exitFailure}
}

// nameOf returns what the person calls c: in the language of the interface, else in
// English, else in any.
func (p *program) nameOf(c *term.Concept) string {
	for _, lang := range append([]language.Tag{p.speaker.Lang}, locale.Interface...) {
		if t := c.Term(lang); t != nil {
			return t.Text
		}
	}
	for _, tag := range c.Languages() {
		return c.OwnTerms(language.Make(tag))[0].Text
	}
	return c.ID
}

// located returns file:line.
func located(file string, line int) string { return shown(file) + ":" + strconv.Itoa(line) }

// lastPlace returns where the strongest layer speaks of c.
func lastPlace(c *term.Concept) string {
	places := c.Places()
	if len(places) == 0 {
		return ""
	}
	last := places[len(places)-1]
	return located(last.File, last.Line)
}

func lastFile(c *term.Concept) string {
	if c == nil || len(c.Places()) == 0 {
		return ""
	}
	return c.Places()[len(c.Places())-1].File
}

// layerName returns the name of a layer for people.
func (p *program) layerName(name string) string {
	if says, ok := layerNames[name]; ok {
		return p.text(says)
	}
	return shown(name)
}

// kindName returns the name of a kind for people.
func (p *program) kindName(kind term.Kind) string {
	if says, ok := kindTexts[kind]; ok {
		return p.text(says)
	}
	return string(kind)
}

// label returns the word that stands before what a field says.
func (p *program) label(field string) string { return p.text(labels[field]) }

// choiceName words a value of a field that has few.
func (p *program) choiceName(field, value string) string { return p.text(choiceTexts[field+"="+value]) }

func isConceptField(name string) bool {
	_, ok := exchange.Named(exchange.ConceptFields(), name)
	return ok
}

// isList reports whether the field of s holds several texts.
func (s setting) isList() bool {
	if f, ok := exchange.Named(exchange.ConceptFields(), s.field); ok && s.lang == language.Und {
		return f.List
	}
	f, ok := exchange.Named(exchange.TermFields(), s.field)
	return ok && f.List
}
