package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// stop is what was found at a terminator.
type stop struct {
	at     int  // first byte of the terminator
	end    int  // behind the terminator, its closers and closing codes
	from   int  // behind the white space that follows
	dot    bool // a lone full stop: may mark an abbreviation
	dots   bool // an ellipsis
	full   bool // needs no space after it
	closed bool // a quote or bracket closes behind it
	line   bool // a line break follows
}

// terminator judges the terminator at i, cuts the text if a sentence ends there
// and returns where to go on.
func (c *cursor) terminator(i int) int {
	t := c.stopAt(i)
	if t.from >= len(c.text) {
		return len(c.text)
	}
	after := c.follower(t.from)
	if after.at >= len(c.text) {
		return len(c.text)
	}
	if c.inside(t.at) {
		return c.within(t)
	}
	if t.end == t.from {
		if at := c.attached(t, after); at > 0 {
			c.cut(at, at)
			return c.start
		}
		return c.within(t)
	}
	if c.endsHere(t, after) {
		c.cut(t.end, t.end)
		return c.start
	}
	return c.within(t)
}

// within goes on behind the terminator; the closers behind it are visited again
// so that the list of open brackets stays right.
func (c *cursor) within(t stop) int {
	i := t.at
	for i < t.end {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if !c.isTerminator(r) {
			break
		}
		i += size
	}
	return i
}

// stopAt reads a run of terminators and what closes behind it (UAX 29: SATerm
// Close* Sp*).
func (c *cursor) stopAt(i int) stop {
	t := stop{at: i}
	count := 0
	for i < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		if !c.isTerminator(r) {
			break
		}
		count++
		t.dot = isDot(r) && count == 1
		t.dots = r == '…' && (count == 1 || t.dots) || isDot(r) && (count == 2 && isDot(rune(c.text[t.at])) || t.dots)
		t.full = t.full || isFull(r)
		i += size
	}
	t.end = c.closers(i)
	t.closed = t.end > i
	for {
		t.from = c.skipSpace(t.end)
		end := c.lateCloser(t.end, t.from)
		if end == t.end {
			break
		}
		t.end, t.closed = end, true
	}
	t.line = strings.ContainsFunc(c.text[t.end:t.from], c.isBreak)
	return t
}

// closers skips closing quotes, brackets, footnote marks such as [12] and codes
// that touch the terminator.
func (c *cursor) closers(i int) int {
	for i < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		switch {
		case r == '[':
			n := footnote(c.text[i:])
			if n == 0 {
				return i
			}
			i += n
		case unicode.Is(unicode.Pi, r) && c.wordFollows(i+size):
			return i // “ and « close here and open there
		case isCloser(r) || isSilent(r) && !c.opens(r) && !c.isBreak(r):
			i += size
		default:
			return i
		}
	}
	return i
}

// wordFollows reports whether a letter or digit stands at i.
func (c *cursor) wordFollows(i int) bool {
	r, _ := utf8.DecodeRuneInString(c.text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// opens reports whether r is a code that belongs to the text behind it.
func (c *cursor) opens(r rune) bool {
	code, ok := c.code(r)
	return ok && (code.Kind == article.Open || code.Kind == article.Name || code.Text != "")
}

// lateCloser finds a closer behind the white space: a closing code, a footnote
// mark, or a quote that is set with a space (« Oui. »). It returns end when
// there is none.
func (c *cursor) lateCloser(end, from int) int {
	if from == end || from >= len(c.text) {
		return end
	}
	r, size := utf8.DecodeRuneInString(c.text[from:])
	if code, ok := c.code(r); ok && code.Kind == article.Close {
		return c.closers(from + size)
	}
	if n := footnote(c.text[from:]); n > 0 {
		return c.closers(from + n)
	}
	if r != '»' && r != '”' && r != '"' && r != ')' {
		return end
	}
	after, _ := utf8.DecodeRuneInString(c.text[from+size:])
	if from+size == len(c.text) || isSpace(after) || isContinue(after) || c.isTerminator(after) {
		if r == '"' && !c.oddQuotes(from) {
			return end
		}
		return c.closers(from + size)
	}
	return end
}

// oddQuotes reports whether a straight quote is open at position i. It looks at
// most 500 bytes back.
func (c *cursor) oddQuotes(i int) bool {
	return strings.Count(c.text[max(c.start, i-500):i], `"`)%2 == 1
}

// footnote returns the length of a mark such as [1], [2–11] or [a] at the start
// of text, or 0.
func footnote(text string) int {
	if text == "" || text[0] != '[' {
		return 0
	}
	for i, r := range text[1:min(len(text), 12)] {
		switch {
		case r == ']' && i > 0:
			return i + 2
		case unicode.IsDigit(r) || isDash(r) || r == ',' || r == ' ' && i > 0 || i == 0 && isLower(r):
		default:
			return 0
		}
	}
	return 0
}

// follower is the first thing that a reader sees behind a terminator.
type follower struct {
	at    int  // behind the openers, dashes and codes
	r     rune // the rune there
	dash  bool // a dash stands before it
	quote bool // a quote or bracket stands before it
}

func (c *cursor) follower(i int) follower {
	var f follower
	for i < len(c.text) {
		r, size := utf8.DecodeRuneInString(c.text[i:])
		switch {
		case c.opaque(r):
			return follower{at: i, r: 'X', dash: f.dash, quote: f.quote}
		case isDash(r):
			f.dash = true
		case isOpener(r):
			f.quote = true
		case !isSilent(r) && !isSpace(r):
			f.at, f.r = i, r
			return f
		}
		i += size
	}
	f.at = i
	return f
}

// opaque reports whether r is a code that reads like a word: a name, a code span.
func (c *cursor) opaque(r rune) bool {
	code, ok := c.code(r)
	return ok && code.Text != "" && code.Text != "\n"
}

// endsHere decides at a terminator that white space follows.
func (c *cursor) endsHere(t stop, f follower) bool {
	switch {
	case t.line && !isContinue(f.r):
		return !t.dot || c.wordBefore(t.at).class&never == 0
	case isContinue(f.r):
		return false
	case c.isTerminator(f.r):
		return c.startsWithDots(f.at)
	case t.full:
		return true
	case isLower(f.r) && (f.dash || !c.mixedCase(f.at)):
		return false
	case !t.dot:
		return !t.dots || !unicode.IsDigit(f.r) && !c.ellipsisInBrackets(t)
	}
	return c.dotEnds(t, f)
}

// startsWithDots: a sentence may begin with an ellipsis or with a name such as
// .NET; a terminator on its own belongs to the sentence before (UAX 29 SB8a).
func (c *cursor) startsWithDots(i int) bool {
	rest := c.text[i:]
	trimmed := strings.TrimPrefix(strings.TrimPrefix(rest, "…"), "...")
	r, _ := utf8.DecodeRuneInString(trimmed)
	if len(trimmed) < len(rest) {
		return unicode.IsLetter(r)
	}
	r, _ = utf8.DecodeRuneInString(rest[1:])
	return rest[0] == '.' && unicode.IsUpper(r)
}

// mixedCase: a lower-case letter begins a sentence when the word is a name such
// as iPhone.
func (c *cursor) mixedCase(i int) bool {
	_, size := utf8.DecodeRuneInString(c.text[i:])
	r, _ := utf8.DecodeRuneInString(c.text[i+size:])
	return 'A' <= r && r <= 'Z'
}

// ellipsisInBrackets: "[...]" stands for words left out, not for an end.
func (c *cursor) ellipsisInBrackets(t stop) bool {
	r, _ := utf8.DecodeLastRuneInString(c.text[:t.at])
	return t.closed && (r == '[' || r == '(')
}

// dotEnds decides at a lone full stop before white space.
func (c *cursor) dotEnds(t stop, f follower) bool {
	w := c.wordBefore(t.at)
	starter := c.isStarter(f.at)
	switch {
	case w.class&ends != 0:
		return true
	case w.class&afterNumber != 0 && c.numberBefore(w.at):
		return !c.early(w.at) && !c.isSign(f.r) || starter
	case w.class&never != 0:
		return false
	case w.class&beforeNumber != 0 && c.isNumber(f.at):
		return false
	case w.class&fronting != 0:
		return !c.early(w.at) || starter && !c.isTitle(f.at)
	case w.class&beforeStarter != 0:
		return starter
	case c.leads(w.at) && w.isMarker():
		return false
	}
	if w.isOrdinal(c.ordinals) || c.roman && isRoman(w.text()) {
		return starter
	}
	if w.single || isDotted(w.text()) {
		return starter
	}
	return true
}

// isSign: the signs № and § need something before them.
func (c *cursor) isSign(r rune) bool { return r == '№' || r == '§' }

// early reports whether fewer than four words stand between the start of the
// sentence and position i.
func (c *cursor) early(i int) bool {
	if i-c.start > 2*longest {
		return false
	}
	words, space := 0, true
	for _, r := range c.text[c.start:max(i, c.start)] {
		if space && !isSpace(r) {
			words++
		}
		space = isSpace(r)
	}
	return words < 4
}

// leads reports whether no word stands before position i in the sentence.
func (c *cursor) leads(i int) bool {
	return i-c.start < 8 && !strings.ContainsFunc(c.text[c.start:max(i, c.start)], func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}

// attached decides at a terminator without white space behind it. It returns the
// place of the cut, or 0.
func (c *cursor) attached(t stop, f follower) int {
	r, _ := utf8.DecodeRuneInString(c.text[t.end:])
	if t.full {
		if isContinue(r) || isDash(r) || c.closeJoins && t.closed && !isOpener(r) {
			return 0
		}
		return t.end
	}
	if isWide(r) && !t.dot && !(c.closeJoins && t.closed) {
		return t.end
	}
	if t.dots || f.at != t.end {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(c.text[:t.at])
	at := t.end
	switch {
	case '0' <= r && r <= '9' && t.dot && (isLower(before) || before == ')'):
		at = c.noteNumbers(t.end)
	case !unicode.IsUpper(r) || !c.isStarter(t.end):
		return 0
	}
	w := c.wordBefore(t.at)
	if before == ')' || isLower(before) && w.class == 0 && w.plain() || allDigits(w.text()) {
		return at
	}
	return 0
}

// noteNumbers finds footnote numbers that touch a full stop ("cognition.10 This"):
// numbers of one or two digits, then a capital. It returns their end, or 0.
func (c *cursor) noteNumbers(i int) int {
	for n := 0; n < 5; n++ {
		digits := i
		for i < len(c.text) && '0' <= c.text[i] && c.text[i] <= '9' {
			i++
		}
		end := i
		i = c.skipSpace(i)
		r, _ := utf8.DecodeRuneInString(c.text[i:])
		switch {
		case end == digits || end-digits > 2 || i == end:
			return 0
		case unicode.IsUpper(r):
			return end
		}
	}
	return 0
}
