package segment

import (
	"strings"
	"unicode/utf8"

	"exonym/internal/article"
)

// insideBracket is how many bytes a bracket may span for the full stops in it
// not to count; longer ones hold sentences of their own.
const insideBracket = 200

// Split returns the byte spans of the sentences of text, ascending and disjoint,
// without the white space between them. Tokens of inline codes are transparent:
// one that touches the end of a sentence belongs to it, one after the space to
// the next.
func (s *Splitter) Split(text string) []article.Span { return s.SplitCodes(text, nil) }

// SplitCodes is Split for a text whose codes are known: Token(n) stands for
// codes[n]. A closing code stays with the sentence before it and an opening code
// with the one after, and a code that shows a line break ends a sentence when a
// terminator stands before it.
func (s *Splitter) SplitCodes(text string, codes []article.Code) []article.Span {
	c := cursor{Splitter: s, text: text, codes: codes}
	c.start = c.skipSpace(0)
	for i := c.start; i < len(text); {
		if !s.lead[text[i]] {
			i++
			continue
		}
		i = c.visit(i)
	}
	c.cut(len(text), len(text))
	return c.spans
}

// cursor is one walk over a text.
type cursor struct {
	*Splitter
	text  string
	codes []article.Code
	spans []article.Span
	start int          // of the sentence at hand
	open  []bracket    // brackets open in it
	next  map[rune]int // position of the next closer of a kind, once looked for
}

// bracket is an opener met in the text and the closer that it waits for.
type bracket struct {
	at     int
	closer rune
}

// visit looks at the rune at i and returns where to go on.
func (c *cursor) visit(i int) int {
	r, size := utf8.DecodeRuneInString(c.text[i:])
	switch {
	case r == '\n' || r == '\u2029':
		return c.lineEnd(i, r)
	case r == '•':
		return c.bullet(i, size)
	case c.isTerminator(r):
		return c.terminator(i)
	}
	if closer, ok := brackets[r]; ok {
		c.bracket(i, r, closer)
	}
	return i + size
}

// lineEnd ends the sentence at a blank line or a paragraph separator (UAX 29
// SB4) and before an item of a list; another line feed is white space.
func (c *cursor) lineEnd(i int, r rune) int {
	end := c.skipSpace(i)
	if r == '\u2029' || strings.Count(c.text[i:end], "\n") > 1 || marker(c.text[end:]) {
		c.cut(i, end)
	}
	return end
}

// marker reports whether text begins like an item of a list: "a) ", "(2) ",
// "3. ", "4.) ", "* ", "- ".
func marker(text string) bool {
	text = text[:min(len(text), 8)]
	rest := strings.TrimPrefix(text, "(")
	for n := 0; n < 2 && rest != "" && '0' <= rest[0] && rest[0] <= '9'; n++ {
		rest = rest[1:]
	}
	if len(rest) > 1 && ('a' <= rest[0]|0x20 && rest[0]|0x20 <= 'z') && rest[1] == ')' {
		rest = rest[1:]
	}
	for _, end := range []string{") ", ".) ", ". "} {
		if len(rest) < len(text) && strings.HasPrefix(rest, end) {
			return true
		}
	}
	return strings.HasPrefix(text, "* ") || strings.HasPrefix(text, "- ")
}

// bullet begins a sentence where a bullet stands between spaces.
func (c *cursor) bullet(i, size int) int {
	before, _ := utf8.DecodeLastRuneInString(c.text[:i])
	after, _ := utf8.DecodeRuneInString(c.text[i+size:])
	if i > c.start && isSpace(before) && isSpace(after) {
		c.cut(i, i)
	}
	return i + size
}

// cut ends the sentence before end; the next begins at or after from.
func (c *cursor) cut(end, from int) {
	for end > c.start {
		r, size := utf8.DecodeLastRuneInString(c.text[c.start:end])
		if !isSpace(r) && !c.isBreak(r) {
			break
		}
		end -= size
	}
	if end > c.start {
		c.spans = append(c.spans, article.Span{Start: c.start, End: end})
	}
	c.start = c.skipSpace(from)
	c.open = c.open[:0]
}

// bracket keeps the list of open brackets.
func (c *cursor) bracket(i int, r, closer rune) {
	if closer != 0 {
		if len(c.open) < 8 {
			c.open = append(c.open, bracket{i, closer})
		}
		return
	}
	for n := len(c.open) - 1; n >= 0; n-- {
		if c.open[n].closer == r {
			c.open = c.open[:n]
			return
		}
	}
}

// inside reports whether position i lies within a bracket that closes soon. One
// that began the sentence holds sentences of its own.
func (c *cursor) inside(i int) bool {
	for n := len(c.open) - 1; n >= 0; n-- {
		b := c.open[n]
		if b.at == c.start && b.closer == ')' {
			continue
		}
		if i-b.at <= insideBracket && c.closes(b.closer, i)-b.at <= insideBracket {
			return true
		}
	}
	return false
}

// closes returns the position of the first such closer at or after i. Every
// stretch of text is searched once for each kind of bracket.
func (c *cursor) closes(closer rune, i int) int {
	if c.next == nil {
		c.next = map[rune]int{}
	}
	at, known := c.next[closer]
	if !known || at < i {
		at = strings.IndexRune(c.text[i:], closer)
		if at < 0 {
			at = 2 * len(c.text)
		}
		at += i
		c.next[closer] = at
	}
	return at
}

// code returns the code that r stands for, if it is known.
func (c *cursor) code(r rune) (article.Code, bool) {
	n, ok := article.TokenIndex(r)
	if !ok || n >= len(c.codes) {
		return article.Code{}, false
	}
	return c.codes[n], true
}

// isBreak reports whether r is a code that shows a line break.
func (c *cursor) isBreak(r rune) bool {
	code, ok := c.code(r)
	return ok && code.Text == "\n"
}

// skipSpace returns the end of the white space and line breaks at i.
func (c *cursor) skipSpace(i int) int {
	for i < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if !isSpace(r) && !c.isBreak(r) {
			break
		}
		i += size
	}
	return i
}
