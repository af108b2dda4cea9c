// Package checktest runs checks on cases that are files, so that adding a case
// needs no Go. A case is a txtar archive:
//
//	why the case exists
//	-- source.en.txt --
//	The minister spoke.
//	-- target.fr.txt --
//	Le ministre a parlé.
//	-- want --
//	word.doubled "le le"
//
// Articles are plain text: a blank line ends a paragraph. Without a source the
// target is checked alone. "-- glossary.yaml --" is a termbase, "-- unknown --"
// lists words that the engine did not know, "-- left --" those of a language on
// its way. In want, one finding a line: the
// check's ID and the text of its span, quoted as in Go, or nothing where the
// finding is on the whole segment. Only the checks of the case's folder are
// run; an empty want means that they are silent.
package checktest

import (
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/format"
	"exonym/internal/format/text"
	"exonym/internal/segment"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// Run runs the cases of testdata/check/<family> on the checks of that family.
func Run(t *testing.T, family string, checks []*check.Check) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(testkit.Root(t), "testdata", "check", family, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases for %s: %v", family, err)
	}
	var mine []*check.Check
	for _, c := range checks {
		if strings.HasPrefix(c.ID, family+".") {
			mine = append(mine, c)
		}
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file, mine) })
	}
}

func runCase(t *testing.T, file string, checks []*check.Check) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var in struct{ source, target *article.Document }
	var want []string
	base := &term.Base{}
	var doubts article.Doubts
	for _, f := range archive.Files {
		role, rest, _ := strings.Cut(f.Name, ".")
		switch role {
		case "source":
			in.source = Read(t, f.Name, f.Data, language.Make(strings.TrimSuffix(rest, ".txt")))
		case "target":
			in.target = Read(t, f.Name, f.Data, language.Make(strings.TrimSuffix(rest, ".txt")))
		case "glossary":
			if base, err = term.Load(term.Bytes(f.Name, f.Data)); err != nil {
				t.Fatal(err)
			}
		case "unknown":
			doubts.Unknown = strings.Fields(string(f.Data))
		case "left":
			doubts.Left = strings.Fields(string(f.Data))
		case "want":
			want = strings.FieldsFunc(string(f.Data), func(r rune) bool { return r == '\n' })
		default:
			t.Fatalf("a case has no file %q", f.Name)
		}
	}
	texts := Pair(t, in.source, in.target, base)
	for i := range texts.Units {
		texts.Units[i].Draft.Doubts = &doubts
	}
	got := Lines(texts, check.Run(checks, texts))
	if len(got)+len(want) == 0 {
		return
	}
	sort.Strings(got)
	sort.Strings(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
}

// Read reads plain text and cuts it into sentences.
func Read(t testing.TB, name string, data []byte, lang language.Tag) *article.Document {
	t.Helper()
	doc, err := text.Format{}.Read(data, format.Options{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = lang
	splitter := segment.For(lang)
	for i := range doc.Blocks {
		doc.Blocks[i].Cut(splitter.Split(doc.Blocks[i].Text))
	}
	return doc
}

// Pair puts two documents side by side; source may be nil. Where the blocks do
// not have equally many sentences, whole blocks are compared; where there are not
// equally many blocks the test fails.
func Pair(t testing.TB, source, target *article.Document, base *term.Base) *check.Text {
	t.Helper()
	out := &check.Text{To: target.Lang, Base: base}
	if source == nil {
		for i := range target.Blocks {
			b := &target.Blocks[i]
			for _, s := range b.Segments {
				out.Units = append(out.Units, check.Unit{
					ID: s.ID, Kind: b.Kind, Level: uint8(b.Level), Codes: b.Codes, Target: s.Text,
					Names: base.Find(s.Text, target.Lang),
				})
			}
		}
		return out
	}
	if len(source.Blocks) != len(target.Blocks) {
		t.Fatalf("%d blocks against %d", len(source.Blocks), len(target.Blocks))
	}
	out.From = source.Lang
	for i := range source.Blocks {
		out.Units = append(out.Units, pairBlock(&source.Blocks[i], &target.Blocks[i], out)...)
	}
	return out
}

func pairBlock(s, t *article.Block, out *check.Text) []check.Unit {
	sources, targets := []string{s.Text}, []string{t.Text}
	if len(s.Segments) == len(t.Segments) {
		sources, targets = texts(s), texts(t)
	}
	var units []check.Unit
	for i := range sources {
		units = append(units, check.Unit{
			ID: article.ID{Block: s.Index, Segment: i}, Kind: s.Kind, Level: uint8(s.Level), Codes: s.Codes,
			Source: sources[i], Target: targets[i],
			Names: out.Base.Find(sources[i], out.From), Hits: out.Base.Find(targets[i], out.To),
		})
	}
	return units
}

func texts(b *article.Block) []string {
	var all []string
	for _, s := range b.Segments {
		all = append(all, s.Text)
	}
	return all
}

// Lines writes findings as want does.
func Lines(text *check.Text, found []check.Finding) []string {
	var lines []string
	for _, f := range found {
		line := f.Check
		if f.At.Span.Len() > 0 {
			line += fmt.Sprintf(" %q", side(text, f)[f.At.Span.Start:f.At.Span.End])
		}
		lines = append(lines, line)
	}
	return lines
}

func side(text *check.Text, f check.Finding) string {
	for _, u := range text.Units {
		if u.ID == f.At.Unit && f.At.Side == check.Source {
			return u.Source
		} else if u.ID == f.At.Unit {
			return u.Target
		}
	}
	return ""
}
