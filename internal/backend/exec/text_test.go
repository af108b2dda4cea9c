package exec

import (
	"testing"

	"exonym/internal/article"
	"exonym/internal/backend"
)

func TestOptions(t *testing.T) {
	for _, s := range []backend.Settings{
		nil, {"command": "  "}, {"command": `"a`}, {"command": "a", "timeout": "2"}, {"command": "a", "timeout": "-1s"},
	} {
		if _, err := Kind.Open(s); err == nil {
			t.Errorf("%v was taken", s)
		}
	}
}

// marked is a text with tokens for {0}, {1} and so on.
var marked = backend.Unit{
	Text: "a < b & " + token(0) + "c" + token(2) + token(1) + token(3) + " &lt; <g1>",
	Codes: []article.Code{
		{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0},
		{Kind: article.Name, Pair: -1, Text: "Moscou"}, {Kind: article.Open, Pair: 4}, {Kind: article.Close, Pair: 3},
	},
}

func token(n int) string { return string(article.Token(n)) }

func TestMarkup(t *testing.T) {
	text, tags := encode(&marked)
	const want = "a &lt; b &amp; <g1>c<x2/></g1><x3/> &amp;lt; &lt;g1&gt;"
	if text != want {
		t.Errorf("got %q", text)
	}
	if back, err := tags.decode(text); err != nil || back != marked.Text {
		t.Errorf("came back as %q, %v", back, err)
	}
	for text, want := range map[string]string{"R&D": "R&D", "a > b &gt; c": "a > b > c", "</g1>": token(1)} {
		if got, err := tags.decode(text); err != nil || got != want {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"<g9>", "<x1/>", "a < b", "<b>", "&quot;", "&#39;", "<g1/>", "</x2>"} {
		if got, err := tags.decode(text); err == nil {
			t.Errorf("%q was taken as %q", text, got)
		}
	}
}

// FuzzMarkup checks that what is sent comes back as it was.
func FuzzMarkup(f *testing.F) {
	f.Add("a < b &amp; <x1/>" + token(1) + token(0))
	f.Add(marked.Text)
	f.Fuzz(func(t *testing.T, text string) {
		u := backend.Unit{Text: article.Expand(text, func(n int) string { return token(n % 6) }), Codes: marked.Codes}
		sent, tags := encode(&u)
		if back, err := tags.decode(sent); err != nil || back != u.Text {
			t.Errorf("%q went as %q and came back as %q, %v", u.Text, sent, back, err)
		}
	})
}
