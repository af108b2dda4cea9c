package segment

import (
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
	for w.at > 0 {
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
		} else {
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
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// classOf looks the word up: as it stands, joined with a dotted letter before it
// ("z. B"), behind its last hyphen or apostrophe ("l'Ing").
func (c *cursor) classOf(w *word) class {
	if joined := c.joined(w); joined != 0 {
		return joined
	}
	text := w.text()
	if found := c.lookup(text); found != 0 {
		return found
	}
	for i := len(text); i > 0; {
		r, size := utf8.DecodeLastRune(text[:i])
		if r == '-' || r == '\'' || r == '’' {
			return c.lookup(text[i:])
		}
		i -= size
	}
	return 0
}

// joined looks up the word together with one before it that ends in a full stop:
// "т. д" is listed as "т.д".
func (c *cursor) joined(w *word) class {
	i := w.at
	for i > 0 && w.at-i < 4 {
		r, size := utf8.DecodeLastRuneInString(c.text[:i])
		if !isSpace(r) {
			break
		}
		i -= size
	}
	if i == w.at || i == 0 || c.text[i-1] != '.' {
		return 0
	}
	first := i - 1
	for first > 0 && i-first < 14 {
		r, size := utf8.DecodeLastRuneInString(c.text[:first])
		if !unicode.IsLetter(r) && r != '.' {
			break
		}
		first -= size
	}
	var buf [2*longest + 16]byte
	key := append(append(buf[:0], c.text[first:i]...), w.text()...)
	return c.lookup(key)
}

// lookup finds a word as listed, else in lower case; a word in capitals also
// finds an entry with one capital (SEC for Sec).
func (s *Splitter) lookup(text []byte) class {
	if len(text) == 0 {
		return 0
	}
	if found, ok := s.words[string(text)]; ok {
		return found
	}
	var buf [2*longest + 32]byte
	lower := buf[:0]
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	if found, ok := s.words[string(lower)]; ok {
		return found
	}
	_, size := utf8.DecodeRune(text)
	if size >= len(text) || size > len(lower) || isLower(rune(text[len(text)-1])) {
		return 0
	}
	copy(lower, text[:size])
	return s.words[string(lower)]
}

// isMarker: "1", "IV" or "Q" at the start of a sentence number a list.
func (w *word) isMarker() bool {
	return w.single || allDigits(w.text()) && w.n <= 3 || isRoman(w.text()) && w.n <= 4
}

// isOrdinal: a number that a full stop makes an ordinal, up to so many digits.
func (w *word) isOrdinal(digits int) bool {
	if digits == 0 {
		return false
	}
	return allDigits(w.text()) && w.n <= digits || isRoman(w.text())
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

// wordAt returns the letters at position i and whether an apostrophe follows.
func (c *cursor) wordAt(i int) (letters string, apostrophe bool) {
	start := i
	for i < len(c.text) && i-start < longest {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if !unicode.IsLetter(r) {
			return c.text[start:i], r == '\'' || r == '’'
		}
		i += size
	}
	return c.text[start:i], false
}

// isStarter reports whether the word at i is one that mostly begins sentences.
func (c *cursor) isStarter(i int) bool {
	letters, apostrophe := c.wordAt(i)
	if apostrophe {
		var buf [longest + 8]byte
		if c.starters[string(append(append(buf[:0], letters...), '\''))] {
			return true
		}
	}
	return c.starters[letters]
}

// isNumber reports whether a number stands at i, in digits or Roman.
func (c *cursor) isNumber(i int) bool {
	if i >= len(c.text) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(c.text[i:]); unicode.IsDigit(r) {
		return true
	}
	letters, apostrophe := c.wordAt(i)
	return !apostrophe && letters != "I" && isRoman([]byte(letters))
}

// numberBefore reports whether a digit stands before position i and its space.
func (c *cursor) numberBefore(i int) bool {
	for n := 0; i > 0 && n < 4; n++ {
		r, size := utf8.DecodeLastRuneInString(c.text[:i])
		if !isSpace(r) {
			return unicode.IsDigit(r)
		}
		i -= size
	}
	return false
}
