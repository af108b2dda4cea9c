package bitext_test

import (
	"strconv"
	"testing"

	"exonym/internal/article"
	"exonym/internal/bitext"
)

// TestMarks holds that marks are read as they are written, whatever else the text has.
func TestMarks(t *testing.T) {
	for _, text := range []string{
		"", "plain", "a <b> c", "<1>bold</1> and <3/>", `\<1> is no mark, nor is \\</2>, <0>, <01>, </3/>`, "<2>never closed", "closed</7> only", "<1><2>x</1></2>",
	} {
		var u bitext.Unit
		var in, none bitext.Inline
		in.Marked(text)
		u.Join(&in, &none)
		var again bitext.Unit
		var back, empty bitext.Inline
		back.Marked(bitext.Mark(u.Source, u.Codes))
		again.Join(&back, &empty)
		if u.Source != again.Source || len(u.Codes) != len(again.Codes) {
			t.Errorf("%q is read as %q, then as %q", text, u.Source, again.Source)
		}
	}
}

// TestManyCodes matches ten thousands of codes: what is quadratic does not come to an
// end here.
func TestManyCodes(t *testing.T) {
	const many = 50_000
	for name, c := range map[string]struct {
		called func(side, n int) (name, raw string)
		codes  int // of both sides together
	}{
		"other content": {func(side, _ int) (string, string) { return "", strconv.Itoa(side) }, 2 * many},
		"same content":  {func(int, int) (string, string) { return "", "x" }, many},
		"other names":   {func(side, n int) (string, string) { return strconv.Itoa(side*many + n), "x" }, 2 * many},
		"in reverse":    {func(side, n int) (string, string) { return strconv.Itoa(side*(many-1) + (1-2*side)*n), "" }, many},
	} {
		var sides [2]bitext.Inline
		for side := range sides {
			for n := range many {
				code, raw := c.called(side, n)
				sides[side].Code(article.Single, code, "", raw)
			}
		}
		var u bitext.Unit
		u.Join(&sides[0], &sides[1])
		if len(u.Codes) != c.codes {
			t.Errorf("%s: %d codes, want %d", name, len(u.Codes), c.codes)
		}
	}
}
