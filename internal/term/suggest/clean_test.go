package suggest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// TestClean lists what is found in the clean corpus with the starter glossary: names,
// and nothing that is none. The list is testdata/clean.txt.
func TestClean(t *testing.T) {
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	files, _ := filepath.Glob(filepath.Join(testkit.Root(t), "testdata", "articles", "clean", "*.txt"))
	for _, file := range files {
		data, _ := os.ReadFile(file)
		parts := strings.Split(filepath.Base(file), ".")
		text := Text{Name: parts[0], From: language.MustParse(parts[1])}
		for i, p := range strings.Split(string(data), "\n") {
			if p != "" {
				text.Segments = append(text.Segments, Segment{Source: p, Heading: i == 0})
			}
		}
		for _, c := range Names([]Text{text}, base) {
			fmt.Fprintf(&out, "%s: %s %q %d %s\n", filepath.Base(file), c.Text, c.Forms, c.Count, c.Kind)
		}
	}
	testkit.Golden(t, filepath.Join("testdata", "clean.txt"), []byte(out.String()))
}
