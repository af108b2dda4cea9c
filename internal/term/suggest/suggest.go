package suggest

import (
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/term"
)

// Text is an article, cut into segments.
type Text struct {
	Name     string       // of the file
	From, To language.Tag // To is Und where there is no translation
	Segments []Segment
}

// Segment is a sentence and its translation. Inline codes may stand in both as
// tokens; nothing is joined over them.
type Segment struct {
	Source, Target string // Target is "" where there is none
	Heading        bool   // capitals tell nothing in it
}

// Place is where a candidate stands.
type Place struct {
	Text    int          // index in the texts, from 0
	Segment int          // from 0
	Span    article.Span // in the segment's source
}

// Candidate is a name or a term that no glossary has.
type Candidate struct {
	Text       string
	Lang       language.Tag
	Kind       term.Kind // a guess; General for terms, and where nothing tells
	Forms      []string  // other forms in the texts: inflected, or the last name alone
	Count      int
	Score      float64 // of terms: the C-value; of names: Count
	Sentence   string  // of the first use
	Places     []Place // in the order of the texts
	Why        []Evidence
	Renderings []Rendering // what the translations have for it, the most frequent first
}

// Rendering is what a translation has for a candidate.
type Rendering struct {
	Text  string
	Count int     // uses
	Fit   float64 // 0 to 1: how well the words of both are aligned, on average
}
