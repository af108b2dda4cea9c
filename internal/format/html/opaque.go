package html

import (
	"golang.org/x/net/html"

	"exonym/internal/article"
)

// enter begins an element whose content is left alone.
func (r *reader) enter(name string, what sort, start, inner int) {
	r.opaque = &opaque{name: name, sort: what, start: start, inner: inner, depth: 1}
}

// inside takes one token while in an opaque element. It reports false when the
// element has turned out to end before this token, which then counts as usual.
func (r *reader) inside(kind html.TokenType, name string, start, end int) bool {
	o := r.opaque
	isBlock := sorts[name] == block && !childless[name]
	switch kind {
	case html.StartTagToken:
		if name == o.name {
			o.depth++
		} else if isBlock {
			o.blocks++
		}
	case html.EndTagToken:
		if name == o.name {
			if o.depth--; o.depth == 0 {
				r.leave(start, end)
			}
			return true
		}
		if isBlock && o.blocks == 0 && o.sort == shown {
			r.leave(start, start) // never closed: <p><code>x</p>
			return false
		}
		if isBlock && o.blocks > 0 {
			o.blocks--
		}
	}
	return true
}

// leave ends the opaque element: inside text it becomes one code. Its content
// ends at inner, the element at end.
func (r *reader) leave(inner, end int) {
	o := r.opaque
	r.opaque = nil
	switch {
	case o.sort == shown && r.top().translate:
		r.begin(o.start)
		r.Code(article.Single, o.start, end, visible(r.Source[o.inner:inner]))
	case o.sort == silent && r.Begun():
		r.Code(article.Single, o.start, end, "")
	}
}
