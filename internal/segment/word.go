package segment

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the number of bytes of the longest word that can be an
// abbreviation; so much is looked at on either side of a full stop, never more.
const longest = 40

// word is what stands before a full stop, without codes and format controls.
type word struct {
	at     int // its first byte in the text
	buf    [longest + utf8.UTFMax]byte
	n      int
	long   bool // longer than any abbreviation
	single bool // one letter
	class  class
}

func (w *word) text() []byte { return w.buf[len(w.buf)-w.n:] }

// wordBefore reads the word that ends at position end: letters, digits, and the
// dots, hyphens and apostrophes between them.
func (c *cursor) wordBefore(end int) word {
	w := word{at: end}
	letters, others := 0, 0
	for w.at > c.start {
		r, size := utf8.DecodeLastRuneInString(c.text[:w.at])
		if !isWordRune(r) && !isSilent(r) {
			break
		}
		if end-w.at > longest {
			w.long = true
			return w
		}
		w.at -= size
		if c.opaque(r) {
			w.long = true
			return w
		}
		if isSilent(r) {
			continue
		}
		w.n += size
		copy(w.text(), c.text[w.at:w.at+size])
		if unicode.IsLetter(r) {
			letters++
		} else if !unicode.IsMark(r) {
			others++
		}
	}
	w.single = letters == 1 && others == 0
	w.class = c.classOf(&w)
	return w
}

// isWordRune: letters, digits and what joins them in an abbreviation.
func isWordRune(r rune) bool {
	switch r {
	case '.', '-', '\'', '’', '/', '°', 'º', 'ª':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// classOf looks the word up: as it stands, joined with a dotted letter before it
// ("z. B"), behind its last hyphen or apostrophe ("l'Ing").
func (c *cursor) classOf(w *word) class {
	if joined := c.joined(w); joined != 0 {
		return joined
	}
	text := w.text()
	if found := c.find(text, c.begins(w.at)); found != 0 {
		return found
	}
	if found := c.find(text, true); found&beforeNumber != 0 {
		return beforeNumber // "see Fig. 5"
	}
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRune(text[:i])
		if r == '-' || r == '\'' || r == '’' {
			return c.find(text[i:], false)
		}
		i -= size
	}
	return 0
}

// joined looks up the word together with one before it that ends in a full stop:
// "т. д" is listed as "т.д".
func (c *cursor) joined(w *word) class {
	i := w.at
	for i > c.start && w.at-i < 4 {
		r, size := utf8.DecodeLastRuneInString(c.text[:i])
		if !isSpace(r) {
			break
		}
		i -= size
	}
	if i == w.at || i == c.start || c.text[i-1] != '.' {
		return 0
	}
	first := i - 1
	for first > c.start && i-first < 14 {
		r, size := utf8.DecodeLastRuneInString(c.text[:first])
		if !unicode.IsLetter(r) && r != '.' {
			break
		}
		first -= size
	}
	var buf [2*longest + 16]byte
	key := append(append(buf[:0], c.text[first:i]...), w.text()...)
	return c.find(key, true)
}

// begins reports whether nothing but openers stands before a word at i, so that
// a capital there says nothing.
func (c *cursor) begins(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(c.text[c.start:max(i, c.start)])
	return i <= c.start || !isSpace(r)
}

// find looks a word up as it is listed. At the start of a sentence, and all in
// capitals, it also finds an entry in lower case ("Vgl." for "vgl."), and in
// capitals one with a single capital ("SEC." for "Sec.").
func (s *Splitter) find(text []byte, start bool) class {
	if len(text) == 0 {
		return 0
	}
	if found, ok := s.words[string(text)]; ok {
		return found
	}
	_, size := utf8.DecodeRune(text)
	last, _ := utf8.DecodeLastRune(text)
	capitals := size < len(text) && !isLower(last)
	if !start && !capitals {
		return 0
	}
	var buf [4 * longest]byte
	lower := buf[:0]
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	if found, ok := s.words[string(lower)]; ok {
		return found
	}
	if !capitals || size > len(lower) {
		return 0
	}
	copy(lower, text[:size])
	return s.words[string(lower)]
}

// isMarker: "1", "IV" or "Q" at the start of a sentence number a list.
func (w *word) isMarker() bool {
	return w.single || allDigits(w.text()) && w.n <= 3 || isRoman(w.text()) && w.n <= 4
}

// isOrdinal: a number that a full stop makes an ordinal, of at most so many
// digits; also the last of several (1.-3.).
func (w *word) isOrdinal(digits int) bool {
	if digits == 0 {
		return false
	}
	text := w.text()
	if cut := bytes.LastIndexAny(text, "-/"); cut > 0 && unicode.IsDigit(rune(text[0])) {
		text = text[cut+1:]
	}
	return allDigits(text) && len(text) <= digits
}

// plain: a word of three letters or more and nothing else.
func (w *word) plain() bool {
	count := 0
	for _, r := range string(w.text()) {
		if !unicode.IsLetter(r) {
			return false
		}
		count++
	}
	return count >= 3 && !w.long
}

// wordAt returns the letters at position i and what follows them.
func (c *cursor) wordAt(i int) (letters string, next rune) {
	start := i
	for i < len(c.text) && i-start < longest {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if !unicode.IsLetter(r) {
			return c.text[start:i], r
		}
		i += size
	}
	return c.text[start:i], 0
}

// isStarter reports whether the word at i is one that mostly begins sentences.
func (c *cursor) isStarter(i int) bool {
	letters, next := c.wordAt(i)
	if next == '.' && utf8.RuneCountInString(letters) == 1 {
		return false // an initial
	}
	if next == '\'' || next == '’' {
		var buf [longest + 8]byte
		if c.starters[string(append(append(buf[:0], letters...), '\''))] {
			return true
		}
	}
	return c.starters[letters]
}

// isTitle reports whether an abbreviation stands at i that needs a follower.
func (c *cursor) isTitle(i int) bool {
	letters, next := c.wordAt(i)
	return next == '.' && c.words[letters]&never != 0
}

// isNumber reports whether a number stands at i, in digits or Roman.
func (c *cursor) isNumber(i int) bool {
	if i >= len(c.text) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(c.text[i:]); unicode.IsDigit(r) || r == '№' {
		return true
	}
	letters, next := c.wordAt(i)
	return next != '\'' && next != '’' && letters != "I" && isRoman([]byte(letters))
}

// numberBefore reports whether a digit stands before position i and its space.
func (c *cursor) numberBefore(i int) bool {
	for n := 0; i > 0 && n < 4; n++ {
		r, size := utf8.DecodeLastRuneInString(c.text[:i])
		if !isSpace(r) {
			return unicode.IsDigit(r) || strings.ContainsRune("IVX", r)
		}
		i -= size
	}
	return false
}
