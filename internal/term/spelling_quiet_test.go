package term_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/testkit"
)

// oneThing are the clusters of translated news that people have looked at and found
// right: the translator wrote one name in two ways.
var oneThing = map[string]bool{"Fallujah": true, "Krushchev": true, "Prima del Velocirráptor": true}

// TestTranslatedNewsIsSpelledOneWay takes the names of a thousand lines for those of a
// folder. One wrong cluster is borne (Collège, Trinity College).
func TestTranslatedNewsIsSpelledOneWay(t *testing.T) {
	base := builtIn(t)
	wrong := 0
	for _, lang := range []string{"en", "fr", "de", "es", "it", "pt", "nl", "pl", "ru"} {
		text, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev."+lang+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		var used []term.Usage
		for line := range strings.Lines(string(text)) {
			for _, m := range base.Names(line, language.Make(lang)) {
				used = append(used, term.Usage{Text: m.Text, Lang: language.Make(lang), Count: 1})
			}
		}
		for _, c := range term.Spellings(used, language.Make(lang)) {
			t.Logf("%s: %v: %s", lang, c.Used, c.Use)
			if !oneThing[c.Used[0].Text] {
				wrong++
			}
		}
	}
	if wrong > 1 {
		t.Errorf("%d wrong clusters", wrong)
	}
}
