package libretranslate

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/markup"
)

// dialect has names in <code>, which the server leaves as it is. What it answers is
// unescaped.
var dialect = markup.Dialect{Pair: "b", Single: "img", Void: true, Keep: "code", Raw: true}

// rungs: a name goes as the text that the target shall say, then as an element that holds
// that text, then as an empty one.
const rungs = 3

// format is how a text travels.
type format interface {
	name() string // of the API
	write(u *backend.Unit) string
	read(text string, u *backend.Unit) (string, error)
}

// formatOf chooses the format of a unit. As HTML the server translates each stretch
// between two tags by itself, so that is for units that have other tokens than names.
func formatOf(u *backend.Unit) format {
	plain := u.Rung == 0 && !markup.HasEntity(u.Text) && !slices.ContainsFunc(article.Tokens(u.Text), func(n int) bool {
		return n >= len(u.Codes) || u.Codes[n].Kind != article.Name || u.Codes[n].Agree != nil || !sound(u.Codes[n].Text)
	})
	if plain || len(article.Tokens(u.Text)) == 0 && !markup.HasEntity(u.Text) {
		return plainText{}
	}
	return htmlText{}
}

// sound reports whether a name can be found again in a text.
func sound(name string) bool {
	return strings.TrimSpace(name) == name && strings.ContainsFunc(name, unicode.IsLetter) && len(article.Tokens(name)) == 0
}

// htmlText has tokens as tags.
type htmlText struct{}

func (htmlText) name() string                 { return "html" }
func (htmlText) write(u *backend.Unit) string { return dialect.Encode(u.Text, lower(u)) }
func (htmlText) read(text string, u *backend.Unit) (string, error) {
	return dialect.Decode(text, u.Text, lower(u))
}

// lower is the unit on the rung of the dialect: the first one is that of plain texts, for
// units that have no other tokens.
func lower(u *backend.Unit) *backend.Unit {
	for _, n := range article.Tokens(u.Text) {
		if n >= len(u.Codes) || u.Codes[n].Kind != article.Name {
			return u
		}
	}
	down := *u
	down.Rung = max(0, u.Rung-1)
	return &down
}

// plainText has names as they are said.
type plainText struct{}

func (plainText) name() string { return "text" }

func (plainText) write(u *backend.Unit) string {
	return article.Expand(u.Text, func(n int) string { return u.Codes[n].Text })
}

var errName = errors.New("a name came back changed, or more often than it was sent")

// read finds the names again, each as often as it was sent, the longest first.
func (plainText) read(text string, u *backend.Unit) (string, error) {
	tokens := map[string][]int{}
	var names []string
	for _, n := range article.Tokens(u.Text) {
		name := u.Codes[n].Text
		if tokens[name] == nil {
			names = append(names, name)
		}
		tokens[name] = append(tokens[name], n)
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		for _, n := range tokens[name] {
			at := wordAt(text, name)
			if at < 0 {
				return "", errName
			}
			text = text[:at] + string(article.Token(n)) + text[at+len(name):]
		}
		if wordAt(text, name) >= 0 {
			return "", errName
		}
	}
	if err := article.VerifyCodes(u.Text, text, u.Codes); err != nil {
		return "", err
	}
	return text, nil
}

// wordAt finds a name where it is no part of a longer word; -1 is nowhere.
func wordAt(text, name string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !inWord(before) && !inWord(after) {
			return at
		}
		from = at + len(name)
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
