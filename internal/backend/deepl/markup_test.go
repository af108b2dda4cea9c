package deepl

import (
	"strings"
	"testing"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// codesOf makes codes: s a single one, o and c a pair that opens and closes, in order.
func codesOf(kinds string) []article.Code {
	var codes []article.Code
	var open []int
	for n, kind := range kinds {
		c := article.Code{Pair: -1}
		switch kind {
		case 'o':
			c.Kind = article.Open
			open = append(open, n)
		case 'c':
			c.Kind, c.Pair = article.Close, open[len(open)-1]
			codes[c.Pair].Pair = n
			open = open[:len(open)-1]
		}
		codes = append(codes, c)
	}
	return codes
}

// tokens writes the tokens of {0}, {1}...
func tokens(text string) string {
	for n := range 10 {
		text = strings.ReplaceAll(text, "{"+string(rune('0'+n))+"}", string(article.Token(n)))
	}
	return text
}

func TestMarkup(t *testing.T) {
	for _, c := range []struct{ kinds, text, want string }{
		{"", "a < b & \"c\" > 'd'", "a &lt; b &amp; \"c\" &gt; 'd'"},
		{"oc", "{0}a{1}", `<g id="0">a</g>`},
		{"oocc", "{0}{1}a{2}b{3}", `<g id="0"><g id="1">a</g>b</g>`},
		{"oc", "{0}a", `<x id="0"/>a`},
		{"oc", "a{1}", `a<x id="1"/>`},
		{"oc", "{1}a{0}", `<x id="1"/>a<x id="0"/>`},
		{"ococ", "{0}{2}{1}{3}", `<g id="0"><x id="2"/></g><x id="3"/>`},
		{"s", "a{0}&lt;", `a<x id="0"/>&amp;lt;`},
		{"", "a\x00\x1b\xffb", "a\uFFFD\uFFFD\uFFFDb"},
	} {
		text, codes := tokens(c.text), codesOf(c.kinds)
		got := encode(text, codes)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
		back, err := decode(got, &backend.Unit{Text: text, Codes: codes})
		if err != nil || back != strings.Map(legal, text) {
			t.Errorf("%s came back as %q, %v", c.text, back, err)
		}
	}
}

// TestTagsMove: a translation may order its tags anew, as long as pairs nest.
func TestTagsMove(t *testing.T) {
	u := backend.Unit{Text: tokens("{0}a{1} b{2}"), Codes: codesOf("ocs")}
	back, err := decode(`<x id="2"></x> b <g id="0">a</g>`, &u)
	if want := tokens("{2} b {0}a{1}"); back != want || err != nil {
		t.Errorf("%q, %v", back, err)
	}
}

// FuzzMarkup: what is encoded is well formed and comes back as it was; and nothing that
// comes back breaks the reader.
func FuzzMarkup(f *testing.F) {
	f.Add("a {0}b{1} {2} & <c>", `<g id="0">a</g><x id="2"/>`)
	f.Fuzz(func(t *testing.T, text, answer string) {
		u := backend.Unit{Text: tokens(text), Codes: codesOf("ocs")}
		got := encode(u.Text, u.Codes)
		if err := wellFormed(got); err != nil {
			t.Fatalf("%q: %v", got, err)
		}
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.Map(legal, u.Text)) // XML 1.0, section 2.11
		if back, err := decode(got, &u); err != nil || back != want {
			t.Fatalf("%q became %q, %v", u.Text, back, err)
		}
		if back, err := decode(answer, &u); err == nil && article.VerifyCodes(u.Text, back, u.Codes) != nil {
			t.Fatalf("%q was taken for %q", answer, u.Text)
		}
	})
}
