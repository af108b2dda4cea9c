package all

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/check"
	"exonym/internal/check/checktest"
	"exonym/internal/testkit"
)

// TestSeedArticle holds the checks to the article that the program was made for,
// checked alone, with the starter glossary.
func TestSeedArticle(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := checktest.Pair(t, nil, checktest.Read(t, "kursk.fr.txt", data, language.French), starter(t))
	lines := checktest.Lines(text, check.Run(Checks(), text))
	for _, want := range []string{
		`structure.duplicate "La Corée du Nord`,
		`structure.furniture "Details"`,
		`structure.furniture "Ort"`,
		`structure.furniture "Kommentare (0)"`,
		`structure.heading "anneau de sonneries`,
		`residue.language "Russland"`,
		`spacing.glued "OrtKursk"`,
		`name.exonym "Kursk"`,
		`name.near-miss "Vasily Nunkzya"`,
	} {
		found := false
		for _, line := range lines {
			found = found || strings.HasPrefix(line, want)
		}
		if !found {
			t.Errorf("not found: %s", want)
		}
	}
	for _, line := range lines {
		t.Log(line)
	}
}
