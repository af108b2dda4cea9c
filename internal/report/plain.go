package report

import (
	"sort"
	"strings"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/check"
)

// plain is a text as a reader sees it, with the way to it for spans of the text
// with tokens. Wherever both differ in length there is a turn.
type plain struct {
	Text   string
	tokens string
	turns  []turn
}

// turn says that from offset at of the token text, offsets shift by shift.
type turn struct{ at, shift int }

// newPlain replaces the tokens of text. A protected name shows what it was on
// the source side, and what it becomes in the translation. Bytes that are not
// UTF-8 become U+FFFD.
func newPlain(text string, codes []article.Code, side check.Side) plain {
	p := plain{tokens: text, Text: text}
	if isPlain(text) {
		return p
	}
	var out strings.Builder
	out.Grow(len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		shown := text[i : i+size]
		if n, ok := article.TokenIndex(r); ok {
			shown = seen(n, codes, side)
		} else if r == utf8.RuneError {
			shown = "\uFFFD"
		}
		out.WriteString(shown)
		i += size
		if len(shown) != size {
			p.turns = append(p.turns, turn{i, out.Len() - i})
		}
	}
	p.Text = out.String()
	return p
}

// isPlain reports whether a reader sees text as it is.
func isPlain(text string) bool {
	for _, r := range text {
		if _, ok := article.TokenIndex(r); ok {
			return false
		}
	}
	return utf8.ValidString(text)
}

func seen(n int, codes []article.Code, side check.Side) string {
	if n >= len(codes) {
		return ""
	}
	if codes[n].Kind == article.Name && side == check.Source {
		return strings.ToValidUTF8(codes[n].Raw, "\uFFFD")
	}
	return strings.ToValidUTF8(codes[n].Text, "\uFFFD")
}

// Span moves a span of the token text to the plain text. A span that leaves the
// text is cut, one that splits a character is widened to it.
func (p *plain) Span(in article.Span) article.Span {
	start := min(max(in.Start, 0), len(p.tokens))
	end := min(max(in.End, start), len(p.tokens))
	for start > 0 && start < len(p.tokens) && !utf8.RuneStart(p.tokens[start]) {
		start--
	}
	for end < len(p.tokens) && !utf8.RuneStart(p.tokens[end]) {
		end++
	}
	return article.Span{Start: p.offset(start), End: p.offset(end)}
}

func (p *plain) offset(at int) int {
	i := sort.Search(len(p.turns), func(i int) bool { return p.turns[i].at > at }) - 1
	if i >= 0 {
		at += p.turns[i].shift
	}
	return runeStart(p.Text, min(at, len(p.Text)))
}

// runeStart moves at back to the beginning of a character.
func runeStart(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// slice returns the plain text of a span of the token text.
func (p *plain) slice(in article.Span) string {
	s := p.Span(in)
	return p.Text[s.Start:s.End]
}
