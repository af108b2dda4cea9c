package store

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// source is YAML text whose nodes are looked up in it. The parser gives only where
// a node begins; where it ends is found here.
type source struct {
	text  string
	lines []int // offset of each line
}

// span is a stretch of bytes, half open.
type span struct{ start, end int }

func newSource(text string) *source {
	s := &source{text: text, lines: []int{0}}
	for i := 0; i < len(text); {
		n := breakLen(text[i:])
		if n == 0 {
			i++
			continue
		}
		i += n
		s.lines = append(s.lines, i)
	}
	return s
}

// breakLen returns the length of the line break that text begins with, or 0. The
// parser counts NEL, LS and PS as breaks too (YAML 1.1, section 4.1.4).
func breakLen(text string) int {
	switch {
	case strings.HasPrefix(text, "\r\n"), strings.HasPrefix(text, "\u0085"):
		return 2
	case strings.HasPrefix(text, "\n"), strings.HasPrefix(text, "\r"):
		return 1
	case strings.HasPrefix(text, "\u2028"), strings.HasPrefix(text, "\u2029"):
		return 3
	}
	return 0
}

// start returns the offset of a node, whose column counts characters from 1.
func (s *source) start(node *yaml.Node) int {
	if node.Line < 1 || node.Line > len(s.lines) {
		return len(s.text)
	}
	at := s.lines[node.Line-1]
	for range node.Column - 1 {
		_, size := utf8.DecodeRuneInString(s.text[at:])
		at += size
	}
	return at
}

// end returns the offset behind the last character of a node.
func (s *source) end(node *yaml.Node) int {
	switch node.Kind {
	case yaml.AliasNode:
		return s.skip(s.start(node), func(r rune) bool { return !strings.ContainsRune(" \t\r\n,]}", r) })
	case yaml.ScalarNode:
		return s.scalarEnd(node)
	}
	at := s.content(node)
	open := at < len(s.text) && (s.text[at] == '{' || s.text[at] == '[') && node.Style&yaml.FlowStyle != 0
	if len(node.Content) > 0 {
		at = s.end(node.Content[len(node.Content)-1])
	} else if open {
		at++
	}
	if open {
		at = min(len(s.text), s.skipSpace(at, ",:?")+1)
	}
	return at
}

// content returns where a node begins behind its anchor and tag.
func (s *source) content(node *yaml.Node) int {
	at := s.start(node)
	for at < len(s.text) && (s.text[at] == '&' || s.text[at] == '!') {
		at = s.skip(at, func(r rune) bool { return !strings.ContainsRune(" \t\r\n", r) })
		at = s.skipSpace(at, "")
	}
	return at
}

func (s *source) scalarEnd(node *yaml.Node) int {
	at := s.content(node)
	switch {
	case node.Style&yaml.DoubleQuotedStyle != 0:
		return s.quoteEnd(at, `"`, `\`)
	case node.Style&yaml.SingleQuotedStyle != 0:
		return s.quoteEnd(at, "'", "'")
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		at = s.lineEnd(at)
	}
	return s.inked(at, node.Value)
}

// quoteEnd returns the offset behind the closing quote of the scalar at at; a
// quote behind escape is text.
func (s *source) quoteEnd(at int, quote, escape string) int {
	for at++; at < len(s.text); at++ {
		rest := s.text[at:]
		switch {
		case escape == `\` && rest[0] == '\\', strings.HasPrefix(rest, quote+quote) && escape == quote:
			at++
		case strings.HasPrefix(rest, quote):
			return at + 1
		}
	}
	return len(s.text)
}

// inked returns the offset behind the last character of value, which stands from
// at on but for its white space: plain scalars and blocks know no escapes.
func (s *source) inked(at int, value string) int {
	ink := 0
	for _, r := range value {
		if !isSpace(r) {
			ink++
		}
	}
	for i, r := range s.text[at:] {
		if ink == 0 {
			break
		}
		if !isSpace(r) {
			if ink--; ink == 0 {
				return at + i + utf8.RuneLen(r)
			}
		}
	}
	return at
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || breakLen(string(r)) > 0 }

func (s *source) skip(at int, while func(rune) bool) int {
	for i, r := range s.text[at:] {
		if !while(r) {
			return at + i
		}
	}
	return len(s.text)
}

// skipSpace returns the offset of the first character from at on that is neither
// space nor in a comment nor one of also.
func (s *source) skipSpace(at int, also string) int {
	for at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		switch {
		case r == '#':
			at = s.lineEnd(at)
		case isSpace(r) || strings.ContainsRune(also, r):
			at += size
		default:
			return at
		}
	}
	return at
}

// lineStart returns the offset of the line that at stands in.
func (s *source) lineStart(at int) int {
	low, high := 0, len(s.lines)
	for high-low > 1 {
		if middle := (low + high) / 2; s.lines[middle] <= at {
			low = middle
		} else {
			high = middle
		}
	}
	return s.lines[low]
}

// lineEnd returns the offset of the break that ends the line of at.
func (s *source) lineEnd(at int) int {
	for at < len(s.text) && breakLen(s.text[at:]) == 0 {
		at++
	}
	return at
}

// nextLine returns the offset of the line below the one of at.
func (s *source) nextLine(at int) int {
	at = s.lineEnd(at)
	return at + breakLen(s.text[at:])
}

// indentOf returns how many spaces the line at offset at begins with, and whether
// it has nothing else.
func (s *source) indentOf(at int) (n int, blank bool) {
	for at+n < len(s.text) && s.text[at+n] == ' ' {
		n++
	}
	rest := strings.TrimLeft(s.text[at+n:s.lineEnd(at+n)], " \t")
	return n, rest == ""
}

// tail returns where the lines of something end that begins after indent spaces
// and whose last character is before at: below it belong comments that stand
// deeper, with the empty lines between.
func (s *source) tail(at, indent int) int {
	end := s.nextLine(at)
	for next := end; next < len(s.text); {
		n, blank := s.indentOf(next)
		if !blank && (n <= indent || s.text[next+n] != '#') {
			break
		}
		next = s.nextLine(next)
		if !blank {
			end = next
		}
	}
	return end
}

// comments returns the comments between start and end, the text of nodes left out.
func (s *source) comments(at span, nodes ...*yaml.Node) []string {
	var found []string
	for i := at.start; i < at.end; {
		if leaf, ok := s.leafAt(i, nodes); ok {
			i = max(leaf, i+1)
			continue
		}
		if s.text[i] == '#' && (i == 0 || isSpace(rune(s.text[i-1]))) {
			end := s.lineEnd(i)
			found = append(found, strings.TrimRight(s.text[i:end], " \t"))
			i = end
			continue
		}
		i++
	}
	return found
}

// leafAt returns the end of the scalar among nodes that begins at offset at.
func (s *source) leafAt(at int, nodes []*yaml.Node) (end int, ok bool) {
	for _, node := range nodes {
		if node.Kind != yaml.ScalarNode {
			if end, ok := s.leafAt(at, node.Content); ok {
				return end, true
			}
			continue
		}
		start := s.content(node)
		if node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
			start = s.lineEnd(start)
		}
		if start == at {
			return s.end(node), true
		}
	}
	return 0, false
}
