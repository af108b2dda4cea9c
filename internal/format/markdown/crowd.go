package markdown

import (
	"bytes"

	"exonym/internal/article"
)

// The parser needs time in the square of the emphasis marks and brackets of one
// paragraph, and of the depth of nested quotes and lists. No article has many of
// them; where there are more than these, the rest are codes without pairs.
const (
	crowdMarks   = "*_~[]"
	crowdMost    = 4000    // marks in a paragraph
	crowdProduct = 1 << 32 // brackets times bytes of a paragraph
	nestMost     = 100     // quote and list markers in front of a line
)

// count looks ahead, at the beginning of a paragraph, whether it is crowded.
func (m *masker) count(at int) {
	if at < m.seen {
		return
	}
	stop := len(m.src)
	if n := bytes.Index(m.src[at:], []byte("\n\n")); n >= 0 {
		stop = at + n
	}
	if n := bytes.Index(m.src[at:stop], []byte("\n\r\n")); n >= 0 {
		stop = at + n
	}
	m.seen = stop + 1
	marks := 0
	for _, mark := range []byte(crowdMarks) {
		marks += bytes.Count(m.src[at:stop], []byte{mark})
	}
	if marks > crowdMost || bytes.Count(m.src[at:stop], []byte("["))*(stop-at) > crowdProduct {
		m.crowd = article.Span{Start: at, End: stop}
	}
}

// nesting returns the part of line that holds the quote and list markers beyond
// the first nestMost; it is empty as a rule.
func nesting(line []byte) (start, end int) {
	markers := 0
	for i := 0; i < len(line); {
		n := container(line[i:])
		if n == 0 {
			end = i
			break
		}
		if line[i] != ' ' && line[i] != '\t' {
			if markers++; markers == nestMost {
				start = i + n
			}
		}
		i += n
		end = i
	}
	if markers <= nestMost {
		return 0, 0
	}
	return start, end
}

// container returns the length of the white space or of the quote or list marker
// that s begins with, else 0.
func container(s []byte) int {
	n := 0
	switch c := s[0]; {
	case c == ' ' || c == '\t' || c == '>':
		return 1
	case c == '-' || c == '+' || c == '*':
		n = 1
	case '0' <= c && c <= '9':
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n > 0 && n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return n
	}
	return 0
}
