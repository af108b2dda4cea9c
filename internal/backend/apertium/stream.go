package apertium

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Caps measured with 50 modes: a longer token or segment stops or slows the
// engine for seconds, or is lost without a word.
const (
	longToken   = 500  // characters; a longer one passes through as a blank
	longSegment = 2000 // words; a longer segment is cut
)

// reserved are the characters that mean something in Apertium's stream format
// and can be escaped; hidden are those that the engine mistakes even then.
const (
	reserved = `[]{}$/\@<>`
	hidden   = `^~*#`
	// hiddenAt is where hidden characters are kept: the private use area.
	hiddenAt = 0xE000
)

// clean brings text into the form that the dictionaries are written in: composed
// accents, plain hyphens, no soft hyphens, no NUL, valid UTF-8.
func clean(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = norm.NFC.String(text)
	return strings.Map(func(r rune) rune {
		switch r {
		case 0, '\u00AD':
			return -1
		case '\u2010', '\u2011':
			return '-'
		}
		return r
	}, text)
}

// hasLetter reports whether an engine has anything to translate in text.
func hasLetter(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

// writer builds one segment of the stream.
type writer struct {
	strings.Builder
	blanks []string // blanks[n] is what the superblank [n] stands for
	// abbreviations are words that the engine reads as something else with a full
	// stop behind them: Catalan "va dir." is no director.
	abbreviations []string
}

// blank writes text as a superblank, which the engine carries unread.
func (w *writer) blank(text string) {
	fmt.Fprintf(w, "[_%d]", len(w.blanks))
	w.blanks = append(w.blanks, text)
}

// text writes words; white space other than single spaces, and what the engine
// cannot read, become superblanks.
func (w *writer) text(s string) {
	for s != "" {
		space := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if space > 0 {
			if s[:space] == " " {
				w.WriteByte(' ')
			} else {
				w.blank(s[:space])
			}
			s = s[space:]
			continue
		}
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		if stop := w.lastStop(s[:end], s[end:]); stop > 0 {
			w.word(s[:stop])
			w.blank("")
			w.word(s[stop:end])
			return
		}
		w.word(s[:end])
		s = s[end:]
	}
}

// lastStop returns where the full stop of the sentence stands in its last word,
// if the engine would take word and stop for an abbreviation, else 0.
func (w *writer) lastStop(word, rest string) int {
	if strings.TrimSpace(rest) != "" {
		return 0
	}
	stop := strings.IndexByte(word, '.')
	if stop > 0 && slices.Contains(w.abbreviations, strings.ToLower(word[:stop])) {
		return stop
	}
	return 0
}

func (w *writer) word(s string) {
	if len(s) > longToken && utf8.RuneCountInString(s) > longToken {
		w.blank(s)
		return
	}
	for _, r := range s {
		switch {
		case strings.ContainsRune(hidden, r):
			w.WriteRune(hiddenAt + r)
		case strings.ContainsRune(reserved, r):
			w.WriteByte('\\')
			w.WriteRune(r)
		case isHidden(r):
			w.blank(string(r))
		default:
			w.WriteRune(r)
		}
	}
}

func isHidden(r rune) bool {
	return r > hiddenAt && r < hiddenAt+0x80 && strings.ContainsRune(hidden, r-hiddenAt)
}

// piece is a stretch of an answer: text, the marks that stood round it, or a
// superblank.
type piece struct {
	text  string
	marks []string // contents of the word-bound blank round the text
	blank int      // index of a superblank, -1 for text
	// unknown: the text is a word that the engine does not know.
	unknown bool
}

// reader cuts an answer into pieces.
type reader struct {
	pieces  []piece
	text    strings.Builder
	marks   []string
	unknown bool // the text is a marked word
}

// readStream cuts an answer into pieces, undoes the escapes and takes off the
// marks of unknown words. escapedAt says that an escaped @ is a mark as well:
// the generator escapes the @ of words without translation, so a text without
// any @ of its own has no other.
func readStream(s string, escapedAt bool) []piece {
	var r reader
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == '\\' && i+1 < len(s):
			next, n := utf8.DecodeRuneInString(s[i+1:])
			size += n
			if next == '@' && escapedAt {
				r.mark(true)
			} else {
				r.write(next)
			}
		case strings.HasPrefix(s[i:], "[["):
			r.end()
			inside, _, _ := strings.Cut(s[i+2:], "]]")
			size = min(len(inside)+4, len(s)-i)
			r.marks = readMarks(inside)
		case c == '[':
			r.end()
			inside, _, _ := strings.Cut(s[i+1:], "]")
			size = min(len(inside)+2, len(s)-i)
			if n, err := strconv.Atoi(strings.TrimPrefix(inside, "_")); err == nil {
				r.pieces = append(r.pieces, piece{blank: n})
			}
		case c == '*' || c == '@' || c == '#':
			r.mark(c != '#') // # stands before a word of the target language
		case c == '~' || c == '^' || c == '$':
		default:
			r.write(c)
		}
		i += size
	}
	r.end()
	return r.pieces
}

// write adds a character; a marked word ends at the first that is none of its.
func (r *reader) write(c rune) {
	if isHidden(c) {
		c -= hiddenAt
	}
	if r.unknown && !inWord(c) {
		r.end()
	}
	r.text.WriteRune(c)
}

// inWord reports whether c is part of a word as the engine marks it.
func inWord(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) || c == '-'
}

func (r *reader) mark(unknown bool) {
	r.end()
	r.unknown = unknown
}

// end closes the piece at hand.
func (r *reader) end() {
	if r.text.Len() > 0 {
		r.pieces = append(r.pieces, piece{r.text.String(), r.marks, -1, r.unknown})
	}
	r.text.Reset()
	r.unknown = false
}

// readMarks reads the content of a word-bound blank; the closing one is "/".
func readMarks(inside string) []string {
	if inside == "/" {
		return nil
	}
	var marks []string
	for _, m := range strings.Split(inside, ";") {
		if m, ok := strings.CutPrefix(strings.TrimSpace(m), "t:c:"); ok {
			marks = append(marks, m)
		}
	}
	return marks
}
