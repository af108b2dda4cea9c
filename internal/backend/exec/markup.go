package exec

import (
	"fmt"
	"regexp"
	"strings"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// A tag stands for a token, and an entity for a sign that could be taken for one.
var (
	special = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	marks   = regexp.MustCompile(`</?[gx]\d{1,7}/?>|&[a-zA-Z]+;|&#[0-9a-zA-Z]+;|<`)
)

var entities = map[string]string{"&amp;": "&", "&lt;": "<", "&gt;": ">"}

// tags maps the tags of one segment to its tokens.
type tags map[string]rune

// encode writes a unit's tokens as tags: <g1> and </g1> for a pair that is whole in the
// text, <x2/> for anything else, numbered from 1 in the order of the text.
func encode(u *backend.Unit) (string, tags) {
	tokens := article.Tokens(u.Text)
	here := map[int]bool{}
	for _, n := range tokens {
		here[n] = true
	}
	names, back, last := map[int]string{}, tags{}, 0
	for _, n := range tokens {
		if names[n] != "" {
			continue
		}
		last++
		names[n] = fmt.Sprintf("<x%d/>", last)
		if open, shut, ok := pair(u.Codes, n); ok && here[open] && here[shut] {
			names[open], names[shut] = fmt.Sprintf("<g%d>", last), fmt.Sprintf("</g%d>", last)
		}
	}
	for n, tag := range names {
		back[tag] = article.Token(n)
	}
	return article.Expand(special.Replace(u.Text), func(n int) string { return names[n] }), back
}

// pair returns the codes that open and close the pair that code n is of.
func pair(codes []article.Code, n int) (open, shut int, ok bool) {
	if n >= len(codes) || codes[n].Pair < 0 || codes[n].Pair == n {
		return 0, 0, false
	}
	if codes[n].Kind == article.Open {
		return n, codes[n].Pair, true
	}
	return codes[n].Pair, n, codes[n].Kind == article.Close
}

// decode puts the tokens back. A tag that was not sent, an entity of another kind or a
// bare "<" is a fault: it cannot be known what was meant.
func (t tags) decode(text string) (string, error) {
	var wrong bool
	text = marks.ReplaceAllStringFunc(text, func(mark string) string {
		if token, ok := t[mark]; ok {
			return string(token)
		}
		plain, ok := entities[mark]
		wrong = wrong || !ok
		return plain
	})
	if wrong {
		return "", fault(backend.BadOutput, "a segment holds a tag or entity that the protocol does not know")
	}
	return text, nil
}
