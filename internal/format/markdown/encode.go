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

// item is one character of a draft, or one code.
type item struct {
	char rune
	code *article.Code // nil for a character
	raw  string        // what is written for the code
	n    int           // index of the code
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
	w := writer{encoder: e, note: b.Escape, items: items(b, text)}
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

// items takes a draft apart. White space just inside emphasis goes outside, where
// it does not stop the emphasis from being one.
func items(b *article.Block, text string) []item {
	var all []item
	for _, r := range text {
		it := item{char: r}
		if n, ok := article.TokenIndex(r); ok && n < len(b.Codes) {
			it = item{char: r, code: &b.Codes[n], raw: b.Codes[n].Raw, n: n}
		}
		all = append(all, it)
	}
	for i := len(all) - 2; i >= 0; i-- { // spaces after an opening mark go before it
		for j := i; j+1 < len(all) && all[j].marks(article.Open) && all[j+1].isSpace(); j++ {
			all[j], all[j+1] = all[j+1], all[j]
		}
	}
	for i := 1; i < len(all); i++ { // spaces before a closing mark go behind it
		for j := i; j > 0 && all[j].marks(article.Close) && all[j-1].isSpace(); j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return all
}

// marks reports whether it is an emphasis mark of that kind.
func (it item) marks(kind article.CodeKind) bool {
	return it.code != nil && it.code.Kind == kind && strings.Trim(it.raw, "*_~") == ""
}

func (it item) isSpace() bool { return it.code == nil && unicode.IsSpace(it.char) }

// edge returns the first or last character that stands for the item.
func (it item) edge(last bool) rune {
	if it.code == nil {
		return it.char
	}
	r, _ := utf8.DecodeRuneInString(it.raw)
	if last {
		r, _ = utf8.DecodeLastRuneInString(it.raw)
	}
	return r
}

// writer puts the items of one draft together.
type writer struct {
	encoder
	note           string
	items          []item
	inBrackets     bool
	before, behind rune // the source characters round the segment
	out            strings.Builder
}

// prev returns the character before item i, next the one behind it.
func (w *writer) prev(i int) rune {
	if i == 0 {
		return w.before
	}
	return w.items[i-1].edge(true)
}

func (w *writer) next(i int) rune {
	if i == len(w.items)-1 {
		return w.behind
	}
	return w.items[i+1].edge(false)
}

// emphasis replaces marks that would not work where the draft has them (CommonMark
// 0.31 section 6.2: flanking runs) by HTML tags, both of a pair.
func (w *writer) emphasis() {
	place := map[int]int{}
	for i, it := range w.items {
		if it.code != nil {
			place[it.n] = i
		}
	}
	for i, it := range w.items {
		if !it.marks(article.Open) || it.code.Pair < 0 {
			continue
		}
		j, ok := place[it.code.Pair]
		if !ok || !w.items[j].marks(article.Close) || w.flanks(i, true) && w.flanks(j, false) && i+1 < j {
			continue
		}
		name := "em"
		switch {
		case it.raw[0] == '~':
			name = "del"
		case len(it.raw) == 2:
			name = "strong"
		}
		w.items[i].raw, w.items[j].raw = "<"+name+">", "</"+name+">"
	}
}

// flanks reports whether the mark at i can open, or close, emphasis.
func (w *writer) flanks(i int, open bool) bool {
	first, last := i, i
	for first > 0 && w.sameMark(first-1, i) {
		first--
	}
	for last+1 < len(w.items) && w.sameMark(last+1, i) {
		last++
	}
	inner, outer := w.next(last), w.prev(first)
	if !open {
		inner, outer = outer, inner
	}
	if unicode.IsSpace(inner) {
		return false
	}
	if w.items[i].raw[0] == '_' && isWord(outer) && isWord(inner) {
		return false
	}
	return !util.IsPunctRune(inner) || unicode.IsSpace(outer) || util.IsPunctRune(outer)
}

func (w *writer) sameMark(i, j int) bool {
	it := w.items[i]
	return (it.marks(article.Open) || it.marks(article.Close)) && it.raw[0] == w.items[j].raw[0]
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (w *writer) write() string {
	lineStart := true // nothing but digits since the beginning of a line
	for i, it := range w.items {
		if it.code != nil {
			if strings.HasPrefix(it.raw, "`") && strings.HasSuffix(w.out.String(), "`") {
				w.out.WriteByte(' ') // two code spans must not become one
			}
			w.out.WriteString(it.raw)
			lineStart = it.code.Text == "\n" || lineStart && it.raw == ""
			continue
		}
		switch {
		case it.char == '{' && strings.ContainsRune("{%:<#", w.next(i)):
			w.out.WriteString("&#123;")
		case it.char == '&' && w.entity(i):
			w.out.WriteString("&amp;")
		default:
			if w.escapes(i, lineStart) {
				w.out.WriteByte('\\')
			}
			w.out.WriteRune(it.char)
		}
		lineStart = lineStart && '0' <= it.char && it.char <= '9'
	}
	return w.out.String()
}

// entity reports whether the "&" at i begins an entity.
func (w *writer) entity(i int) bool {
	var name strings.Builder
	for j := i; j < min(len(w.items), i+longestEntity) && w.items[j].code == nil; j++ {
		name.WriteRune(w.items[j].char)
	}
	n, _ := escape([]byte(name.String()))
	return n > 0
}

// escapes reports whether the character at i needs a backslash.
func (w *writer) escapes(i int, lineStart bool) bool {
	prev, next := w.prev(i), w.next(i)
	spaced := unicode.IsSpace(next)
	switch w.items[i].char {
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
		return lineStart || strings.Contains(w.note, noteHeading) && i == len(w.items)-1
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
			if n, _ := escape([]byte(text[i:min(len(text), i+longestEntity)])); n > 0 {
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
