package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
)

// spanned makes an article of one segment with findings on the given spans of
// its target; severities go round.
func spanned(text string, spans ...article.Span) Article {
	in := Input{Text: &check.Text{From: language.English, To: language.French, Units: []check.Unit{{Source: "x", Target: text,
		Codes: []article.Code{{Text: ""}, {Text: "\n"}, {Kind: article.Name, Raw: "raw", Text: "Ñame"}}}}}}
	for i, s := range spans {
		in.Findings = append(in.Findings, found("a.b", check.Severity(i%4), article.ID{}, check.Translation, s.Start, s.End, "m"))
	}
	return NewArticle(in)
}

// show writes runs with [ ] round marks and the severity's first letter.
func show(runs []run) string {
	var out strings.Builder
	for _, r := range runs {
		if r.Marked {
			out.WriteString("[" + r.Severity.String()[:2] + ":" + r.Text + "]")
		} else {
			out.WriteString(r.Text)
		}
	}
	return out.String()
}

func TestRuns(t *testing.T) {
	type spans = [][2]int
	for _, c := range []struct {
		name, text string
		spans      spans
		want       string
	}{
		{"none", "plain", nil, "plain"},
		{"whole segment is not marked", "plain", spans{{0, 0}}, "plain"},
		{"one", "one two", spans{{4, 7}}, "one [in:two]"},
		{"touching", "onetwo", spans{{0, 3}, {3, 6}}, "[in:one][mi:two]"},
		{"overlapping takes the worse", "abcdef", spans{{0, 4}, {2, 6}}, "[in:ab][mi:cd][mi:ef]"},
		{"nested", "abcdef", spans{{0, 6}, {2, 4}}, "[in:ab][mi:cd][in:ef]"},
		{"same span twice", "abc", spans{{0, 3}, {0, 3}}, "[mi:abc]"},
		{"something missing inside", "abc", spans{{2, 2}}, "ab[in:]c"},
		{"something missing at the end", "abc", spans{{3, 3}}, "abc[in:]"},
		{"missing inside another", "abc", spans{{0, 3}, {1, 1}}, "[in:a][mi:][in:bc]"},
		{"splits no character", "aéb", spans{{2, 3}}, "a[in:é]b"},
		{"outside the text", "abc", spans{{2, 99}, {50, 60}}, "ab[in:c][mi:]"},
		{"backwards", "abc", spans{{2, 1}}, "ab[in:]c"},
		{"negative", "abc", spans{{-5, 1}}, "[in:a]bc"},
	} {
		var at []article.Span
		for _, s := range c.spans {
			at = append(at, article.Span{Start: s[0], End: s[1]})
		}
		a := spanned(c.text, at...)
		if got := show(a.runs(&a.Segments[0], check.Translation)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// Tokens change the length of the text before and inside a span.
func TestSpansOverTokens(t *testing.T) {
	tag, br, name, lost := string(article.Token(0)), string(article.Token(1)), string(article.Token(2)), string(article.Token(9))
	text := tag + "one" + br + "two " + name + lost + " end"
	for _, c := range []struct{ part, want string }{
		{"one", "one"}, {"two", "two"}, {name, "Ñame"}, {"end", "end"}, {br + "two", "\ntwo"}, {tag + "one", "one"}, {name + lost + " end", "Ñame end"},
	} {
		a := spanned(text, span(text, c.part))
		s, f := &a.Segments[0], &a.Findings[0]
		if got := s.Target()[f.Span.Start:f.Span.End]; got != c.want {
			t.Errorf("%q: got %q, want %q", c.part, got, c.want)
		}
	}
	if p := newPlain(name, []article.Code{{}, {}, {Kind: article.Name, Raw: "raw", Text: "Ñame"}}, check.Source); p.Text != "raw" {
		t.Errorf("a protected name shows as %q in the source", p.Text)
	}
}

// Law: the runs joined are the text, cut between characters, every finding with a
// span ends exactly once.
func FuzzRuns(f *testing.F) {
	f.Add("aé"+string(article.Token(1))+"漢\xffz", 1, 3, 0, 5, 2, 2)
	f.Add("", 0, 0, 0, 1, -1, 2)
	f.Fuzz(func(t *testing.T, text string, a0, a1, b0, b1, c0, c1 int) {
		a := spanned(text, article.Span{Start: a0, End: a1}, article.Span{Start: b0, End: b1}, article.Span{Start: c0, End: c1})
		s := &a.Segments[0]
		var joined strings.Builder
		ends, wanted := 0, 0
		for _, r := range a.runs(s, check.Translation) {
			if !utf8.ValidString(r.Text) {
				t.Errorf("run %q splits a character", r.Text)
			}
			joined.WriteString(r.Text)
			ends += len(r.Ends)
		}
		for _, f := range a.Findings {
			if !f.whole() {
				wanted++
			}
		}
		if joined.String() != s.Target() || ends != wanted {
			t.Errorf("runs give %q with %d ends, want %q with %d", joined.String(), ends, s.Target(), wanted)
		}
	})
}
