package lines

import (
	"bytes"

	"exonym/internal/article"
	"exonym/internal/format"
)

// Format reads one block a line.
type Format struct{}

var _ format.Format = Format{}

// Info names the format. It has no extension of its own: .txt is package text.
func (Format) Info() format.Info { return format.Info{Name: "lines"} }

// Read makes a block of every line that has text. It never fails.
func (Format) Read(src []byte, options format.Options) (*article.Document, error) {
	b := format.Builder{Source: src}
	for at := format.BOM(src); at < len(src); {
		end := len(src)
		if n := bytes.IndexAny(src[at:], "\r\n"); n >= 0 {
			end = at + n
		}
		b.Begin(article.Line, 0, at)
		b.Whole("")
		b.Raw(at, end)
		b.End()
		at = end + 1
	}
	return b.Document(options.Name), nil
}

// Write puts the drafts in place. A line break in a draft becomes a space: it
// would make two lines of one.
func (Format) Write(doc *article.Document, drafts article.Drafts) ([]byte, error) {
	return format.Splice(doc, drafts, format.OneLine)
}
