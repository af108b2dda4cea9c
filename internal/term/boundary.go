package term

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// mayStart reports whether a name may begin at piece i, by what is joined before it.
func (m *matcher) mayStart(i int) bool {
	p := m.pieces[i]
	if i == 0 || p.gap || p.class == alone {
		return true
	}
	before := m.pieces[i-1]
	switch before.class {
	case hyphen:
		return before.gap || i < 2 || m.pieces[i-2].class != letter || m.joined(m.word(i-2), i-2, m.prefix)
	case apostrophe:
		return before.gap || i < 2 || m.pieces[i-2].class != letter || m.elide[m.word(i-2)]
	case other:
		return !strings.ContainsAny(m.text[before.start:before.end], "@#\\~")
	}
	return true
}

// closes reports whether a name may end with piece i, by what is joined to it.
func (m *matcher) closes(i int) bool {
	if i+1 >= len(m.pieces) || m.pieces[i+1].gap || m.pieces[i].class == alone {
		return true
	}
	after := m.pieces[i+1]
	follows := i+2 < len(m.pieces) && !m.pieces[i+2].gap && m.pieces[i+2].class == letter
	switch after.class {
	case hyphen:
		return !follows || m.grammar.Compound || m.lower(i+2) || m.joined(m.word(i+2), i+2, m.suffix)
	case apostrophe:
		return !follows || m.clitic[m.word(i+2)]
	case other:
		sign := m.text[after.start:after.end]
		return sign != "@" && (sign != "." || !follows || !m.lower(i+2))
	}
	return true
}

// joined reports whether a word beside a hyphen leaves the name a word of its
// own: a listed prefix or suffix, or another name (Russie-Ukraine).
func (m *matcher) joined(word string, i int, listed map[string]bool) bool {
	if m.grammar.Compound || listed[word] {
		return true
	}
	return m.begins(m.pieces[i].lexeme) && !m.lower(i)
}

func (m *matcher) word(i int) string {
	var space [32]byte
	return string(fold(space[:0], m.text[m.pieces[i].start:m.pieces[i].end]))
}

// lower reports whether piece i begins with a small letter.
func (m *matcher) lower(i int) bool {
	r, _ := utf8.DecodeRuneInString(m.text[m.pieces[i].start:])
	return unicode.IsLower(r)
}

// chunk is a stretch of text without white space, and whether it is an address.
type chunk struct {
	article.Span
	code bool
}

// inCode reports whether span lies in an address or a path. Spans come in
// ascending order, so that every chunk is looked at once.
func (m *matcher) inCode(span article.Span) bool {
	if span.Start >= m.chunk.End || m.chunk.Len() == 0 {
		start := strings.LastIndexFunc(m.text[m.chunk.End:span.Start], parts)
		if start >= 0 {
			_, size := utf8.DecodeRuneInString(m.text[m.chunk.End+start:])
			m.chunk.Start = m.chunk.End + start + size
		} else {
			m.chunk.Start = m.chunk.End
		}
		m.chunk.End = len(m.text)
		if end := strings.IndexFunc(m.text[span.Start:], parts); end >= 0 {
			m.chunk.End = span.Start + end
		}
		m.chunk.code = address(m.text[m.chunk.Start:m.chunk.End])
	}
	return m.chunk.code
}

// parts reports whether r can stand in no address: white space, tokens, quotation
// marks and punctuation beyond ASCII.
func parts(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || strings.ContainsRune(`"<>()[]{}|`, r)
	}
	c := classify(r)
	return c == space || c == inline || c == other || c == alone
}

// address reports whether a chunk is a web or mail address or a file path.
func address(text string) bool {
	if strings.Contains(text, "://") || strings.HasPrefix(text, "www.") || strings.Contains(text, "\\") {
		return true
	}
	if at := strings.IndexByte(text, '@'); at > 0 && strings.Contains(text[at:], ".") {
		return true
	}
	slash := strings.IndexByte(text, '/')
	if slash < 0 {
		return false
	}
	if slash == 0 || strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../") || strings.HasPrefix(text, "~/") {
		return true
	}
	return domain(text[:slash]) || extension(text)
}

// domain reports whether text looks like a host name: letters.letters.
func domain(text string) bool {
	dot := strings.LastIndexByte(text, '.')
	return dot > 0 && len(text)-dot > 2 && strings.ToLower(text) == text
}

// extension reports whether the last part of a path ends like a file name.
func extension(text string) bool {
	name := text[strings.LastIndexByte(text, '/')+1:]
	dot := strings.LastIndexByte(name, '.')
	return dot > 0 && len(name)-dot >= 3 && len(name)-dot <= 6 && strings.ToLower(name[dot:]) == name[dot:]
}
