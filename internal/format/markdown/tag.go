package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exonym/internal/article"
	"exonym/internal/format"
)

var (
	tagName   = regexp.MustCompile(`^</?([A-Za-z][A-Za-z0-9-]*)`)
	untouched = regexp.MustCompile(`(?i)\stranslate\s*=\s*["']?no\b|\sclass\s*=\s*["']?[^"'>]*\bnotranslate\b`)
)

// voids are the HTML elements without content that occur inside text.
var voids = map[string]bool{"br": true, "img": true, "wbr": true, "input": true, "hr": true}

// literal are the elements whose content is left alone.
var literal = map[string]bool{"code": true, "kbd": true, "samp": true, "var": true, "script": true, "style": true}

// ahead bounds the search for an end tag.
const ahead = 64

// rawHTML tells an inline HTML tag or comment. Elements whose content is not
// translated become one code with all that is in them.
func (w *walker) rawHTML(n *ast.RawHTML) (ast.Node, bool) {
	start, end := w.at, stop(n)
	if end <= start || w.peek() != '<' {
		return n, false
	}
	raw := w.src[start:end]
	m := tagName.FindSubmatch(raw)
	name := ""
	if m != nil {
		name = strings.ToLower(string(m[1]))
	}
	w.at = end
	switch {
	case name == "":
		w.b.Code(article.Single, start, end, "")
	case raw[1] == '/':
		w.endTag(name, n.Parent(), start, end)
	case name == "br":
		w.b.Code(article.Single, start, end, "\n")
	case voids[name] || bytes.HasSuffix(raw, []byte("/>")):
		w.b.Code(article.Single, start, end, "")
	default:
		var last *ast.RawHTML
		if literal[name] || untouched.Match(raw) {
			last = partner(n, name, w.src)
		}
		if last != nil {
			w.at = stop(last)
			inner := w.src[end:last.Segments.At(0).Start]
			w.b.Code(article.Single, start, w.at, format.Flat(string(inner)))
			return last, true
		}
		place := w.b.Code(article.Open, start, end, "")
		w.tags = append(w.tags, tag{name, n.Parent(), place})
	}
	return n, true
}

func stop(n *ast.RawHTML) int { return n.Segments.At(n.Segments.Len() - 1).Stop }

// partner returns the end tag of n among its next siblings, nil if there is none.
func partner(n *ast.RawHTML, name string, src []byte) *ast.RawHTML {
	next := n.NextSibling()
	for i := 0; next != nil && i < ahead; i++ {
		if html, ok := next.(*ast.RawHTML); ok {
			m := tagName.FindSubmatch(src[html.Segments.At(0).Start:stop(html)])
			if m != nil && m[0][1] == '/' && strings.EqualFold(string(m[1]), name) {
				return html
			}
		}
		next = next.NextSibling()
	}
	return nil
}

// endTag ties an end tag to its start tag if both stand on the same level.
func (w *walker) endTag(name string, parent ast.Node, start, end int) {
	place := format.Nowhere
	for i := len(w.tags) - 1; i >= max(0, len(w.tags)-ahead) && w.tags[i].parent == parent; i-- {
		if w.tags[i].name == name {
			place = w.tags[i].place
			w.tags = w.tags[:i]
			break
		}
	}
	w.b.Pair(place, start, end)
}
