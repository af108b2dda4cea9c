package apy

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/markup"
)

// dialect has tags that the server carries like any other of HTML.
var dialect = markup.Dialect{Pair: "g", Single: "x"}

// longWord is the most characters of a word that the engine reads without trouble.
const longWord = 500

// guarded is a unit with signs in it that travel as tokens, which are numbered from base;
// the last of them is the end of the text.
type guarded struct {
	unit  backend.Unit
	base  int
	signs []string
}

// guard puts tokens in place of what the server would lose or misread.
func guard(u *backend.Unit) guarded {
	g := guarded{unit: *u, base: len(u.Codes)}
	for _, n := range article.Tokens(u.Text) {
		g.base = max(g.base, n+1)
	}
	var out strings.Builder
	for rest := u.Text; rest != ""; {
		sign, plain := signAt(rest)
		out.WriteString(plain)
		if sign != "" {
			out.WriteRune(article.Token(g.base + len(g.signs)))
			g.signs = append(g.signs, sign)
		}
		rest = rest[len(plain)+len(sign):]
	}
	g.signs = append(g.signs, "")
	out.WriteRune(article.Token(g.base + len(g.signs) - 1))
	g.unit.Text = out.String()
	return g
}

// words finds what could be a word.
var words = regexp.MustCompile(`[^\s\x{F0000}-\x{FFFFD}]+`)

// signAt finds the next signs to be guarded, and the plain text before them.
func signAt(text string) (sign, plain string) {
	start := strings.IndexFunc(text, risky)
	if start < 0 {
		start = len(text)
	}
	for _, at := range words.FindAllStringIndex(text[:start], -1) {
		if at[1]-at[0] > longWord && utf8.RuneCountInString(text[at[0]:at[1]]) > longWord {
			return text[at[0]:at[1]], text[:at[0]]
		}
	}
	end := start
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !risky(r) {
			break
		}
		end += n
	}
	return text[start:end], text[:start]
}

// risky reports whether the server takes a sign for a mark of its own, or loses it.
func risky(r rune) bool {
	if _, token := article.TokenIndex(r); token || r == ' ' {
		return false
	}
	return strings.ContainsRune(`*#@^~\$`, r) || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Co, r) || r == utf8.RuneError
}

func write(u *backend.Unit) string {
	g := guard(u)
	return dialect.Encode(g.unit.Text, &g.unit)
}

// grammar finds what the engine lets slip of its own notation: \<prn\>.
var grammar = regexp.MustCompile(`\\<[^<>\\]*\\>`)

// read reads an answer to write(u). unknown are the words that are marked in it.
func read(text string, u *backend.Unit) (plain string, unknown []string, err error) {
	g := guard(u)
	back, err := dialect.Decode(grammar.ReplaceAllString(text, ""), g.unit.Text, &g.unit)
	if err != nil {
		return "", nil, err
	}
	var out, word strings.Builder
	marked := false
	end := func() {
		if word.Len() > 0 {
			unknown = append(unknown, word.String())
		}
		word.Reset()
		marked = false
	}
	for _, r := range back {
		switch {
		case r == '*' || r == '@':
			end()
			marked = true
			continue
		case r == '#' || r == '\\' || r == '^' || r == '$' || r == '~':
			continue // before words that the engine cannot inflect, and escapes
		case marked && !inWord(r):
			end()
		}
		if marked {
			word.WriteRune(r)
		}
		out.WriteRune(r)
	}
	end()
	return g.show(out.String()), unknown, nil
}

// inWord reports whether r is part of a word as the engine marks it.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '-'
}

// show puts the signs back in place of their tokens.
func (g guarded) show(text string) string {
	return article.Expand(text, func(n int) string {
		if n >= g.base {
			return g.signs[n-g.base]
		}
		return string(article.Token(n))
	})
}

// note adds a word that a leg did not know. One of the source that went on as it was is
// unknown to later legs too.
func note(r *backend.Reply, word string, first bool) {
	same := func(other string) bool { return strings.EqualFold(word, other) }
	switch {
	case slices.ContainsFunc(r.Unknown, same):
	case first:
		r.Unknown = append(r.Unknown, word)
	case !slices.ContainsFunc(r.Left, same):
		r.Left = append(r.Left, word)
	}
}
