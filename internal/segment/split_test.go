package segment

import (
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/internal/article"

	"exonym/internal/testkit"
)

// cases reads testdata/<tag>.txt: paragraphs between blank lines, one sentence a
// line, # for comments.
func cases(t testing.TB, path string) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, paragraph := range strings.Split(string(data), "\n\n") {
		var lines []string
		for _, line := range strings.Split(paragraph, "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			all = append(all, lines)
		}
	}
	return all
}

func cut(s *Splitter, text string, codes []article.Code) []string {
	var out []string
	for _, span := range s.SplitCodes(text, codes) {
		out = append(out, text[span.Start:span.End])
	}
	return out
}

// Every language has a file of rules and a file of cases, and the cases hold.
func TestLanguages(t *testing.T) {
	for _, name := range Languages() {
		s, err := read(name)
		if err != nil {
			t.Error(err)
			continue
		}
		space := " "
		if name == "zh" || name == "ja" {
			space = ""
		}
		for _, want := range cases(t, filepath.Join("testdata", name+".txt")) {
			got := cut(s, strings.Join(want, space), nil)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{"pt-BR": "pt", "de-AT": "de", "zh-Hant": "zh", "eo": "default", "und": "default"} {
		if For(language.MustParse(tag)) != named(want) {
			t.Errorf("%s does not use the rules of %s", tag, want)
		}
	}
}

// Codes: b opens, e closes, i stands alone, n is a line break, w is a code span.
func TestCodes(t *testing.T) {
	codes := []article.Code{
		{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}, {Kind: article.Single, Pair: -1},
		{Kind: article.Single, Pair: -1, Text: "\n"}, {Kind: article.Single, Pair: -1, Text: "main"},
		{Kind: article.Name, Pair: -1, Text: "Moskau"},
	}
	tokens := strings.NewReplacer("{b}", string(article.Token(0)), "{e}", string(article.Token(1)), "{i}", string(article.Token(2)),
		"{n}", string(article.Token(3)), "{w}", string(article.Token(4)), "{m}", string(article.Token(5)))
	for _, c := range []struct{ rule, text string }{
		{"a closing code stays with the sentence before", "{b}He ran.{e}| She won."},
		{"also behind a space", "{b}He ran. {e}| She won."},
		{"an opening code goes with the sentence after", "He ran. |{b}She won.{e}"},
		{"a code may stand inside a quotation mark", "He said “No.{e}”| She won."},
		{"a code inside a word changes nothing", "He met M{b}r.{e} Fox. |She won."},
		{"a line break ends a sentence behind a terminator", "He ran.{n}|she won."},
		{"even behind an abbreviation that may end one", "He works for Acme Inc.{n}|New York"},
		{"but not without a terminator", "Roses are red{n}violets are blue."},
		{"nor behind a title", "The book of Dr.{n}Fox."},
		{"a code span begins a sentence", "Call it. |{w} returns."},
		{"a name begins a sentence", "He went home. |{m} was cold."},
		{"a name does not follow an initial's end", "He met J. {m} there."},
		{"a footnote mark without text belongs to the sentence before", "He ran.{i} |She won."},
		{"codes at the end are no sentence", "He ran. {i}"},
	} {
		want := strings.Split(tokens.Replace(c.text), "|")
		text := strings.Join(want, "")
		for i := range want {
			want[i] = strings.TrimSpace(strings.Trim(want[i], string(article.Token(3))))
		}
		if diff := cmp.Diff(want, cut(For(language.English), text, codes)); diff != "" {
			t.Errorf("%s: %s", c.rule, diff)
		}
	}
}

func TestBlankLinesAndItems(t *testing.T) {
	for text, want := range map[string][]string{
		"A title\n\nThe text\nwraps here. It ends.": {"A title", "The text\nwraps here.", "It ends."},
		"a) one thing\nb) the other":                {"a) one thing", "b) the other"},
		"• apples • pears":                          {"• apples", "• pears"},
		"\n\n":                                      nil,
		"":                                          nil,
	} {
		if diff := cmp.Diff(want, cut(For(language.English), text, nil)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// law: spans ascend, are disjoint, hold text at both edges, and the gaps between
// them hold only white space and line breaks.
func law(t *testing.T, s *Splitter, text string, codes []article.Code) {
	t.Helper()
	at := 0
	gap := func(from, to int) {
		for _, r := range text[from:to] {
			if n, ok := article.TokenIndex(r); !unicode.IsSpace(r) && !(ok && n < len(codes) && codes[n].Text == "\n") {
				t.Fatalf("text %q lost at %d of %q", r, from, text)
			}
		}
	}
	for _, span := range s.SplitCodes(text, codes) {
		if span.Start < at || span.End <= span.Start || span.End > len(text) {
			t.Fatalf("span %v out of order in %q", span, text)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[span.Start:span.End]) {
			t.Fatalf("span %v cuts a character of %q", span, text)
		}
		gap(at, span.Start)
		if part := text[span.Start:span.End]; strings.TrimSpace(part) != part {
			t.Fatalf("span %v has white space at an edge of %q", span, text)
		}
		at = span.End
	}
	gap(at, len(text))
}

func FuzzSplit(f *testing.F) {
	for i, name := range Languages() {
		for _, lines := range cases(f, filepath.Join("testdata", name+".txt")) {
			f.Add(strings.Join(lines, " "), uint8(i))
		}
	}
	for _, text := range []string{"", ".", "…", "\xff.\xf3 A", "a.\U000F0000 B", "(. A", "« Oui ! » dit-il.", ". \U000F0003\U000F0001 A", "x。\u2029。y"} {
		f.Add(text, uint8(0))
	}
	codes := []article.Code{{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}, {Text: "\n", Pair: -1}, {Kind: article.Name, Text: "X", Pair: -1}}
	names := Languages()
	f.Fuzz(func(t *testing.T, text string, which uint8) {
		s := named(names[int(which)%len(names)])
		law(t, s, text, nil)
		law(t, s, text, codes)
	})
}

// The time is linear for every kind of text: eight times the text takes about
// eight times as long, where a square would take sixty-four times.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	for _, piece := range []string{
		"a", "a.", ". ", "a. ", "A. B ", ".)", ". )", "(a. B ", "a! \" ", "[1]", ".[1]", "« . » ", "\n ", ". \n", "a.\U000F0000",
		".\U000F0001 ", "\u0301", "1.1", "e.g. Mr. ", "...", ". . ", "。」", "！ ", "word. “Word ", "• ", "x.1 2 3 ", "\u00a0. ", "((((", "- . - ",
	} {
		small, large := strings.Repeat(piece, 50_000/len(piece)), strings.Repeat(piece, 400_000/len(piece))
		if ratio := growth(small, large); ratio > 32 {
			t.Errorf("%q: eight times the text takes %.0f times as long", piece, ratio)
		}
	}
}

// growth compares the times for two texts, without the garbage collector, whose
// work is not the splitter's; on a busy machine it tries again.
func growth(small, large string) float64 {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	s := For(language.English)
	ratio := math.Inf(1)
	for n := 0; n < 10 && ratio > 32; n++ {
		ratio = min(ratio, float64(took(s, large))/float64(took(s, small)))
	}
	return ratio
}

// took returns the shortest of three runs.
func took(s *Splitter, text string) time.Duration {
	best := time.Hour
	for range 3 {
		best = min(best, testkit.WorkTime(func() { s.Split(text) }))
	}
	return max(best, time.Microsecond)
}

// The walk itself allocates nothing; only the list of spans grows.
func TestAllocations(t *testing.T) {
	text := strings.Repeat("Mr. Fox met the U.S. envoy (see p. 5) at 5 a.m. in St. Ives. ", 2000)
	s := For(language.English)
	if n := testing.AllocsPerRun(3, func() { s.Split(text) }); n > 40 {
		t.Errorf("%.0f allocations for %d bytes", n, len(text))
	}
}

func BenchmarkSplit(b *testing.B) {
	texts := map[string]*strings.Builder{}
	for _, s := range samples(b, "ud_paragraphs.jsonl") {
		if texts[s.Lang] == nil {
			texts[s.Lang] = &strings.Builder{}
		}
		texts[s.Lang].WriteString(s.Text + " ")
	}
	for _, name := range []string{"en", "de", "ru", "zh"} {
		text, s := texts[name].String(), named(name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s.Split(text)
			}
		})
	}
}
