package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"exonym/internal/article"
	"exonym/internal/format"
)

// walker turns the inline nodes of one block into text and codes. It keeps a
// cursor in the source: goldmark knows where text begins, but not where markup
// ends. Its methods return false when node and source disagree.
type walker struct {
	b      *format.Builder
	src    []byte
	parsed []byte
	lines  []article.Span // the lines of the block, without their prefixes
	line   int            // index of the line of the cursor
	at     int            // the cursor
	masks  []article.Span
	mask   int // index of the first mask that ends behind the cursor
	note   string
	tags   []tag           // raw HTML tags that are open
	inner  []article.Block // alt texts and titles
	depth  int             // images round this text
}

// tag is an open raw HTML tag.
type tag struct {
	name   string
	parent ast.Node
	place  format.Place
}

// deepest bounds the nesting of inline nodes that are followed.
const deepest = 200

func (w *walker) children(n ast.Node, depth int) bool {
	if depth > deepest {
		return false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		last, ok := w.node(c, depth)
		if !ok {
			return false
		}
		c = last
	}
	return true
}

// node tells one inline node; last is the last sibling that it took along.
func (w *walker) node(n ast.Node, depth int) (last ast.Node, ok bool) {
	switch n := n.(type) {
	case *ast.Text:
		return n, w.text(n)
	case *ast.Emphasis:
		return n, strings.IndexByte("*_", w.peek()) >= 0 && w.delimited(n, n.Level, depth)
	case *east.Strikethrough:
		width := 1
		if w.at+1 < len(w.parsed) && w.parsed[w.at+1] == '~' {
			width = 2
		}
		return n, w.peek() == '~' && w.delimited(n, width, depth)
	case *ast.CodeSpan:
		return n, w.codeSpan(n)
	case *ast.Link:
		return n, w.link(n, depth)
	case *ast.Image:
		return n, w.image(n, depth)
	case *ast.AutoLink:
		return n, w.autoLink(n)
	case *ast.RawHTML:
		return w.rawHTML(n)
	case *east.TaskCheckBox:
		return n, w.taskBox()
	case *east.FootnoteLink:
		return n, w.footnote()
	case *east.FootnoteBacklink:
		return n, true
	}
	return n, false
}

// flat tells only the text nodes below n; all that is between becomes codes.
func (w *walker) flat(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.Segment.Start >= w.at {
				w.text(c)
			}
		case *ast.CodeSpan, *ast.Image:
		default:
			w.flat(c)
		}
	}
}

func (w *walker) peek() byte {
	if w.at < len(w.parsed) {
		return w.parsed[w.at]
	}
	return 0
}

// text tells a text node and the line break behind it.
func (w *walker) text(n *ast.Text) bool {
	start, end := n.Segment.Start, n.Segment.Stop
	if start < w.at {
		// A delimiter run of which the walk gave the first characters to
		// emphasis, while goldmark gave it the last ones; or a mask.
		if run := w.parsed[start:max(start, end)]; len(run) > 0 && strings.IndexByte("*_~", run[0]) >= 0 &&
			len(bytes.Trim(run, string(run[:1]))) == 0 && end+w.at-start <= len(w.parsed) {
			start, end = w.at, end+w.at-start
		} else {
			start = w.at
		}
	}
	if start < end {
		w.plain(w.b, start, end)
		w.at = max(end, w.at)
	} else {
		w.at = max(start, w.at)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.lineBreak(n.HardLineBreak())
	}
	return true
}

// lineBreak moves the cursor to the next line of the block.
func (w *walker) lineBreak(hard bool) {
	next, ok := w.nextLine(w.at)
	if !ok {
		return
	}
	switch {
	case hard:
		w.b.Code(article.Single, w.at, next, "\n")
	case w.alone(w.line) || w.alone(w.line+1):
		w.b.Break(next)
	default:
		w.b.Decoded(w.at, next, " ")
	}
	w.at = next
}

// alone reports whether a line is a directive or nothing but masked: such a line
// (":::note", "{{< tip >}}", "<Aside>") belongs to no paragraph.
func (w *walker) alone(line int) bool {
	span := w.lines[line]
	text := bytes.TrimRight(w.src[span.Start:span.End], " \t\r\n")
	if bytes.HasPrefix(text, []byte(":::")) {
		return true
	}
	i, found := slices.BinarySearchFunc(w.masks, span.Start, func(m article.Span, at int) int { return m.Start - at })
	return found && w.masks[i].End >= span.Start+len(text)
}

// nextLine returns where the line after that of offset at begins.
func (w *walker) nextLine(at int) (int, bool) {
	for w.line < len(w.lines) && w.lines[w.line].End <= at {
		w.line++
	}
	if w.line+1 >= len(w.lines) {
		return 0, false
	}
	return w.lines[w.line+1].Start, true
}

// delimited tells an emphasis of width characters on either side.
func (w *walker) delimited(n ast.Node, width, depth int) bool {
	mark := w.peek()
	if !w.run(mark, width) {
		return false
	}
	open := w.b.Code(article.Open, w.at, w.at+width, "")
	w.at += width
	if !w.children(n, depth+1) || !w.run(mark, width) {
		return false
	}
	w.b.Pair(open, w.at, w.at+width)
	w.at += width
	return true
}

func (w *walker) run(mark byte, width int) bool {
	if w.at+width > len(w.parsed) {
		return false
	}
	for i := range width {
		if w.parsed[w.at+i] != mark {
			return false
		}
	}
	return true
}

func (w *walker) codeSpan(n *ast.CodeSpan) bool {
	ticks := 0
	for w.at+ticks < len(w.parsed) && w.parsed[w.at+ticks] == '`' {
		ticks++
	}
	last, ok := n.LastChild().(*ast.Text)
	if !ok || ticks == 0 {
		return false
	}
	start, end := w.at, last.Segment.Stop
	if end < len(w.parsed) && w.parsed[end] == ' ' {
		end++
	}
	if end < len(w.parsed) && (w.parsed[end] == '\n' || w.parsed[end] == '\r') {
		end, ok = w.nextLine(end)
	}
	w.at = end
	if !ok || !w.run('`', ticks) {
		return false
	}
	w.at += ticks
	var seen strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			seen.Write(w.src[t.Segment.Start:t.Segment.Stop])
		}
	}
	w.b.Code(article.Single, start, w.at, format.Flat(seen.String()))
	return true
}

func (w *walker) autoLink(n *ast.AutoLink) bool {
	label := n.Label(w.parsed)
	start, before := w.at, 0
	if w.peek() == '<' {
		before = 1
	}
	end := start + before + len(label)
	if end+before > len(w.parsed) || !bytes.Equal(w.parsed[start+before:end], label) {
		return false
	}
	w.at = end + before
	w.b.Code(article.Single, start, w.at, string(w.src[start+before:end]))
	return true
}

func (w *walker) taskBox() bool {
	start := w.at
	if w.peek() != '[' || start+3 > len(w.parsed) {
		return false
	}
	w.at += 3
	for w.peek() == ' ' || w.peek() == '\t' {
		w.at++
	}
	w.b.Code(article.Single, start, w.at, "")
	return true
}

func (w *walker) footnote() bool {
	n := bytes.IndexByte(w.parsed[w.at:], ']')
	if !bytes.HasPrefix(w.parsed[w.at:], []byte("[^")) || n < 0 {
		return false
	}
	w.b.Code(article.Single, w.at, w.at+n+1, "")
	w.at += n + 1
	return true
}
