package exchange

import (
	"io"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Format is one way to write concepts into a file.
type Format struct {
	Name       string   // "csv", as a flag names it
	Extensions []string // with the dot, small letters, the usual one first
	Pair       bool     // holds one source and one target language: Options must name them
	Lossless   bool     // Import(Export(concepts)) == concepts where Lost is empty
	// Import reads a whole file. It gives no concept when the error is not nil;
	// the error is Faults.
	Import func(src []byte, o Options) (Imported, error)
	// Export writes concepts in the order given. The error is Faults for what
	// cannot be meant, or that of w.
	Export func(w io.Writer, concepts []*term.Concept, o Options) (Lost, error)
}

// Options say what a file does not say itself. The zero value is ready for every
// format that is no pair.
type Options struct {
	File string // name of the file, for messages; its ending picks a variant (deepl: .csv)
	// Source and Target are the languages of a pair, and of a table of two columns
	// without header.
	Source, Target language.Tag
	// Languages are those to export, in this order; none means all, by tag.
	Languages []language.Tag
	// Columns says what the columns of a table are: the name in the header to a
	// field ("note", "status") or a language with or without a field ("de",
	// "de:gender"); "" leaves the column out.
	Columns map[string]string
	// Encoding of the file where it has no byte order mark and is not UTF-8, by
	// its WHATWG label: "windows-1252".
	Encoding string
	Sheet    string // name of the sheet of a workbook, "" for the first
	Version  int    // of TBX to write: 3 (the default) or 2
	// MaxWords is the length up to which a unit of a translation memory counts as
	// a term, in words; 0 is DefaultMaxWords.
	MaxWords int
}

// DefaultMaxWords is the length of the longest term of a translation memory: the
// names of ministries have about as many words.
const DefaultMaxWords = 6

// Imported is what a file gives.
type Imported struct {
	Concepts []*term.Concept // in the order of the file
	Notes    []Note          // by first place
	// MadeUp holds the ids that the file does not give; they are made from the
	// first term, so that the same file gives the same ids again.
	MadeUp map[string]bool
}

// Lost says what a format could not hold.
type Lost struct {
	// Fields counts the values left out by the name of their field: "gender",
	// "definition", and "term" for terms after the first of a language.
	Fields map[string]int
	Notes  []Note // terms that the format forbids, concepts without one of the languages
}

// AllLanguages returns the languages that an export of concepts has: those of o,
// else all that the concepts have, by tag.
func (o Options) AllLanguages(concepts []*term.Concept) []language.Tag {
	if len(o.Languages) > 0 {
		return o.Languages
	}
	seen := map[string]bool{}
	for _, c := range concepts {
		for _, tag := range c.Languages() {
			seen[tag] = true
		}
	}
	var tags []language.Tag
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		tags = append(tags, language.Make(key))
	}
	return tags
}
