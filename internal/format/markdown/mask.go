package markdown

import (
	"bytes"

	"exonym/internal/article"
)

// filler stands for masked bytes: a letter, so that no markup arises.
const filler = 'x'

// masked returns a copy of src for the parser: everything before body and all
// code of shortcodes is blank, and every mask is filler. Line breaks stay.
func masked(src []byte, body int, masks, code []article.Span) []byte {
	out := bytes.Clone(src)
	blank(out[:body], ' ')
	for _, m := range masks {
		blank(out[m.Start:m.End], filler)
	}
	for _, c := range code {
		blank(out[c.Start:c.End], ' ')
	}
	return out
}

func blank(s []byte, with byte) {
	for i, c := range s {
		if c != '\n' && c != '\r' {
			s[i] = with
		}
	}
}

// brackets are the constructs that are no Markdown, tried in order.
var brackets = []struct {
	open, shut string
	lines      bool // may run over several lines
}{
	{"{{<", ">}}", true}, {"{{%", "%}}", true}, // Hugo shortcodes
	{"{%", "%}", true},   // Liquid tags (Jekyll)
	{"{{", "}}", false},  // Liquid, Twig, Mustache values
	{"{:", "}", false},   // kramdown attributes
	{"$$", "$$", true},   // display formulas
	{"<%", "%>", true},   // templates
	{"{#-", "-#}", true}, // Jinja comments
}

// masker finds what must be hidden from the Markdown parser.
type masker struct {
	src   []byte
	mdx   bool
	found []article.Span
	fence []byte // the opening of the code fence we are in, nil outside
	dead  map[string]int
	crowd article.Span   // the paragraph we are in, empty unless it is crowded
	seen  int            // end of the paragraph we are in
	code  []article.Span // the content of shortcodes that hold code
}

// masks lists the stretches of src behind body that are no Markdown: shortcodes,
// template tags, directives, and in MDX imports, expressions and components.
// Code blocks and code spans are passed over. code is what shortcodes hold as code.
func masks(src []byte, body int, mdx bool) (masks, code []article.Span) {
	m := masker{src: src, mdx: mdx, dead: map[string]int{}}
	for at := body; at < len(src); {
		at = m.line(at)
	}
	return m.found, m.code
}

// line looks through the line at offset at and returns the end of what it read.
func (m *masker) line(at int) int {
	m.count(at)
	end := m.lineEnd(at)
	line := bytes.TrimRight(m.src[at:end], "\r\n")
	if m.fenced(line) {
		return end
	}
	if bytes.HasPrefix(line, []byte(":::")) {
		m.directive(at, line)
		return end
	}
	if m.mdx && isModule(line) {
		return m.lineEnd(m.add(at, m.paragraphEnd(at)) - 1)
	}
	if deep, stop := nesting(line); deep < stop {
		at = m.add(at+deep, at+stop)
	}
	indent := at + len(line) - len(bytes.TrimLeft(line, " \t>*_~"))
	for at < end {
		next := at + 1
		switch c := m.src[at]; {
		case at >= indent && at < m.crowd.End && bytes.IndexByte([]byte(crowdMarks), c) >= 0:
			next = m.add(at, at+1)
		case c == '\\':
			next++
		case c == '`':
			next = m.codeSpan(at)
		case c == '{' || c == '[' || c == '$' || c == '<':
			next = m.bracket(at)
		}
		at = next
		if at > end {
			return m.lineEnd(at - 1)
		}
	}
	return end
}

// directive masks a line such as ":::note[Title]{.x}" but for the title.
func (m *masker) directive(at int, line []byte) {
	open, shut := bytes.IndexByte(line, '['), bytes.LastIndexByte(line, ']')
	if open >= 0 && open+1 < shut {
		m.add(at, at+open+1)
		m.add(at+shut, at+len(line))
		return
	}
	m.add(at, at+len(line))
}

func (m *masker) lineEnd(at int) int {
	if n := bytes.IndexByte(m.src[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(m.src)
}

// isModule reports whether a line begins an ES module statement of MDX.
func isModule(line []byte) bool {
	return bytes.HasPrefix(line, []byte("import ")) || bytes.HasPrefix(line, []byte("export "))
}

// fenced keeps track of code fences; it reports whether line is in or of one.
func (m *masker) fenced(line []byte) bool {
	line = bytes.TrimLeft(line, " \t>")
	if m.fence != nil {
		if bytes.HasPrefix(line, m.fence) && len(bytes.Trim(line, string(m.fence[:1])+" \t")) == 0 {
			m.fence = nil
		}
		return true
	}
	line = bytes.TrimLeft(line, "-*+0123456789.): \t")
	for _, mark := range []byte("`~") {
		n := len(line) - len(bytes.TrimLeft(line, string(mark)))
		if n >= 3 && (mark == '~' || bytes.IndexByte(line[n:], '`') < 0) {
			m.fence = line[:n]
			return true
		}
	}
	return false
}

// paragraphEnd returns the offset of the end of the last line before a blank one.
func (m *masker) paragraphEnd(at int) int {
	for {
		end := m.lineEnd(at)
		next := m.lineEnd(end)
		if end == len(m.src) || len(bytes.TrimSpace(m.src[end:next])) == 0 {
			return at + len(bytes.TrimRight(m.src[at:end], "\r\n"))
		}
		at = end
	}
}

// codeSpan returns the offset behind the code span at offset at, or behind its
// backticks if nothing closes it.
func (m *masker) codeSpan(at int) int {
	n := 0
	for at+n < len(m.src) && m.src[at+n] == '`' {
		n++
	}
	ticks := string(m.src[at : at+n])
	for from := at + n; ; {
		i := m.search(from, ticks, true)
		if i < 0 {
			return at + n
		}
		end := i + n
		for end < len(m.src) && m.src[end] == '`' {
			end++
		}
		if end == i+n {
			return end
		}
		from = end
	}
}

// window bounds how far a construct may reach.
const window = 4096

// search returns the offset of what behind at, within the paragraph, else -1. A
// search in vain is remembered, so that many of them stay cheap.
func (m *masker) search(at int, what string, lines bool) int {
	if m.dead[what] > at {
		return -1
	}
	limit := min(len(m.src), at+window)
	if stop := bytes.Index(m.src[at:limit], []byte("\n\n")); stop >= 0 {
		limit = at + stop
	}
	if stop := bytes.Index(m.src[at:limit], []byte("\r\n\r\n")); stop >= 0 {
		limit = at + stop
	}
	if stop := bytes.IndexByte(m.src[at:limit], '\n'); stop >= 0 && !lines {
		limit = at + stop
	}
	if i := bytes.Index(m.src[at:limit], []byte(what)); i >= 0 {
		return at + i
	}
	m.dead[what] = limit
	return -1
}

// bracket masks the construct at offset at, if there is one, and returns the
// offset behind what it read.
func (m *masker) bracket(at int) int {
	for _, b := range brackets {
		if !bytes.HasPrefix(m.src[at:], []byte(b.open)) {
			continue
		}
		if end := m.search(at+len(b.open), b.shut, b.lines); end >= 0 {
			return m.shortcode(at, m.add(at, end+len(b.shut)))
		}
	}
	if m.mdx && m.src[at] == '{' {
		if end := m.expression(at); end > 0 {
			return m.add(at, end)
		}
	}
	if m.mdx && m.src[at] == '<' {
		if end := m.component(at); end > 0 {
			return m.add(at, end)
		}
	}
	return at + 1
}

func (m *masker) add(start, end int) int {
	m.found = append(m.found, article.Span{Start: start, End: end})
	return end
}

// expression returns the end of the {…} at offset at, 0 if it is not closed.
func (m *masker) expression(at int) int {
	depth := 0
	for i := at; i < min(len(m.src), at+window); i++ {
		switch m.src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// component returns the end of the JSX tag at offset at (<Card …>, </Card>, <>),
// 0 if there is none. Tags in lower case are HTML, and left to the parser.
func (m *masker) component(at int) int {
	i := at + 1
	if i < len(m.src) && m.src[i] == '/' {
		i++
	}
	if i >= len(m.src) || m.src[i] != '>' && (m.src[i] < 'A' || m.src[i] > 'Z') {
		return 0
	}
	var quote byte
	for ; i < min(len(m.src), at+window); i++ {
		switch c := m.src[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '{':
			if end := m.expression(i); end > 0 {
				i = end - 1
			}
		case c == '>':
			return i + 1
		}
	}
	return 0
}
