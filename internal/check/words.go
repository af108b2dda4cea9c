package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/term"
)

// Word is a run of letters, marks and digits; a hyphen, an apostrophe and a token
// end it. Span counts in the text it was cut from.
type Word struct {
	Text string
	Span article.Span
}

// Upper reports whether w begins with a capital.
func (w Word) Upper() bool {
	r, _ := utf8.DecodeRuneInString(w.Text)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// Letters reports whether w holds a letter and no digit.
func (w Word) Letters() bool {
	return strings.IndexFunc(w.Text, unicode.IsLetter) >= 0 && strings.IndexFunc(w.Text, unicode.IsDigit) < 0
}

// Words cuts text into words.
func Words(text string) []Word {
	words := make([]Word, 0, len(text)/5)
	start := -1
	for i, r := range text {
		inside := inWord(r)
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			words = append(words, Word{text[start:i], article.Span{Start: start, End: i}})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, Word{text[start:], article.Span{Start: start, End: len(text)}})
	}
	return words
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// MayHoldAddress reports whether text holds a sign of every web or e-mail
// address: "@", "://" or "www." in any case. Most texts do not, and need no search.
func MayHoldAddress(text string) bool {
	if strings.Contains(text, "://") || strings.IndexByte(text, '@') >= 0 {
		return true
	}
	for at := 0; at+4 <= len(text); at++ {
		if text[at]|0x20 == 'w' && strings.EqualFold(text[at:at+4], "www.") {
			return true
		}
	}
	return false
}

// Inside reports whether span overlaps one of the names found in its text.
func Inside(hits []term.Hit, span article.Span) bool {
	for _, h := range hits {
		if span.Start < h.Span.End && h.Span.Start < span.End {
			return true
		}
	}
	return false
}

// Found returns the names found in the text that Read returns.
func (p *Pass) Found(u *Unit) []term.Hit {
	if p.Side == Source || (u.Source == "" && u.Hits == nil) {
		return u.Names
	}
	return u.Hits
}

// Visible returns text without tokens, as a reader sees it where codes show
// nothing.
func Visible(text string) string { return article.Plain(text, nil) }

// Blocks groups the units of one block, in document order.
func (t *Text) Blocks() [][]*Unit {
	var blocks [][]*Unit
	for i := range t.Units {
		u := &t.Units[i]
		last := len(blocks) - 1
		if last < 0 || blocks[last][0].ID.Block != u.ID.Block {
			blocks = append(blocks, nil)
			last++
		}
		blocks[last] = append(blocks[last], u)
	}
	return blocks
}

// First returns the offset of the first letter or digit of text, -1 if none.
func First(text string) int {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
