package article

import (
	"errors"
	"strings"
	"testing"
)

// token returns the text of Token(n).
func token(n int) string { return string(Token(n)) }

func TestSourceSpanFollowsAnchors(t *testing.T) {
	// "a &amp; <b>b</b>" reads as "a & " token "b" token.
	source := "a &amp; <b>b</b>"
	b := Block{
		Text:    "a & " + token(0) + "b" + token(1),
		Codes:   []Code{{Kind: Open, Pair: 1, Raw: "<b>"}, {Kind: Close, Pair: 0, Raw: "</b>"}},
		Anchors: []Anchor{{0, 0}, {2, 2}, {3, 7}, {4, 8}, {8, 11}, {9, 12}, {13, 16}},
	}
	for text, want := range map[string]string{"a": "a", "&": "&amp;", token(0) + "b" + token(1): "<b>b</b>", "b": "b"} {
		at := strings.Index(b.Text, text)
		span := b.SourceSpan(Span{at, at + len(text)})
		if got := source[span.Start:span.End]; got != want {
			t.Errorf("%q comes from %q, want %q", text, got, want)
		}
	}
}

func TestCutLeavesWhatATranslatorDoesNotNeed(t *testing.T) {
	pair := []Code{{Kind: Open, Pair: 1, Raw: "<b>"}, {Kind: Close, Pair: 0, Raw: "</b>"}, {Kind: Single, Pair: -1, Raw: "<br>", Text: "\n"}}
	for _, test := range []struct{ name, text, want string }{
		{"spaces", "  one two ", "one two"},
		{"a pair round all", token(0) + "one" + token(1), "one"},
		{"a pair inside", "one " + token(0) + "two" + token(1), "one " + token(0) + "two" + token(1)},
		{"a code whose partner is elsewhere", "one" + token(1), "one"},
		{"a code that readers see", "one" + token(2), "one" + token(2)},
		{"nothing but codes", token(0) + token(1), ""},
		{"nothing", "   ", ""},
	} {
		b := Block{Text: test.text, Codes: pair, Anchors: []Anchor{{0, 0}}}
		b.Cut([]Span{{0, len(test.text)}})
		got := ""
		if len(b.Segments) == 1 {
			got = b.Segments[0].Text
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestVerifyCodes(t *testing.T) {
	codes := []Code{{Kind: Open, Pair: 1}, {Kind: Close, Pair: 0}, {Kind: Open, Pair: 3}, {Kind: Close, Pair: 2}, {Kind: Single, Pair: -1}}
	both := token(0) + "a" + token(1) + token(2) + "b" + token(3)
	for _, test := range []struct {
		name, source, target string
		whole                bool
	}{
		{"same", both, both, true},
		{"pairs in another order", both, token(2) + "b" + token(3) + token(0) + "a" + token(1), true},
		{"nested otherwise", both, token(0) + token(2) + "b" + token(3) + "a" + token(1), true},
		{"one lost", both, token(0) + "a" + token(2) + "b" + token(3), false},
		{"one twice", "a" + token(4), token(4) + "a" + token(4), false},
		{"one too many", "a", "a" + token(4), false},
		{"crossed", both, token(0) + token(2) + "a" + token(1) + token(3), false},
		{"closed before it opens", token(0) + "a" + token(1), token(1) + "a" + token(0), false},
		{"half a pair", token(1) + "a", "a" + token(1), true},
	} {
		err := VerifyCodes(test.source, test.target, codes)
		var damage *CodeError
		if (err == nil) != test.whole || (err != nil && !errors.As(err, &damage)) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// FuzzVerifyCodes: a text always has its own codes, and one code fewer or more is
// always noticed.
func FuzzVerifyCodes(f *testing.F) {
	f.Add("a"+token(0)+"b"+token(1), 1)
	f.Add(token(4)+token(4), 0)
	codes := []Code{{Kind: Open, Pair: 1}, {Kind: Close, Pair: 0}, {Kind: Single, Pair: -1}}
	f.Fuzz(func(t *testing.T, text string, n int) {
		if err := VerifyCodes(text, text, codes); err != nil {
			t.Errorf("a text differs from itself: %v", err)
		}
		extra := token((n%3 + 3) % 3)
		if VerifyCodes(text, text+extra, codes) == nil || VerifyCodes(text+extra, text, codes) == nil {
			t.Errorf("one code more or less is not noticed in %q", text)
		}
	})
}

func TestPosition(t *testing.T) {
	doc := Document{Source: "é\nab\r\nc"}
	for offset, want := range map[int][2]int{0: {1, 1}, 2: {1, 2}, 3: {2, 1}, 4: {2, 2}, 7: {3, 1}, 99: {3, 2}} {
		if line, column := doc.Position(offset); line != want[0] || column != want[1] {
			t.Errorf("offset %d is at %d:%d, want %d:%d", offset, line, column, want[0], want[1])
		}
	}
}

func TestPlain(t *testing.T) {
	codes := []Code{{Raw: "<b>"}, {Raw: "<br>", Text: "\n"}}
	if got := Plain("a"+token(0)+"b"+token(1)+token(7), codes); got != "ab\n" {
		t.Errorf("Plain = %q", got)
	}
}
