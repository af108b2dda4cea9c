package html

import (
	"strings"

	"exonym/internal/article"
	"exonym/internal/format"
)

// Format reads HTML and XHTML.
type Format struct{}

var _ format.Format = Format{}

// Info names the format.
func (Format) Info() format.Info {
	return format.Info{Name: "html", Extensions: []string{".html", ".htm", ".xhtml"}}
}

// Read finds the text of a page. It never fails: every text is some HTML. The
// language of the document is that of <html lang>.
func (Format) Read(src []byte, options format.Options) (*article.Document, error) {
	r := newReader(src)
	r.run()
	doc := r.Document(options.Name)
	doc.Lang = r.lang
	return doc, nil
}

// Write puts the drafts in place, escaped as their place demands.
func (Format) Write(doc *article.Document, drafts article.Drafts) ([]byte, error) {
	return format.Splice(doc, drafts, encode)
}

// The notes in Block.Escape: how an attribute value is quoted in the source.
const (
	noteDouble = `"`
	noteSingle = `'`
	noteBare   = "bare"
)

var (
	inText   = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	inDouble = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;")
	inSingle = strings.NewReplacer("&", "&amp;", "<", "&lt;", "'", "&#39;")
	inBare   = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "`", "&#96;",
		"=", "&#61;", " ", "&#32;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;", "\f", "&#12;")
)

// encode escapes a draft. A value that stands without quotes gets them when the
// draft needs them and replaces all of it.
func encode(b *article.Block, text string) (string, error) {
	escape := inText
	switch b.Escape {
	case noteDouble:
		escape = inDouble
	case noteSingle:
		escape = inSingle
	case noteBare:
		escape = inBare
		if all := b.Segments[0].In; all.Start == 0 && all.End == len(b.Text) && strings.ContainsAny(text, " \t\r\n\f\"'`=<>") {
			quoted, err := article.WithCodes(b, inDouble.Replace(text))
			return `"` + quoted + `"`, err
		}
	}
	return article.WithCodes(b, escape.Replace(text))
}
