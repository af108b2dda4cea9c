package apy

import (
	"regexp"
	"slices"
	"strings"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/apertium"
	"exonym/internal/backend/markup"
)

// dialect has tags that the server carries like any other of HTML.
var dialect = markup.Dialect{Pair: "g", Single: "x"}

func write(u *backend.Unit, names []string) string {
	g := guard(u, names)
	return dialect.Encode(g.spoken(), &g.unit)
}

// grammar finds what the engine lets slip of its own notation: \<prn\>.
var grammar = regexp.MustCompile(`\\<[^<>\\]*\\>`)

// read reads an answer to write(u, names). unknown are the words that are marked in it.
func read(text string, u *backend.Unit, names []string) (plain string, unknown []string, err error) {
	g := guard(u, names)
	back, err := dialect.Decode(grammar.ReplaceAllString(text, ""), g.spoken(), &g.unit)
	if err != nil {
		return "", nil, err
	}
	back, unknown = unmark(apertium.ReadNames(back))
	back = squeeze(back)
	if err := article.VerifyCodes(g.unit.Text, back, g.unit.Codes); err != nil {
		return "", nil, err
	}
	return g.show(back), unknown, nil
}

// squeeze takes out blanks that the engine doubled: those of the text are signs.
func squeeze(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
}

// unmark takes the marks of the engine off a text in which it finds no other such signs:
// * and @ stand before words that it does not know, # before one that it cannot inflect,
// and \ before signs of its own.
func unmark(text string) (plain string, unknown []string) {
	var out, word strings.Builder
	marked := false
	end := func() {
		if word.Len() > 0 {
			unknown = append(unknown, word.String())
		}
		word.Reset()
		marked = false
	}
	for _, r := range text {
		switch {
		case r == '*' || r == '@':
			end()
			marked = true
			continue
		case strings.ContainsRune(`#\^$~`, r):
			continue
		case marked && !inWord(r):
			end()
		}
		if marked {
			word.WriteRune(r)
		}
		out.WriteRune(r)
	}
	end()
	return out.String(), unknown
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
