package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"

	"exonym/internal/article"
	"exonym/internal/format"
)

// The notes in Block.Escape; they may stand together.
const (
	noteCell    = "cell "    // in a table: "|" ends the cell
	noteHeading = "heading " // "#" at the end and {…} have a meaning
	noteLines   = "lines "   // more than one line: "|" could make it a table
	noteAlt     = "alt "     // in the brackets of an image
	noteTitle   = "title "   // in a link title; its quote follows
	noteFront   = "front "   // in front matter; the quoting style follows
)

// encoder escapes drafts.
type encoder struct {
	source []byte
	mdx    bool
}

func (e encoder) encode(b *article.Block, text string) (string, error) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(b.Escape, noteFront) {
		return encodeFront(b, text)
	}
	text = format.Flat(text)
	if strings.HasPrefix(b.Escape, noteTitle) {
		return article.WithCodes(b, escapeTitle(text, b.Escape))
	}
	w := writer{encoder: e, note: b.Escape, codes: b.Codes, text: outward(text, b.Codes), raws: map[int]string{}}
	span := b.Segments[0].Span
	w.before, _ = utf8.DecodeLastRune(e.source[:span.Start])
	w.behind, _ = utf8.DecodeRune(e.source[span.End:])
	if span.Start == 0 {
		w.before = '\n'
	}
	if span.End == len(e.source) {
		w.behind = '\n'
	}
	w.inBrackets = strings.Contains(b.Escape, noteAlt)
	for _, c := range b.Codes {
		w.inBrackets = w.inBrackets || strings.HasPrefix(c.Raw, "[") && c.Kind == article.Open
	}
	w.emphasis()
	return w.write(), nil
}

// outward moves white space just inside emphasis to its outside, where it does not
// stop the emphasis from being one.
func outward(text string, codes []article.Code) string {
	var out, spaces, opened strings.Builder
	flush := func() {
		out.WriteString(spaces.String())
		out.WriteString(opened.String())
		spaces.Reset()
		opened.Reset()
	}
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			spaces.WriteRune(r)
		case marks(r, codes, article.Open):
			opened.WriteRune(r)
		case marks(r, codes, article.Close) && opened.Len() == 0:
			out.WriteRune(r)
		default:
			flush()
			out.WriteRune(r)
		}
	}
	flush()
	return out.String()
}

// marks reports whether r stands for an emphasis mark of that kind.
func marks(r rune, codes []article.Code, kind article.CodeKind) bool {
	n, ok := article.TokenIndex(r)
	return ok && n < len(codes) && codes[n].Kind == kind && strings.Trim(codes[n].Raw, "*_~") == ""
}

// writer escapes one draft.
type writer struct {
	encoder
	note           string
	text           string
	codes          []article.Code
	raws           map[int]string // what is written for codes instead of their Raw
	inBrackets     bool
	before, behind rune // the source characters round the segment
	out            strings.Builder
}

// code returns what is written for the token r.
func (w *writer) code(r rune) (raw string, ok bool) {
	n, ok := article.TokenIndex(r)
	if !ok || n >= len(w.codes) {
		return "", false
	}
	if raw, ok := w.raws[n]; ok {
		return raw, true
	}
	return w.codes[n].Raw, true
}

// prev returns the character that is written before offset i, next the one that is
// written at offset i.
func (w *writer) prev(i int) rune {
	if i == 0 {
		return w.before
	}
	r, _ := utf8.DecodeLastRuneInString(w.text[:i])
	if raw, ok := w.code(r); ok {
		r, _ = utf8.DecodeLastRuneInString(raw)
	}
	return r
}

func (w *writer) next(i int) rune {
	if i >= len(w.text) {
		return w.behind
	}
	r, _ := utf8.DecodeRuneInString(w.text[i:])
	if raw, ok := w.code(r); ok {
		r, _ = utf8.DecodeRuneInString(raw)
	}
	return r
}

// tokenLen is the length of a token rune in UTF-8.
const tokenLen = 4

// emphasis replaces marks that would not work where the draft has them (CommonMark
// 0.31 section 6.2: flanking runs) by HTML tags, both of a pair.
func (w *writer) emphasis() {
	place := map[int]int{}
	var opened []int
	for i, r := range w.text {
		if n, ok := article.TokenIndex(r); ok {
			place[n] = i
			if marks(r, w.codes, article.Open) && w.codes[n].Pair >= 0 {
				opened = append(opened, n)
			}
		}
	}
	for _, n := range opened {
		open := w.codes[n]
		i := place[n]
		j, ok := place[open.Pair]
		if !ok || w.flanks(i, true) && w.flanks(j, false) && i+tokenLen < j {
			continue
		}
		name := "em"
		switch {
		case open.Raw[0] == '~':
			name = "del"
		case len(open.Raw) == 2:
			name = "strong"
		}
		w.raws[n], w.raws[open.Pair] = "<"+name+">", "</"+name+">"
	}
}

// flanks reports whether the mark at offset i can open, or close, emphasis.
func (w *writer) flanks(i int, open bool) bool {
	mark := w.next(i)
	first, last := i, i+tokenLen
	for first > 0 && w.isMark(first-tokenLen, mark) {
		first -= tokenLen
	}
	for w.isMark(last, mark) {
		last += tokenLen
	}
	inner, outer := w.next(last), w.prev(first)
	if !open {
		inner, outer = outer, inner
	}
	if unicode.IsSpace(inner) {
		return false
	}
	if mark == '_' && isWord(outer) && isWord(inner) {
		return false
	}
	return !util.IsPunctRune(inner) || unicode.IsSpace(outer) || util.IsPunctRune(outer)
}

// isMark reports whether an emphasis mark of that character stands at offset i.
func (w *writer) isMark(i int, mark rune) bool {
	if i < 0 || i >= len(w.text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w.text[i:])
	return (marks(r, w.codes, article.Open) || marks(r, w.codes, article.Close)) && w.next(i) == mark
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (w *writer) write() string {
	w.out.Grow(len(w.text) + len(w.text)/16)
	lineStart := true // nothing but digits since the beginning of a line
	for i, r := range w.text {
		raw, isCode := w.code(r)
		switch {
		case isCode:
			if strings.HasPrefix(raw, "`") && strings.HasSuffix(w.out.String(), "`") {
				w.out.WriteByte(' ') // two code spans must not become one
			}
			w.out.WriteString(raw)
			n, _ := article.TokenIndex(r)
			lineStart = w.codes[n].Text == "\n"
			continue
		case r == '{' && strings.ContainsRune("{%:<#", w.next(i+1)):
			w.out.WriteString("&#123;")
		case r == '&' && isEntity(w.text[i:]):
			w.out.WriteString("&amp;")
		default:
			if w.escapes(i, r, lineStart) {
				w.out.WriteByte('\\')
			}
			w.out.WriteRune(r)
		}
		lineStart = lineStart && '0' <= r && r <= '9'
	}
	return w.out.String()
}

// isEntity reports whether s begins with an entity.
func isEntity(s string) bool {
	n, _ := escape([]byte(s[:min(len(s), longestEntity)]))
	return n > 0
}

// escapes reports whether r, at offset i, needs a backslash.
func (w *writer) escapes(i int, r rune, lineStart bool) bool {
	if r >= utf8.RuneSelf || !util.IsPunct(byte(r)) {
		return false
	}
	prev, next := w.prev(i), w.next(i+1)
	spaced := unicode.IsSpace(next)
	switch r {
	case '\\':
		return next == '\n' || next == '\r' || next < utf8.RuneSelf && util.IsPunct(byte(next))
	case '`', '[', '~':
		return true
	case '*':
		return lineStart || !spaced || !unicode.IsSpace(prev)
	case '_':
		return lineStart || !(isWord(prev) && isWord(next)) && !(spaced && unicode.IsSpace(prev))
	case ']':
		return w.inBrackets
	case '<':
		return w.mdx || !spaced && !unicode.IsDigit(next)
	case '{', '}':
		return w.mdx || strings.Contains(w.note, noteHeading)
	case '|':
		return strings.Contains(w.note, noteCell) || strings.Contains(w.note, noteLines)
	case '!':
		return next == '['
	case '#':
		return lineStart || strings.Contains(w.note, noteHeading) && i == len(w.text)-1
	case '>', '=', ':', '+', '-':
		return lineStart
	case '.', ')':
		return lineStart && i > 0 && spaced
	}
	return false
}

// escapeTitle escapes a link title between the quotes that the note names.
func escapeTitle(text, note string) string {
	quote, rest := note[len(noteTitle)], note[len(noteTitle)+1:]
	special := string(quote)
	if quote == '(' {
		special = "()"
	}
	if strings.Contains(rest, noteCell) {
		special += "|"
	}
	var out strings.Builder
	for i, r := range text {
		switch {
		case r == '&':
			if isEntity(text[i:]) {
				out.WriteString("&amp;")
				continue
			}
		case r == '\\' && (i+1 == len(text) || util.IsPunct(text[i+1])), strings.ContainsRune(special, r):
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
