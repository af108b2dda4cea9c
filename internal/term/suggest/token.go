package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a segment.
type token struct {
	start, end int
	text       string
	lower      string
	apart      bool // punctuation, a code or an address stands before it
}

// capital reports whether t begins with a capital letter.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// maxTokens bounds how many words of one segment are looked at: pairing the words of
// two sides costs their product.
const maxTokens = 160

// tokens cuts text into words. Words joined by a hyphen are one; an apostrophe parts
// two. Addresses, paths, code words (snake_case, a.b) and numbers are left out.
func tokens(text string) []token {
	var list []token
	apart := true
	for at := 0; at < len(text) && len(list) < maxTokens; {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end, chunk := wordEnd(text, at), chunkEnd(text, at)
			if code(text[at:chunk]) {
				at, apart = chunk, true
				continue
			}
			word := text[at:end]
			if strings.IndexFunc(word, unicode.IsLetter) < 0 {
				apart = true
			} else {
				list = append(list, token{at, end, word, strings.ToLower(word), apart})
				apart = false
			}
			at = end
			continue
		case !unicode.IsSpace(r) && r != '\'' && r != '’':
			apart = true
		}
		at += size
	}
	return list
}

// wordEnd returns the end of the word that begins at at.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r == '-' || r == '\u2010' || r == '\u2011' {
			next, _ := utf8.DecodeRuneInString(text[at+size:])
			if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return at
			}
		} else if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return at
		}
		at += size
	}
	return at
}

// maxChunk is how many bytes of a stretch without blanks are looked at: in scripts
// without blanks it is the sentence.
const maxChunk = 256

func chunkEnd(text string, at int) int {
	limit := min(len(text), at+maxChunk)
	for end, r := range text[at:limit] {
		if unicode.IsSpace(r) {
			return at + end
		}
	}
	for limit < len(text) && !utf8.RuneStart(text[limit]) {
		limit++
	}
	return limit
}

// code reports whether a stretch without blanks is an address, a path or code.
func code(chunk string) bool {
	if strings.Contains(chunk, "://") || strings.HasPrefix(chunk, "www.") || strings.ContainsAny(chunk, "\\_@{}<>=") {
		return true
	}
	inner := strings.TrimRight(chunk, ".,;:!?)”’»“\"'")
	dot := strings.LastIndexByte(inner, '.')
	return dot > 1 && dot+2 < len(inner) && strings.ToLower(inner) == inner && inner[dot-1] < utf8.RuneSelf && inner[dot+1] >= 'a'
}

// titleCase reports whether nearly all words of a segment have capitals, so that
// these tell nothing.
func titleCase(list []token) bool {
	words, capitals := 0, 0
	for _, t := range list {
		if utf8.RuneCountInString(t.text) < 4 {
			continue
		}
		words++
		if t.capital() {
			capitals++
		}
	}
	return words >= 4 && capitals*10 >= words*9
}
