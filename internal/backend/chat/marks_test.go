package chat

import (
	"strings"
	"testing"

	"exonym/internal/article"
	"exonym/internal/backend"
)

func token(n int) string { return string(article.Token(n)) }

// codes are a pair, a name, another pair and a line break.
var codes = []article.Code{
	{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}, {Kind: article.Name, Pair: -1, Text: "Moscú"},
	{Kind: article.Open, Pair: 4}, {Kind: article.Close, Pair: 3}, {Kind: article.Single, Pair: -1, Text: "\n"},
}

func TestMarks(t *testing.T) {
	for text, want := range map[string]string{
		"a < b & {0}c{2}{1}{3}.":      "a < b & <g1>c<x2/></g1><x3/>.",
		"Écrire <g1>, </g2> ou <x3/>": "Écrire <x1/>, <x2/> ou <x3/>",
		"{2} a {name} et %s, 50 % de": "<x1/> a <x2/> et <x3/>, 50 % de",
		"{{ date }} et %(n)d: 100%":   "<x1/> et <x2/>: 100%",
		"bip\x07 \x00et\tfin\xff":     "bip et\tfin\uFFFD",
	} {
		for n := range codes {
			text = strings.ReplaceAll(text, "{"+string(rune('0'+n))+"}", token(n))
		}
		m := mark(&backend.Unit{Text: text, Codes: codes})
		if m.text != want {
			t.Errorf("%q became %q, want %q", text, m.text, want)
		}
		if back, err := m.unmark(m.text); err != nil || back != clean(text) {
			t.Errorf("%q came back as %q, %v", text, back, err)
		}
	}
}

// TestDamage: what is wrong with the tags is told in words for the model.
func TestDamage(t *testing.T) {
	u := &backend.Unit{Text: token(0) + "a" + token(1) + " " + token(2) + " {x}", Codes: codes}
	m := mark(u)
	if m.means["<x2/>"] != "Moscú" || m.means["<x3/>"] != "{x}" || len(m.means) != 2 {
		t.Errorf("the tokens mean %v", m.means)
	}
	for text, want := range map[string]string{
		"<g1>a</g1> <x2/> <x3/>":       "",
		"<x3/> < x2 /> <g1>a</ g1 >":   "",
		"<g1>a</g1> <x2/> {x}":         "it lacks <x3/>",
		"<g1>a <x2/><x2/>":             "it lacks </g1>; it has <x2/> too often; it lacks <x3/>",
		"<g1>a</g1> <x2/> <x3/> <x9/>": "it has the token <x9/>, which the text lacks",
		"&lt;g1&gt;a</g1> <x2/> <x3/>": "it lacks <g1>",
		"<g1>a</g1> <x2> <x3/>":        "it lacks <x2/>; it has the token <x2>, which the text lacks",
		"<g1></g1>a <x2/> <x3/>":       "nothing stands in <g1>",
		"<g1>a</g1> Moscú <x3/>":       "it lacks <x2/>",
		"</g1>a<g1> <x2/> <x3/>":       "its pairs of tokens cross",
	} {
		e := New(Config{})
		j := &job{engine: e, judge: judge{}}
		_, flaw := j.read(&piece{unit: *u, marks: m}, text)
		if got := ""; flaw != nil && flaw.say != want || flaw == nil && want != got {
			t.Errorf("%q: %v, want %q", text, flaw, want)
		}
	}
}

// FuzzMarks checks that what is sent comes back as it was.
func FuzzMarks(f *testing.F) {
	f.Add("a < b &amp; <x1/> {y} %s" + token(1) + token(0))
	f.Add("<<g1>> <x" + token(2) + "1/> %" + token(3) + "s")
	f.Fuzz(func(t *testing.T, text string) {
		u := backend.Unit{Text: article.Expand(text, func(n int) string { return token(n % len(codes)) }), Codes: codes}
		m := mark(&u)
		if back, err := m.unmark(m.text); err != nil || back != clean(u.Text) {
			t.Errorf("%q went as %q and came back as %q, %v", u.Text, m.text, back, err)
		}
	})
}
