package term

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"exonym/internal/article"
)

// class says what a rune is to the matcher.
type class uint8

const (
	other      class = iota // punctuation, symbols
	space                   // any white space, NBSP too
	letter                  // letters, digits, marks, underscore: they make words
	mark                    // like letter, but never begins a word
	alone                   // a letter that is a word of its own: Han, Kana, Thai
	hyphen                  // - ‐ ‑
	apostrophe              // ' ’ ʼ
	ignored                 // soft hyphen, zero width joiners
	inline                  // a token of an inline code
)

// piece is one token of a text: a word or one character between words.
type piece struct {
	start, end int
	lexeme     lexeme // in the index at hand
	class      class  // letter, alone, hyphen, apostrophe, other or inline
	stemmed    bool   // found by its stem
	gap        bool   // white space (or the start of the text) stands before it
}

// tableSize covers all alphabets of the first blocks of Unicode.
const tableSize = 0x3400

var classes = sync.OnceValue(func() *[tableSize]class {
	var table [tableSize]class
	for r := range table {
		table[r] = classify(rune(r))
	}
	return &table
})

// classify follows the word boundaries of UAX #29, coarser: what it keeps
// together with MidLetter rules (full stop, colon) is told apart here, and every
// Han, Kana, Thai, Lao, Khmer and Burmese character is a word.
func classify(r rune) class {
	switch {
	case r == '\'' || r == '’' || r == 'ʼ' || r == '＇':
		return apostrophe
	case r == '-' || r == '\u2010' || r == '\u2011':
		return hyphen
	case r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff':
		return ignored
	case unicode.IsSpace(r):
		return space
	case r >= 0x80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return alone
	case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter
	case unicode.IsMark(r):
		return mark
	}
	if _, ok := article.TokenIndex(r); ok {
		return inline
	}
	return other
}

// scanner yields the pieces of a text.
type scanner struct {
	text  string
	at    int
	table *[tableSize]class
}

func (s *scanner) class(r rune) class {
	if r < tableSize {
		return s.table[r]
	}
	return classify(r)
}

// next returns the next piece; ok is false at the end of the text.
func (s *scanner) next() (p piece, ok bool) {
	p.gap = s.at == 0
	for s.at < len(s.text) {
		r, size := rune(s.text[s.at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[s.at:])
		}
		p.start, p.class = s.at, s.class(r)
		s.at += size
		switch p.class {
		case space:
			p.gap = true
			continue
		case ignored:
			continue
		case letter, mark:
			p.class = letter
			s.word()
		case alone:
			s.marks()
		}
		p.end = s.at
		return p, true
	}
	return p, false
}

// word moves to the end of a word.
func (s *scanner) word() {
	for s.at < len(s.text) {
		r, size := rune(s.text[s.at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[s.at:])
		}
		switch s.class(r) {
		case letter, mark:
			s.at += size
		case ignored:
			if !s.letterAt(s.at + size) {
				return
			}
			s.at += size
		default:
			return
		}
	}
}

func (s *scanner) letterAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[at:])
	return at < len(s.text) && (s.class(r) == letter || s.class(r) == mark)
}

// marks moves past combining marks.
func (s *scanner) marks() {
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if s.class(r) != mark {
			return
		}
		s.at += size
	}
}

// pieces cuts a short text, such as a form, as a whole.
func pieces(text string) []piece {
	s := scanner{text: text, table: classes()}
	list := make([]piece, 0, len(text)/5+2)
	for p, ok := s.next(); ok; p, ok = s.next() {
		list = append(list, p)
	}
	return list
}

// fold appends the folded form of a word to buf: NFC, small letters, ß as ss,
// final sigma as sigma, without soft hyphens.
func fold(buf []byte, word string) []byte {
	plain := true
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			plain = false
			break
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	if plain {
		return buf
	}
	buf = buf[:0]
	if strings.IndexFunc(word, composes) >= 0 {
		word = norm.NFC.String(word)
	}
	for _, r := range word {
		switch r {
		case 'ß', 'ẞ':
			buf = append(buf, "ss"...)
		case 'ς':
			buf = utf8.AppendRune(buf, 'σ')
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
	}
	return buf
}

// composes reports whether r may change under NFC: not in Latin and Cyrillic
// without combining marks.
func composes(r rune) bool { return r >= 0x300 && (r < 0x400 || r > 0x481) }

// clean returns a word as Unicode wants it compared: NFC, without soft hyphens.
func clean(word string) string {
	ascii := true
	for i := 0; i < len(word) && ascii; i++ {
		ascii = word[i] < utf8.RuneSelf
	}
	if ascii {
		return word
	}
	out := make([]rune, 0, len(word))
	for _, r := range norm.NFC.String(word) {
		if classify(r) != ignored {
			out = append(out, r)
		}
	}
	return string(out)
}
