package intake

import (
	"cmp"
	"fmt"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/store"
)

// Stands is what a glossary says before an intake.
type Stands struct {
	// Base holds all layers up to and with the one that takes the concepts.
	Base *term.Base
	// Entries are what that layer says itself.
	Entries []store.Entry
	// Above holds the stronger layers, nil where there are none.
	Above *term.Base
}

// Incoming is a concept that is brought in.
type Incoming struct {
	Concept *term.Concept
	MadeUp  bool   // its id was made from a term: the file gives none
	File    string // that it comes from
	// Source is the source language of a file that holds pairs: there a concept is
	// known by its source term alone. Und for other files.
	Source language.Tag
}

// Verdict says what an Incoming concept is to a glossary.
type Verdict string

// The verdicts.
const (
	New     Verdict = "new"
	Changed Verdict = "changed"
	Equal   Verdict = "equal"
	Skipped Verdict = "skipped"
)

// Reason says why a concept is skipped.
type Reason string

// The reasons.
const (
	Off   Reason = "off"   // the layer takes the concept out
	Table Reason = "table" // the layer has it in a CSV or TSV file, which is not edited
)

// Choice says what becomes of a preferred term that contradicts another.
type Choice string

// The choices.
const (
	Keep    Choice = "keep"    // the language stays as it is
	Replace Choice = "replace" // the language says what comes in
	Merge   Choice = "merge"   // what comes in becomes an admitted synonym
)

// Conflict is a language for which two preferred terms are proposed.
type Conflict struct {
	ID       string
	Language language.Tag
	Present  string // the term that stands
	Incoming string
	File     string        // that Incoming comes from
	At       term.Location // where the concept stands that has Present; no File for one of this intake
	Choice   Choice
}

// Decide makes the choice of a conflict.
type Decide func(Conflict) Choice

// Outcome is what an Incoming concept does to the glossary.
type Outcome struct {
	ID        string
	Verdict   Verdict
	Reason    Reason         // of Skipped
	At        term.Location  // of the entry that is the reason
	Fields    []string       // of Changed: "note", "fr" for a whole language, "fr:gender"
	Conflicts []Conflict     // with their choices
	Hidden    []language.Tag // languages for which a stronger layer has another preferred term
	Twins     []Twin         // of New: other concepts that have one of its terms
	Entry     *term.Concept  // what the layer is to say of the concept; of New and Changed
	File      string         // that the entry stands in, "" for a new one
}

// Twin is another concept with the same preferred term in one language: a homograph,
// or the same thing once more.
type Twin struct {
	Language language.Tag
	Text     string
	ID       string
	At       term.Location // where it stands; no File for one of this intake
}

// Writes reports whether the layer must be changed for it.
func (o Outcome) Writes() bool { return o.Verdict == New || o.Verdict == Changed }

// Scale weighs one concept after the other; later ones meet what earlier ones left.
// It does not serve several goroutines.
type Scale struct {
	stands  Stands
	entries map[string][]store.Entry // of the layer, by id
	known   map[string]*standing
	named   map[name][]*standing
	indexed map[string]bool // languages whose names are in named
	next    map[string]int  // the number to try for an id that is taken
}

// standing is a concept as it stands at the moment.
type standing struct {
	concept *term.Concept // as all layers together have it
	entry   *term.Concept // what the layer itself says, nil for nothing
	file    string        // of entry
	rank    int           // for the order of homographs
}

// name is a preferred term.
type name struct{ lang, text string }

// NewScale returns a scale.
func NewScale(stands Stands) *Scale {
	s := &Scale{
		stands: stands, entries: map[string][]store.Entry{}, known: map[string]*standing{},
		named: map[name][]*standing{}, indexed: map[string]bool{}, next: map[string]int{},
	}
	for _, e := range stands.Entries {
		s.entries[e.ID] = append(s.entries[e.ID], e)
	}
	return s
}

// standing returns the concept called id, or nil.
func (s *Scale) standing(id string) *standing {
	if known := s.known[id]; known != nil {
		return known
	}
	c := s.stands.Base.Concept(id)
	if c == nil {
		return nil
	}
	known := &standing{concept: c, rank: len(s.known)}
	for _, e := range s.entries[id] {
		if !e.Off && !e.Table {
			known.entry, known.file = e.Concept, e.File
		}
	}
	s.known[id] = known
	return known
}

// obstacle returns the entry for which a concept cannot be changed, or nil.
func (s *Scale) obstacle(id string) (Reason, *store.Entry) {
	entries := s.entries[id]
	for i := range entries {
		switch e := &entries[i]; {
		case e.Off:
			return Off, e
		case e.Table:
			return Table, e
		}
	}
	return "", nil
}

// freeID returns id, or id with a number where it is taken.
func (s *Scale) freeID(id string) string {
	free := id
	for n := max(s.next[id], 2); s.taken(free); n++ {
		free = numbered(id, n)
		s.next[id] = n + 1
	}
	return free
}

func numbered(id string, n int) string { return fmt.Sprintf("%s-%d", id, n) }

func (s *Scale) taken(id string) bool {
	return s.standing(id) != nil || len(s.entries[id]) > 0 || s.stands.Above.Concept(id) != nil
}

// preferred returns the preferred term of c under exactly lang, or nil.
func preferred(c *term.Concept, lang language.Tag) *term.Term {
	return firstPreferred(c.OwnTerms(lang))
}

func firstPreferred(terms []term.Term) *term.Term {
	for i := range terms {
		if terms[i].Status == term.Preferred {
			return &terms[i]
		}
	}
	return nil
}

// tags returns the languages of c.
func tags(c *term.Concept) []language.Tag {
	keys := c.Languages()
	list := make([]language.Tag, len(keys))
	for i, key := range keys {
		list[i] = language.Make(key)
	}
	return list
}

// lastPlace returns where the strongest layer speaks of c.
func lastPlace(c *term.Concept) term.Location {
	places := c.Places()
	if len(places) == 0 {
		return term.Location{}
	}
	return places[len(places)-1]
}

// kindOf returns the kind of c, the usual one where it says none.
func kindOf(c *term.Concept) term.Kind { return cmp.Or(c.Kind, term.General) }
