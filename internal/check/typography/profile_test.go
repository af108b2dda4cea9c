package typography

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// read makes one unit of every line.
func read(text string, lang language.Tag) *check.Text {
	t := &check.Text{To: lang, Base: &term.Base{}}
	for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		t.Units = append(t.Units, check.Unit{ID: article.ID{Block: i}, Kind: article.Paragraph, Target: line})
	}
	return t
}

// count sums the places by message.
func count(found []check.Finding) map[string]int {
	sum := map[string]int{}
	for _, f := range found {
		sum[strings.TrimPrefix(f.Message.ID, "check.typography.")] += len(f.Fixes)
	}
	return sum
}

// fix carries the fixes out.
func fix(t *check.Text, found []check.Finding) string {
	var out []string
	for _, u := range t.Units {
		var edits []check.Edit
		for _, f := range found {
			if f.At.Unit == u.ID {
				edits = append(edits, f.Fixes...)
			}
		}
		sort.Slice(edits, func(i, j int) bool { return edits[i].Span.Start > edits[j].Span.Start })
		line := u.Target
		for _, e := range edits {
			line = line[:e.Span.Start] + e.New + line[e.Span.End:]
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n") + "\n"
}

func TestSeedArticle(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := read(string(data), language.French)
	found := check.Run(Checks, text)
	want := map[string]int{"quotes": 8, "apostrophe": 19, "space": 2, "dash": 2, "number": 2, "unit": 1}
	if diff := cmp.Diff(want, count(found)); diff != "" {
		t.Error(diff)
	}
	again := read(fix(text, found), language.French)
	if left := check.Run(Checks, again); len(left) > 0 {
		t.Errorf("findings left after the fixes: %v", count(left))
	}
}

// TestCases runs testdata/check/typography/*.txtar: the comment's first word is
// the language; text, findings (severity, place, message) and fixed text follow.
func TestCases(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join(testkit.Root(t), "testdata", "check", "typography", "*.txtar"))
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lang := language.MustParse(strings.Fields(string(a.Comment))[0])
			text := read(string(a.Files[0].Data), lang)
			found := check.Run(Checks, text)
			a.Files = append(a.Files[:1],
				txtar.File{Name: "findings", Data: []byte(list(t, found))},
				txtar.File{Name: "fixed", Data: []byte(visible.Replace(fix(text, found)))})
			testkit.Golden(t, name, txtar.Format(a))
		})
	}
}

var visible = strings.NewReplacer("\u00A0", "␣", "\u202F", "⎵")

func list(t *testing.T, found []check.Finding) string {
	speaker, err := locale.NewSpeaker(language.English)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range found {
		fmt.Fprintf(&out, "%s %v+%d %s\n", f.Severity, f.At.Unit, f.At.Span.Start, visible.Replace(speaker.Text(f.Message)))
	}
	return out.String()
}

func TestWordsShowsContext(t *testing.T) {
	text := "à 50\u00A0km de là, 10 000 fois"
	at := strings.Index(text, " 000")
	if got := words(text, article.Span{Start: at, End: at + 1}); got != "10 000" {
		t.Errorf("got %q", got)
	}
}

func TestEveryKindHasAMessage(t *testing.T) {
	for _, k := range []locale.Kind{locale.QuoteMark, locale.ApostropheMark, locale.NumberMark, locale.PercentSpace, locale.UnitSpace, locale.DashMark, locale.MarkSpace, locale.EllipsisMark, locale.InvertedMark} {
		if kinds[k].message == nil {
			t.Errorf("no message for %s", k)
		}
	}
}
