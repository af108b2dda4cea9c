package article

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CodeKind says whether a code opens a pair, closes one or stands alone.
type CodeKind uint8

// The kinds of inline codes, as in XLIFF 2 (sc, ec, ph).
const (
	Single CodeKind = iota // <br>, an image, a code span, a shortcode
	Open                   // <b>, the ** before bold text
	Close                  // </b>, the ** after it
	Name                   // a protected name: Code.Text is what the target shall say
)

// Code is one piece of inline markup, or a protected name.
type Code struct {
	Kind CodeKind
	Pair int    // for Open and Close: index of the partner in Block.Codes, else -1
	Raw  string // the source bytes, written back as they are
	Text string // what a reader sees there: "\n" for a line break, "" for a tag
	// Agree is set for a protected name that is an adjective or an inhabitant: what
	// the target shall say depends on the words round it.
	Agree *Agreement
}

// Agreement is what an engine needs to put an adjective in agreement. The order of
// forms is masculine, feminine, masculine plural, feminine plural.
type Agreement struct {
	Source     uint8     // bit n is set: the source's word may be form n
	Noun       bool      // the source names inhabitants
	Adjective  [4]string // what the target shall say
	Inhabitant [4]string // and where its word is a noun
}

// Tokens are the characters of the private-use plane 15 (Unicode 17, chapter
// 23.5). A format that meets one in its input makes it a Single code, so a token
// in a block's text always means a code.
const (
	firstToken = 0xF0000
	lastToken  = 0xFFFFD
	// MaxCodes is the number of codes that one block can hold.
	MaxCodes = lastToken - firstToken + 1
)

// Token returns the rune that stands for code n of a block.
func Token(n int) rune { return rune(firstToken + n) }

// TokenIndex returns which code r stands for; ok is false for ordinary text.
func TokenIndex(r rune) (n int, ok bool) {
	if r < firstToken || r > lastToken {
		return 0, false
	}
	return int(r) - firstToken, true
}

// Tokens returns the indices of the codes in text, in order.
func Tokens(text string) []int {
	var found []int
	for _, r := range text {
		if n, ok := TokenIndex(r); ok {
			found = append(found, n)
		}
	}
	return found
}

// Plain returns text with every token replaced by what a reader sees there.
// Tokens without a code in codes vanish.
func Plain(text string, codes []Code) string {
	return expand(text, func(n int) string {
		if n < len(codes) {
			return codes[n].Text
		}
		return ""
	})
}

// Expand returns text with every token n replaced by with(n).
func Expand(text string, with func(n int) string) string { return expand(text, with) }

// plane15 begins every token, and some other signs, in UTF-8.
const plane15 = "\xf3"

func expand(text string, with func(n int) string) string {
	if !strings.Contains(text, plane15) && utf8.ValidString(text) {
		return text // most texts: no copy is made
	}
	var out strings.Builder
	out.Grow(len(text))
	for _, r := range text {
		if n, ok := TokenIndex(r); ok {
			out.WriteString(with(n))
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// CodeError says how the codes of a translation differ from its source.
type CodeError struct {
	Missing, Extra []int // code indices; a code twice in the target is Extra
	Crossed        bool  // a pair closes before it opens, or overlaps another
}

func (e *CodeError) Error() string {
	return fmt.Sprintf("inline codes damaged: %d missing, %d extra, crossed: %t", len(e.Missing), len(e.Extra), e.Crossed)
}

// VerifyCodes checks that target holds exactly the tokens of source, each once,
// and that pairs still nest. It returns nil or a *CodeError.
func VerifyCodes(source, target string, codes []Code) error {
	wanted, got := Tokens(source), Tokens(target)
	var e CodeError
	count := map[int]int{}
	for _, n := range got {
		count[n]++
	}
	for _, n := range wanted {
		count[n]--
	}
	for _, n := range wanted {
		if count[n] < 0 {
			e.Missing = append(e.Missing, n)
		}
	}
	for _, n := range got {
		if count[n] > 0 {
			e.Extra = append(e.Extra, n)
			count[n]--
		}
	}
	e.Crossed = crossed(got, codes) && !crossed(wanted, codes)
	if len(e.Missing)+len(e.Extra) == 0 && !e.Crossed {
		return nil
	}
	return &e
}

// crossed reports whether the pairs in tokens overlap. A code whose partner is in
// another segment does not count.
func crossed(tokens []int, codes []Code) bool {
	present := map[int]bool{}
	for _, n := range tokens {
		present[n] = true
	}
	var open []int
	for _, n := range tokens {
		if n >= len(codes) || codes[n].Pair < 0 || !present[codes[n].Pair] {
			continue
		}
		switch codes[n].Kind {
		case Open:
			open = append(open, n)
		case Close:
			if len(open) == 0 || open[len(open)-1] != codes[n].Pair {
				return true
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) > 0
}

// trim narrows in: white space goes, and codes at an edge go when they stand
// alone there or form a pair round the whole span.
func (b *Block) trim(in Span) Span {
	for {
		before := in
		in = b.trimSpace(in)
		in = b.trimPair(in)
		in = b.trimEdgeCode(in)
		if in == before {
			return in
		}
	}
}

func (b *Block) trimSpace(in Span) Span {
	text := b.Text[in.Start:in.End]
	left := strings.TrimLeftFunc(text, unicode.IsSpace)
	in.Start += len(text) - len(left)
	in.End = in.Start + len(strings.TrimRightFunc(left, unicode.IsSpace))
	return in
}

func (b *Block) trimPair(in Span) Span {
	text := b.Text[in.Start:in.End]
	first, size := utf8.DecodeRuneInString(text)
	last, lastSize := utf8.DecodeLastRuneInString(text)
	n, ok := TokenIndex(first)
	m, also := TokenIndex(last)
	if ok && also && b.Codes[n].Kind == Open && b.Codes[n].Pair == m {
		return Span{in.Start + size, in.End - lastSize}
	}
	return in
}

// trimEdgeCode drops a code at the start or end that has no partner inside.
func (b *Block) trimEdgeCode(in Span) Span {
	text := b.Text[in.Start:in.End]
	if first, size := utf8.DecodeRuneInString(text); b.lonely(first, text) {
		in.Start += size
		return in
	}
	if last, size := utf8.DecodeLastRuneInString(text); b.lonely(last, text) {
		in.End -= size
	}
	return in
}

func (b *Block) lonely(r rune, text string) bool {
	n, ok := TokenIndex(r)
	if !ok {
		return false
	}
	code := b.Codes[n]
	return code.Kind != Name && code.Text == "" && (code.Pair < 0 || !strings.ContainsRune(text, Token(code.Pair)))
}
