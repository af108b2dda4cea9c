package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// Kind says what a Change sets right.
type Kind string

// The kinds of changes.
const (
	QuoteMark      Kind = "quotes"
	ApostropheMark Kind = "apostrophe"
	NumberMark     Kind = "number"
	PercentSpace   Kind = "percent"
	UnitSpace      Kind = "unit"
	DashMark       Kind = "dash"
	MarkSpace      Kind = "space" // before ; : ! ? and inside quotes
	EllipsisMark   Kind = "ellipsis"
	InvertedMark   Kind = "inverted"
)

// Change replaces the bytes Span of a text by New. New holds the tokens that
// stand in Span, in their order.
type Change struct {
	Kind Kind
	Span article.Span
	New  string
}

// side says where tokens within a replaced stretch go.
type side uint8

const (
	refuse side = iota // do not touch a stretch that holds tokens
	before
	after
)

// line is a text without its tokens: rules see through them.
type line struct {
	runes   []rune
	offset  []int  // byte offset of runes[i] in the text
	shut    []bool // rune i belongs to an address, a tag, code: hands off
	taken   []bool // rune i has a change
	text    string
	changes []Change

	lastWord    int // the last letter or figure
	lastClosing int // the last mark that may close a single quote
}

func newLine(text string) *line {
	n := utf8.RuneCountInString(text)
	l := &line{text: text, runes: make([]rune, 0, n), offset: make([]int, 0, n)}
	for at, r := range text {
		if _, token := article.TokenIndex(r); token {
			continue
		}
		l.runes = append(l.runes, r)
		l.offset = append(l.offset, at)
	}
	if len(l.runes) < n {
		text = string(l.runes)
	}
	l.shut = protected(text, len(l.runes))
	l.taken = make([]bool, len(l.runes))
	l.lastClosing = l.lastSingle()
	for l.lastWord = len(l.runes) - 1; l.lastWord >= 0 && !letter(l.runes[l.lastWord]) && !digit(l.runes[l.lastWord]); {
		l.lastWord--
	}
	return l
}

// at returns rune i, or 0 beyond the edges.
func (l *line) at(i int) rune {
	if i < 0 || i >= len(l.runes) {
		return 0
	}
	return l.runes[i]
}

// end returns the byte offset behind rune i.
func (l *line) end(i int) int {
	_, size := utf8.DecodeRuneInString(l.text[l.offset[i]:])
	return l.offset[i] + size
}

// put replaces the runes [from, to) by s. It does nothing where that is no
// change, touches protected runes or overlaps an earlier change.
func (l *line) put(kind Kind, from, to int, s string, tokens side) {
	if from >= to || l.says(from, to, s) {
		return
	}
	for i := from; i < to; i++ {
		if l.shut[i] || l.taken[i] {
			return
		}
	}
	span := article.Span{Start: l.offset[from], End: l.end(to - 1)}
	held := tokensOf(l.text[span.Start:span.End])
	switch {
	case held == "":
	case tokens == refuse:
		return
	case tokens == before:
		s = held + s
	default:
		s += held
	}
	for i := from; i < to; i++ {
		l.taken[i] = true
	}
	l.changes = append(l.changes, Change{kind, span, s})
}

// says reports whether the runes [from, to) are s.
func (l *line) says(from, to int, s string) bool {
	for _, r := range s {
		if from == to || l.runes[from] != r {
			return false
		}
		from++
	}
	return from == to
}

func tokensOf(text string) string {
	var held strings.Builder
	for _, r := range text {
		if _, ok := article.TokenIndex(r); ok {
			held.WriteRune(r)
		}
	}
	return held.String()
}

// back returns the index behind the last rune before i that is no blank.
func (l *line) back(i int) int {
	for i > 0 && blank(l.runes[i-1]) {
		i--
	}
	return i
}

// forth returns the index of the first rune from i on that is no blank.
func (l *line) forth(i int) int {
	for i < len(l.runes) && blank(l.runes[i]) {
		i++
	}
	return i
}

// wordBefore returns the word that ends before i, blanks and points skipped.
func (l *line) wordBefore(i int) string {
	end := l.back(i)
	for end > 0 && (l.runes[end-1] == '.' || l.runes[end-1] == ':') {
		end--
	}
	start := end
	for start > 0 && !blank(l.runes[start-1]) && !opener(l.runes[start-1]) {
		start--
	}
	return string(l.runes[start:end])
}

// wordFrom returns the run of letters and marks of a unit that starts at i.
func (l *line) wordFrom(i int) string {
	end := i
	for end < len(l.runes) && (letter(l.runes[end]) || strings.ContainsRune("°€£$%/²³.", l.runes[end])) {
		end++
	}
	return strings.TrimRight(string(l.runes[i:end]), ".")
}

const (
	nbsp  = '\u00A0'
	nnbsp = '\u202F'
	thin  = '\u2009'
)

// blank reports white space within a line.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == nbsp || r == nnbsp || r == thin }

// firm reports a space at which no line breaks.
func firm(r rune) bool { return r == nbsp || r == nnbsp }

func letter(r rune) bool {
	if r < unicode.MaxASCII {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
func gap(r rune) bool   { return r == 0 || unicode.IsSpace(r) }

func opener(r rune) bool { return r != 0 && strings.ContainsRune("([{«‹“„‚‘\"¿¡", r) }
func closer(r rune) bool { return r != 0 && strings.ContainsRune(")]}»›”“’\"'", r) }

// one reports a single rune of class is.
func one(s string, is func(rune) bool) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size > 0 && size == len(s) && is(r)
}
