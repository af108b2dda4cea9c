package format

import (
	"exonym/internal/article"
)

// Options are the choices of a reader.
type Options struct {
	Name string   // what to call the document
	Keys []string // front matter keys whose values are text; nil: the format's own list
}

// Info names a format.
type Info struct {
	Name       string   // as given to --format
	Extensions []string // with the dot, lower case
}

// Format reads and writes one kind of file. Source bytes are UTF-8; package
// charset decodes before and encodes after.
type Format interface {
	Info() Info
	// Read finds the blocks of text. It fails on input that is not of the format.
	Read(src []byte, options Options) (*article.Document, error)
	// Write returns the document with the drafted segments replaced.
	Write(doc *article.Document, drafts article.Drafts) ([]byte, error)
}
