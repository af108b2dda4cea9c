package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"exonym/internal/article"
	"exonym/internal/format"
)

// link tells a link: its text stays text between two codes.
func (w *walker) link(n *ast.Link, depth int) bool {
	if w.peek() != '[' {
		return false
	}
	from := w.at + 1
	open := w.b.Code(article.Open, w.at, from, "")
	w.at++
	if !w.children(n, depth+1) || w.peek() != ']' {
		return false
	}
	label := w.label(from, w.at)
	start := w.at
	title, ok := w.tail(n.Reference)
	if !ok {
		return false
	}
	shut := w.b.Pair(open, start, w.at)
	if n.Reference != nil && n.Reference.Type != ast.ReferenceLinkFull {
		w.b.Restate(shut, "]["+label+"]")
	}
	w.title(title)
	return true
}

// image tells an image: one code, its alt text a block of its own.
func (w *walker) image(n *ast.Image, depth int) bool {
	start := w.at
	if !bytes.HasPrefix(w.parsed[start:], []byte("![")) {
		return false
	}
	alt := *w
	alt.b = &format.Builder{Source: w.src}
	alt.at, alt.depth, alt.inner, alt.tags = start+2, w.depth+1, nil, nil
	alt.b.Begin(article.Attribute, 0, alt.at)
	alt.b.Whole(noteAlt + w.note)
	if !alt.children(n, depth+1) || alt.peek() != ']' {
		return false
	}
	label := w.label(start+2, alt.at)
	w.at, w.line, w.mask = alt.at, alt.line, alt.mask
	title, ok := w.tail(n.Reference)
	if !ok {
		return false
	}
	if n.Reference != nil && n.Reference.Type != ast.ReferenceLinkFull {
		shut := alt.b.Code(article.Close, alt.at, w.at, "")
		alt.b.Restate(shut, "]["+label+"]")
	}
	w.b.Code(article.Single, start, w.at, "")
	if w.depth == 0 {
		alt.b.End()
		w.inner = append(append(w.inner, alt.b.Blocks...), alt.inner...)
		w.title(title)
	}
	return true
}

// label returns the source in [start, end) without line prefixes, as the label
// of a reference link.
func (w *walker) label(start, end int) string {
	var out strings.Builder
	for _, line := range w.lines {
		if line.End <= start || line.Start >= end {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.Write(bytes.TrimRight(w.src[max(start, line.Start):min(end, line.End)], "\r\n"))
	}
	return out.String()
}

// title makes a block of a link or image title.
func (w *walker) title(span article.Span) {
	if span.Len() == 0 || w.depth > 0 {
		return
	}
	b := format.Builder{Source: w.src}
	b.Begin(article.Attribute, 0, span.Start)
	b.Whole(noteTitle + string(w.src[span.Start-1]) + w.note)
	w.across(&b, span.Start, span.End)
	b.End()
	w.inner = append(w.inner, b.Blocks...)
}

// tail moves the cursor behind what follows the text of a link, from the "]" on,
// and returns where its title is.
func (w *walker) tail(reference *ast.ReferenceLink) (title article.Span, ok bool) {
	w.at++
	if reference == nil {
		return w.inlineTail()
	}
	if reference.Type == ast.ReferenceLinkShortcut {
		return title, true
	}
	if w.peek() != '[' {
		return title, false
	}
	return title, w.closing(']')
}

// inlineTail reads (destination "title"), CommonMark 0.31 section 6.3.
func (w *walker) inlineTail() (title article.Span, ok bool) {
	if w.peek() != '(' {
		return title, false
	}
	w.at++
	w.space()
	w.destination()
	w.space()
	if quote := w.peek(); quote == '"' || quote == '\'' || quote == '(' {
		if quote == '(' {
			quote = ')'
		}
		start := w.at + 1
		if !w.closing(quote) {
			return title, false
		}
		title = article.Span{Start: start, End: w.at - 1}
		w.space()
	}
	if w.peek() != ')' {
		return title, false
	}
	w.at++
	return title, true
}

// space skips white space and line breaks with the prefix of the next line.
func (w *walker) space() {
	for w.at < len(w.parsed) && util.IsSpace(w.parsed[w.at]) {
		w.step(1)
	}
}

// step moves the cursor n bytes on, and over the prefix of the next line.
func (w *walker) step(n int) {
	for range n {
		broken := w.at < len(w.parsed) && w.parsed[w.at] == '\n'
		if next, ok := w.nextLine(w.at); broken && ok {
			w.at = next
		} else {
			w.at++
		}
	}
}

func (w *walker) escaped() bool {
	return w.peek() == '\\' && w.at+1 < len(w.parsed) && util.IsPunct(w.parsed[w.at+1])
}

// destination skips a link destination, in angle brackets or bare.
func (w *walker) destination() {
	angle := w.peek() == '<'
	open := 0
	for w.at < len(w.parsed) {
		c := w.peek()
		switch {
		case w.escaped():
			w.at++
		case angle && c == '>':
			w.at++
			return
		case angle:
		case util.IsSpace(c) || c == ')' && open == 0:
			return
		case c == '(':
			open++
		case c == ')':
			open--
		}
		w.at++
	}
}

// closing moves the cursor from an opening character behind the closing one.
func (w *walker) closing(closer byte) bool {
	w.step(1)
	for w.at < w.lines[len(w.lines)-1].End {
		switch {
		case w.escaped():
			w.at += 2
		case w.peek() == closer:
			w.at++
			return true
		default:
			w.step(1)
		}
	}
	return false
}
