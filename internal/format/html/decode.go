package html

import (
	"html"

	"exonym/internal/format"
)

// longestEntity bounds the search for the end of a character reference; the
// longest name of the standard has 31 letters.
const longestEntity = 40

// text adds the character data in [start, end) to the block under way: character
// references decoded; with collapse, runs of white space become one space.
func text(b *format.Builder, start, end int, collapse bool) {
	src := b.Source
	from := start
	for i := start; i < end; {
		c := src[i]
		switch {
		case c == '&':
			next, decoded := entity(src[i:end], !collapse)
			if next > 0 {
				b.Raw(from, i)
				b.Decoded(i, i+next, decoded)
				from = i + next
			}
			i += max(next, 1)
		case collapse && isSpace(c):
			next := i + 1
			for next < end && isSpace(src[next]) {
				next++
			}
			if next > i+1 || c != ' ' {
				b.Raw(from, i)
				b.Decoded(i, next, " ")
				from = next
			}
			i = next
		default:
			i++
		}
	}
	b.Raw(from, end)
}

// entity decodes the character reference that s begins with and returns its
// length, 0 if s begins with none. In an attribute a reference without semicolon
// counts only when no letter, digit or "=" follows (HTML standard 13.2.5.73).
func entity(s []byte, inAttribute bool) (int, string) {
	n := 1
	for n < len(s) && n < longestEntity && isName(s[n]) {
		n++
	}
	closed := n < len(s) && s[n] == ';'
	if closed {
		n++
	}
	name := string(s[:n])
	decoded := html.UnescapeString(name)
	if decoded == name {
		return 0, ""
	}
	if inAttribute && (decoded[len(decoded)-1] == name[n-1] && name != "&semi;" || !closed && n < len(s) && s[n] == '=') {
		return 0, ""
	}
	return n, decoded
}

func isName(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '#'
}

// visible returns what a reader sees of the markup in s: no tags, references
// decoded.
func visible(s []byte) string {
	out := make([]byte, 0, len(s))
	inTag := false
	for _, c := range s {
		switch {
		case c == '<':
			inTag = true
		case c == '>' && inTag:
			inTag = false
		case !inTag:
			out = append(out, c)
		}
	}
	return html.UnescapeString(string(out))
}
