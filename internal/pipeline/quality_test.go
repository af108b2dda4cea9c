package pipeline_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// TestQualityOfTheWholeLine measures chrF2 on the 997 sentences of FLORES dev
// with glossary and protection on; typography is left off, because the references
// have the straight quotes and apostrophes that it mends.
func TestQualityOfTheWholeLine(t *testing.T) {
	if testing.Short() {
		t.Skip("translates 5,000 sentences")
	}
	engine := newEngine(t)
	base, err := term.Load(term.Files(glossary.FS))
	if err != nil {
		t.Fatal(err)
	}
	for _, pair := range []struct {
		from, to string
		bar      float64
	}{
		{"fr", "es", 47.3}, {"fr", "en", 50.5}, {"en", "es", 44.2}, {"es", "en", 47.0}, {"es", "fr", 48.2},
	} {
		t.Run(pair.from+"-"+pair.to, func(t *testing.T) {
			source, want := readLines(t, pair.from), readLines(t, pair.to)
			got := translateLines(t, engine, base, source, language.Make(pair.from), language.Make(pair.to))
			score := testkit.ChrF(got, want)
			t.Logf("chrF2 %.2f, bar %.1f", score, pair.bar)
			if score < pair.bar {
				t.Errorf("chrF2 %.2f, want at least %.1f", score, pair.bar)
			}
		})
	}
}

func readLines(t *testing.T, lang string) []string {
	t.Helper()
	text, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev."+lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(text)), "\n")
}
