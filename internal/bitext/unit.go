package bitext

import (
	"io"
	"iter"

	"golang.org/x/text/language"

	"exonym/internal/memory"
	"exonym/internal/term/exchange"
)

// Unit is a text with its translation as a file gives it. Source and Target are NFC,
// without white space at the ends; tokens of the source count from 0 in its order. A
// reader sets the origin where the file says it, else it is an import from the file.
type Unit struct {
	memory.Unit
	State State
	At    exchange.Place // where the unit begins in the file
}

// State says how far a translation has come.
type State uint8

// The states, from the least sure on, by their names in XLIFF 2.1 (section 4.3.1.30).
// A unit of which nothing is said is Translated.
const (
	Translated State = iota
	Reviewed
	Final
)

// Format is one way to write units into a file.
type Format struct {
	Name       string   // as a flag names it
	Extensions []string // with the dot, small letters, the usual one first
	Pair       bool     // writes one source and one target language: Options must name them
	// Read visits the units of r until visit returns false. Options name the file,
	// the languages wanted (Und for all), its encoding and the columns of a table.
	// The error is exchange.Faults, or that of r.
	Read func(r io.Reader, o exchange.Options, visit func(*Unit) bool) ([]exchange.Note, error)
	// Write writes units until they end or one comes with an error, which is returned.
	Write func(w io.Writer, units iter.Seq2[memory.Unit, error], o exchange.Options) error
}

// Wants reports whether o asks for translations from one language into the other.
// A language without region asks for all of its regions.
func Wants(o exchange.Options, from, to language.Tag) bool {
	return within(from, o.Source) && within(to, o.Target)
}

// within reports whether tag is the language want, or a variety of it.
func within(tag, want language.Tag) bool {
	for {
		if want == language.Und || tag == want {
			return true
		}
		if tag == language.Und {
			return false
		}
		tag = tag.Parent()
	}
}
