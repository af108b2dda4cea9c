package fuzzy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"exonym/internal/article"
)

// numberSign stands for every number in a folded text.
const numberSign = '0'

// Text is a source made ready for comparing.
type Text struct {
	text    string // as given, in composed form
	codes   []article.Code
	folded  []rune // letters in lower case, numberSign, single spaces between words
	numbers string // the numbers as they stand, one a line
	marks   string // punctuation and symbols in their order
	uppers  string // letters that are upper case, in their order
	kinds   string // codes in their order
}

// Identity returns what two texts have in common that read the same and have the
// same codes, as they count in a memory: Unicode in composed form, every run of
// white space one space, codes numbered in their order.
func (t *Text) Identity() string { return identity(t.text, t.codes) }

// Len returns how many characters are compared.
func (t *Text) Len() int { return len(t.folded) }

// New makes text ready. codes are those of its tokens; tokens without one count as
// codes that stand alone.
func New(text string, codes []article.Code) *Text {
	text = norm.NFC.String(text)
	t := &Text{text: text, codes: codes, folded: make([]rune, 0, len(text))}
	f := folder{t: t}
	for i := 0; i < len(text); {
		if c := text[i]; c >= 'a' && c <= 'z' { // most of most texts
			f.put(rune(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if n, ok := article.TokenIndex(r); ok {
			f.code(n, codes)
		} else if unicode.IsDigit(r) {
			size = numberLen(text[i:])
			f.number(text[i : i+size])
		} else {
			f.rune(r)
		}
		i += size
	}
	t.numbers, t.marks, t.uppers, t.kinds = string(f.numbers), string(f.marks), string(f.uppers), string(f.kinds)
	return t
}

// folder fills in a Text.
type folder struct {
	t                             *Text
	gap                           bool // a space is due before the next letter
	numbers, marks, uppers, kinds []byte
}

func (f *folder) put(r rune) {
	if f.gap && len(f.t.folded) > 0 {
		f.t.folded = append(f.t.folded, ' ')
	}
	f.gap = false
	f.t.folded = append(f.t.folded, r)
}

func (f *folder) code(n int, codes []article.Code) {
	kind := article.Single
	if n < len(codes) {
		kind = codes[n].Kind
		f.gap = f.gap || codes[n].Text != ""
	}
	f.kinds = append(f.kinds, '0'+byte(kind))
}

func (f *folder) number(text string) {
	f.put(numberSign)
	f.numbers = append(append(f.numbers, text...), '\n')
}

func (f *folder) rune(r rune) {
	switch {
	case r == ' ':
		f.gap = true
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsNumber(r):
		lower := unicode.ToLower(r)
		if lower != r {
			f.uppers = utf8.AppendRune(f.uppers, r)
		}
		f.put(lower)
	case unicode.IsSpace(r):
		f.gap = true
	case unicode.Is(unicode.Cf, r):
	default:
		f.gap = true
		f.marks = utf8.AppendRune(f.marks, r)
	}
}

// Numbers returns where numbers stand in text, in order: those that Compare sets apart.
func Numbers(text string) (spans []article.Span) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsDigit(r) {
			size = numberLen(text[i:])
			spans = append(spans, article.Span{Start: i, End: i + size})
		}
		i += size
	}
	return spans
}

// numberLen returns the length in bytes of the number that text begins with: digits
// with single separators between them.
func numberLen(text string) int {
	end, separator := 0, true
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			end, separator = i+utf8.RuneLen(r), false
		case separator || !strings.ContainsRune(".,'’\u00a0\u202f", r):
			return end
		default:
			separator = true
		}
	}
	return end
}

// identity writes tokens as their kind and their partner's place, so that texts are
// the same wherever their codes stand in a block.
func identity(text string, codes []article.Code) string {
	place := map[int]int{}
	for i, n := range article.Tokens(text) {
		place[n] = i + 1
	}
	var out strings.Builder
	out.Grow(len(text))
	for i, word := range strings.Fields(text) {
		if i > 0 {
			out.WriteByte(' ')
		}
		if len(place) == 0 {
			out.WriteString(word)
			continue
		}
		out.WriteString(article.Expand(word, func(n int) string {
			if n >= len(codes) {
				return string(article.Token(0))
			}
			return string([]rune{article.Token(int(codes[n].Kind)), article.Token(place[codes[n].Pair])})
		}))
	}
	return out.String()
}
