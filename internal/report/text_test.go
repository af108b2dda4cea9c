package report

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

func rendered(t *testing.T, r Report, lang string, o TextOptions) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, r, speaker(t, lang), o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Seven findings of one kind are one line with its places.
func TestSameFindingsAreOneGroup(t *testing.T) {
	var many []check.Severity
	for range 7 {
		many = append(many, check.Minor)
	}
	a := scored(10, nil, many...)
	out := rendered(t, fixtureReport(a), "en", TextOptions{})
	if n := strings.Count(out, "[a.b]"); n != 1 {
		t.Errorf("%d groups, want 1:\n%s", n, out)
	}
	if !strings.Contains(out, "and 4 more: 1.1 ×4") {
		t.Errorf("the other places are not listed:\n%s", out)
	}
	if all := rendered(t, fixtureReport(a), "en", TextOptions{All: true}); strings.Contains(all, "more:") || strings.Count(all, "^") != 7 {
		t.Errorf("--all hides places:\n%s", all)
	}
}

// The worst comes first, whatever its place.
func TestWorstFirst(t *testing.T) {
	a := scored(10, nil, check.Info, check.Minor, check.Critical)
	a.Groups = group(a.Findings)
	if got := a.Groups[0].Severity; got != check.Critical {
		t.Errorf("first is %v", got)
	}
}

func TestColorOnlyWhenAsked(t *testing.T) {
	r := fixtureReport()
	plain, color := rendered(t, r, "en", TextOptions{}), rendered(t, r, "en", TextOptions{Color: true})
	if strings.Contains(plain, "\x1b") {
		t.Error("escape sequences without colour")
	}
	if !strings.Contains(color, "\x1b[4;33mKoursk\x1b[0m") || strings.Contains(color, "^^^") {
		t.Errorf("the span is not underlined:\n%s", color)
	}
	if opened, closed := strings.Count(color, "\x1b["), strings.Count(color, "\x1b[0m"); opened != 2*closed {
		t.Errorf("%d sequences, %d resets", opened, closed)
	}
}

func TestWidth(t *testing.T) {
	for _, width := range []int{40, 60, 100} {
		for _, lang := range languages {
			for _, line := range strings.Split(rendered(t, fixtureReport(), lang, TextOptions{Width: width}), "\n") {
				if locale.Cells(line) > width {
					t.Errorf("%s, %d columns: %q has %d", lang, width, line, locale.Cells(line))
				}
			}
		}
	}
}

// The carets stand under the span, also behind wide characters and marks.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("before ", 40) + "SPAN" + strings.Repeat(" after", 40)
	for _, c := range []struct{ text, mark, line, under string }{
		{"one two three", "two", "one two three", "    ^^^"},
		{"漢字 two", "two", "漢字 two", "     ^^^"},
		{"e\u0301te\u0301 two", "two", "e\u0301te\u0301 two", "    ^^^"},
		{"a 漢字 b", "漢字", "a 漢字 b", "  ^^^^"},
		{"two\nlines", "\n", "two⏎lines", "   ^"},
		{"אבג two", "two", "אבג ⟦two⟧", ""},
		{long, "SPAN", "…before before SPAN after after…", "               ^^^^"},
	} {
		p := &printer{}
		f := &Finding{Finding: &check.Finding{}, Span: span(c.text, c.mark), Side: check.Translation}
		line, under := p.excerpt(c.text, f, 34)
		if line != c.line || under != c.under {
			t.Errorf("%q:\n%s\n%s\nwant\n%s\n%s", c.text, line, under, c.line, c.under)
		}
	}
	p := &printer{}
	if line, _ := p.excerpt("one two", &Finding{Finding: &check.Finding{}, Span: article.Span{Start: 3, End: 3}}, 34); line != "one⟦⟧ two" {
		t.Errorf("a missing thing is shown as %q", line)
	}
}

// Law: an excerpt is never wider than its limit.
func FuzzExcerpt(f *testing.F) {
	f.Add("some text with a span", 5, 9, 20)
	f.Add("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", 3, 60, 28)
	f.Fuzz(func(t *testing.T, text string, start, end, limit int) {
		limit = 28 + max(limit, 0)%200
		a := spanned(text, article.Span{Start: start, End: end})
		line, under := (&printer{}).excerpt(a.Segments[0].Target(), &a.Findings[0], limit)
		if locale.Cells(line) > limit || locale.Cells(under) > limit {
			t.Errorf("%d and %d cells of %d: %q %q", locale.Cells(line), locale.Cells(under), limit, line, under)
		}
	})
}

func TestBatchEndsWithOverview(t *testing.T) {
	b := fixtureArticle()
	b.Output, b.To = "kursk.de.md", language.German
	out := rendered(t, fixtureReport(fixtureArticle(), b), "en", TextOptions{Width: 100})
	_, overview, ok := strings.Cut(out, "Articles\n")
	if !ok || strings.Count(overview, "\n") < 2 || !strings.Contains(overview, "kursk.de.md") {
		t.Errorf("no overview:\n%s", out)
	}
	if !strings.Contains(overview, "Score 0 of 100") {
		t.Errorf("no score:\n%s", overview)
	}
}

func TestFixIsShownWithItsWord(t *testing.T) {
	v := voice{speaker(t, "en")}
	for _, c := range []struct{ text, old, new, want string }{
		{"en Koursk.", "Koursk", "Kursk", "Replace “Koursk” with “Kursk”"},
		{"lo dijo : bien", " :", ":", "Replace “dijo␣:” with “dijo:”"},
		{"le train ancien", "a", "A", "Replace “train” with “trAin”"},
		{"dit\u00a0: oui", "\u00a0:", "\u202f:", "Replace “dit⍽:” with “dit▫:”"},
		{"un  deux", "  ", " ", "Replace “un␣␣deux” with “un␣deux”"},
		{"Details", "Details", "", "Delete “Details”"},
		{strings.Repeat("漢", 50) + ",", ",", "，", "Replace “,” with “，”"},
		{strings.Repeat("long ", 40), strings.Repeat("long ", 40), "", "Delete “long long long long long long long long…long long long␣”"},
	} {
		got := v.fix(c.text, Fix{span(c.text, c.old), c.old, c.new})
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}
