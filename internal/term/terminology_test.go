package term

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// termRow is a line of the terminology tasks.
type termRow struct {
	Pair, Src, Ref string
	Terms          []struct {
		Src string
		Tgt []string
	}
	Random []struct {
		Src string
		Tgt []string
	} `json:"random_terms"`
}

func termRows(t *testing.T, name string) []termRow {
	t.Helper()
	file, err := os.Open(testkit.Data(t, "05-terminology/"+name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rows []termRow
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var row termRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		row.Terms = append(row.Terms, row.Random...)
		rows = append(rows, row)
	}
	return rows
}

// standsIn reports whether form stands in text between characters that make no
// words, whatever its capitals.
func standsIn(text, form string) bool {
	pattern := regexp.MustCompile(`(?i)(^|[^\pL\pM\pN_])` + regexp.QuoteMeta(form) + `($|[^\pL\pM\pN_])`)
	return form != "" && pattern.MatchString(text)
}

// score counts what matching and verification make of the terms of one pair.
type score struct{ there, found, listed, used int }

// TestTerminology holds matching and verification to the terminology tasks: every
// term that stands in a source as a word is found, and the references, where the
// listed target stands in them, are judged to use it. What is left are sources that
// name a thing twice and references that do so once.
func TestTerminology(t *testing.T) {
	for _, name := range []string{"wmt21_en-fr.jsonl", "wmt25_track1.jsonl", "newstest2017_en-de_iate_wikt.jsonl"} {
		scores := map[string]*score{}
		for _, row := range termRows(t, name) {
			if scores[row.Pair] == nil {
				scores[row.Pair] = &score{}
			}
			for _, want := range row.Terms {
				scores[row.Pair].judge(t, row, want.Src, want.Tgt)
			}
		}
		for pair, s := range scores {
			t.Logf("%s %s: found %d of %d, used %d of %d (%.2f %%)", name, pair, s.found, s.there, s.used, s.listed, 100*float64(s.used)/float64(s.listed))
			if float64(s.found) < 0.995*float64(s.there) || float64(s.used) < 0.97*float64(s.listed) {
				t.Errorf("%s %s is below its bar", name, pair)
			}
		}
	}
}

func (s *score) judge(t *testing.T, row termRow, src string, tgt []string) {
	first, second, _ := strings.Cut(row.Pair, "-")
	from, to := language.Make(first), language.Make(second)
	c := NewConcept("term", General)
	c.SetTerms(from, Term{Text: src})
	c.SetTerms(to, Term{Text: tgt[0], Also: tgt[1:]})
	base := New(c)
	hits := base.Find(row.Src, from)
	for _, hit := range hits {
		if insideWord(row.Src, hit.Span.Start) || insideWord(row.Src, hit.Span.End) {
			t.Errorf("%q is found inside a word of %q", src, row.Src)
		}
	}
	if standsIn(row.Src, src) {
		s.there++
		if len(hits) > 0 {
			s.found++
		} else {
			t.Logf("not found: %q in %q", src, row.Src)
		}
	}
	listed := slices.ContainsFunc(tgt, func(form string) bool {
		return strings.Contains(strings.ToLower(row.Ref), strings.ToLower(form))
	})
	if len(hits) == 0 || !listed {
		return
	}
	s.listed++
	v := Verify(hits, row.Ref, base.Find(row.Ref, to), from, to)[0]
	if v.Status == Used {
		s.used++
		return
	}
	t.Logf("%d of %d: %q as %q in\n  %q\n  %q", v.Found, v.Wanted, src, tgt, row.Src, row.Ref)
}
