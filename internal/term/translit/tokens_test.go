package translit_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term/translit"
	"exonym/internal/testkit"
)

// TestCandidatesHoldTheGivenForm counts how often the Russian form that an
// encyclopedia gives a name of any origin is among the candidates.
func TestCandidatesHoldTheGivenForm(t *testing.T) {
	content, err := os.ReadFile(testkit.Data(t, "08-names/person_names.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	all, best, held, sure, right := 0, 0, 0, 0, 0
	for line := range strings.Lines(string(content)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if cells[0] != "token" || cells[1] != "ru" {
			continue
		}
		all++
		found := translit.Variants(cells[2], language.English, language.Russian)
		if len(found) > 0 && plain(found[0]) == plain(cells[3]) {
			best++
		}
		if slices.ContainsFunc(found, func(way string) bool { return plain(way) == plain(cells[3]) }) {
			held++
		} else {
			t.Logf("%s: want %s, best %q", cells[2], cells[3], found[:min(1, len(found))])
		}
		if name, ok := translit.Name(cells[2], language.English, language.Russian); ok {
			sure++
			if plain(name) == plain(cells[3]) {
				right++
			}
		}
	}
	t.Logf("%d names: the first candidate is the given form for %d, some candidate for %d; answered %d, rightly %d", all, best, held, sure, right)
	if 10*held < 8*all || 10*right < 7*sure {
		t.Errorf("fewer than 8 of 10 candidates or 7 of 10 answers are right")
	}
}

// plain leaves out what Russian editors differ in: ё and е, э and е.
func plain(name string) string { return strings.NewReplacer("ё", "е", "э", "е").Replace(name) }
