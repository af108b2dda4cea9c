package pipeline_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/testkit"
)

// termsBar is the share of terms that must stand in the translation as listed.
const termsBar = 0.95

// TestTermsComeOutRight translates the English sentences of the WMT 2025 terminology
// task into Spanish with the real engine, each with its own terms: they must be used,
// and the text must not be worse for it than without them.
func TestTermsComeOutRight(t *testing.T) {
	if testing.Short() {
		t.Skip("translates 500 sentences")
	}
	engine := newEngine(t)
	var plain, with, wanted []string
	used, listed := 0, 0
	for _, row := range spanishRows(t) {
		base := term.New(row.concepts()...)
		without := translateLines(t, engine, term.New(), []string{row.Src}, language.English, language.Spanish)[0]
		got := translateLines(t, engine, base, []string{row.Src}, language.English, language.Spanish)[0]
		plain, with, wanted = append(plain, without), append(with, got), append(wanted, row.Ref)
		for _, want := range row.Terms {
			if len(base.Find(row.Src, language.English)) == 0 {
				continue
			}
			listed++
			if strings.Contains(strings.ToLower(got), strings.ToLower(want.Tgt[0])) {
				used++
			} else {
				t.Logf("%q as %q\n  %s\n  %s\n  %s\n  %s", want.Src, want.Tgt, row.Src, without, got, row.Ref)
			}
		}
	}
	before, after := testkit.ChrF(plain, wanted), testkit.ChrF(with, wanted)
	t.Logf("%d of %d terms used (%.1f %%), chrF2 %.2f, without terms %.2f", used, listed, 100*float64(used)/float64(listed), after, before)
	if float64(used) < termsBar*float64(listed) {
		t.Errorf("%d of %d terms used, want %.0f %%", used, listed, 100*termsBar)
	}
	if after < before {
		t.Errorf("chrF2 %.2f, without terms %.2f", after, before)
	}
}

type termRow struct {
	Pair, Src, Ref string
	Terms          []struct {
		Src string
		Tgt []string
	}
}

// concepts makes the row's terms a termbase.
func (r termRow) concepts() []*term.Concept {
	var all []*term.Concept
	for n, want := range r.Terms {
		c := term.NewConcept(fmt.Sprint("term.", n), term.General)
		c.SetTerms(language.English, term.Term{Text: want.Src})
		c.SetTerms(language.Spanish, term.Term{Text: want.Tgt[0], Also: want.Tgt[1:]})
		all = append(all, c)
	}
	return all
}

func spanishRows(t *testing.T) []termRow {
	t.Helper()
	file, err := os.Open(testkit.Data(t, "05-terminology/wmt25_track1.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rows []termRow
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row termRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if row.Pair == "en-es" {
			rows = append(rows, row)
		}
	}
	return rows
}
