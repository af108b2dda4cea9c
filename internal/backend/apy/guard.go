package apy

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
)

// longWord is the most characters of a word that the engine reads without trouble.
const longWord = 500

// guarded is a unit as it goes through the engine. What the server would lose or misread,
// and names that an earlier leg did not know, are signs: tokens of their own, numbered
// from base. The last sign is empty, and the end of the text.
type guarded struct {
	unit  backend.Unit
	base  int
	signs []string
	kept  int // the first signs, which are names
}

// guard puts tokens in place of the signs of a unit; names are words of it to be kept.
func guard(u *backend.Unit, names []string) guarded {
	g := guarded{unit: *u, base: len(u.Codes)}
	for _, n := range article.Tokens(u.Text) {
		g.base = max(g.base, n+1)
	}
	text := apertium.Clean(u.Text)
	for _, name := range names {
		text = g.keep(text, name)
	}
	g.kept = len(g.signs)
	var out strings.Builder
	for text != "" {
		sign, plain := signAt(text)
		out.WriteString(plain)
		if sign != "" {
			out.WriteRune(g.sign(sign))
		}
		text = text[len(plain)+len(sign):]
	}
	out.WriteRune(g.sign(""))
	g.unit.Text = out.String()
	return g
}

// sign makes a new token.
func (g *guarded) sign(text string) rune {
	g.signs = append(g.signs, text)
	return article.Token(g.base + len(g.signs) - 1)
}

// keep makes a sign of each place where a name stands as a whole word.
func (g *guarded) keep(text, name string) string {
	var out strings.Builder
	for {
		at := strings.Index(text, name)
		if at < 0 {
			return out.String() + text
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		out.WriteString(text[:at])
		if inWord(before) || inWord(after) {
			out.WriteString(name)
		} else {
			out.WriteRune(g.sign(name))
		}
		text = text[at+len(name):]
	}
}

// isWord reports whether token n travels as a word of its own making: names do, since
// blanks break the sentence for the engine.
func (g *guarded) isWord(n int) bool {
	if n >= g.base {
		return n < g.base+g.kept
	}
	return g.unit.Rung == 0 && n < len(g.unit.Codes) && g.unit.Codes[n].Kind == article.Name
}

// spoken is the text with words for names, and tokens for all else.
func (g *guarded) spoken() string {
	return article.Expand(g.unit.Text, func(n int) string {
		switch {
		case !g.isWord(n):
			return string(article.Token(n))
		case n >= g.base:
			return apertium.SpellName(n, g.signs[n-g.base])
		}
		return apertium.SpellName(n, g.unit.Codes[n].Text)
	})
}

// show puts the signs back in place of their tokens.
func (g *guarded) show(text string) string {
	return article.Expand(text, func(n int) string {
		if n >= g.base && n < g.base+len(g.signs) {
			return g.signs[n-g.base]
		}
		return string(article.Token(n))
	})
}

var (
	// words finds what could be a word.
	words = regexp.MustCompile(`[^\s\x{F0000}-\x{FFFFD}]+`)
	// signs finds what the server takes for marks of its own, or loses: all white space
	// but single blanks, control characters, and those for private use.
	signs = regexp.MustCompile(`(?:[*#@^~\\$\p{Cc}\p{Zl}\p{Zp}\x{A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}` +
		`\x{E000}-\x{F8FF}\x{FFFD}\x{100000}-\x{10FFFD}]| {2,})+`)
)

// signAt finds the next signs to be guarded, and the plain text before them.
func signAt(text string) (sign, plain string) {
	start, end := len(text), len(text)
	if at := signs.FindStringIndex(text); at != nil {
		start, end = at[0], at[1]
	}
	for _, at := range words.FindAllStringIndex(text[:start], -1) {
		if at[1]-at[0] > longWord && utf8.RuneCountInString(text[at[0]:at[1]]) > longWord {
			return text[at[0]:at[1]], text[:at[0]]
		}
	}
	return text[start:end], text[:start]
}

// inWord reports whether r is part of a word as the engine marks it.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-'
}
