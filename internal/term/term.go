package term

import (
	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Kind says what a concept is.
type Kind string

// The kinds of concepts.
const (
	Place        Kind = "place"
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Product      Kind = "product"
	Title        Kind = "title"
	General      Kind = "term"
)

// Role says in which use a form names its concept.
type Role uint8

// The roles: Russia, Russian (adjective), a Russian (inhabitant), DPRK.
const (
	Name Role = iota
	Adjective
	Inhabitant
	Abbreviation
)

// Concept is one thing with its names in every language.
type Concept struct {
	ID   string // "place.kp"
	Kind Kind
	// more fields: see the model
}

// Hit is one occurrence of a concept in a text.
type Hit struct {
	Span    article.Span // in the searched text
	Concept *Concept
	Role    Role
	Form    string // the form of the termbase that matched
	Wanted  bool   // the form is one the language wants (preferred or admitted), not deprecated or forbidden
}

// Base is a termbase of one or more layers, later ones before earlier.
type Base struct{}

// Find returns the concepts in text (in language lang), leftmost-longest, without
// overlaps. Tokens count as word boundaries.
func (b *Base) Find(text string, lang language.Tag) []Hit { return nil }
