package lint

import (
	"fmt"
	"testing"

	"exonym/glossary"
	"exonym/internal/term"
)

// toMend are the findings above info that the starter glossary still has, each
// with what it should be.
var toMend = map[string]string{
	"lint.invisible place.reykjavik de":       "Reykjavík without the soft hyphens of its source: overlay it in 30-cities.yaml",
	"lint.script person.nikita-khrushchev it": "Chruščëv with the Latin ë: 50-people.yaml has the Cyrillic one",
}

// TestStarter holds the glossary that exonym brings along to its own rules.
func TestStarter(t *testing.T) {
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, err := Read(glossary.FS)
	if err != nil || len(files) < 9 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	found := Run(Rules(), Input{Base: base, Files: files})
	if len(found) == 0 {
		t.Fatal("no finding at all: not even the rivers that share a name with a city")
	}
	for _, f := range found {
		if f.Severity == Info || toMend[fmt.Sprint(f.Rule, " ", f.Concept, " ", f.Lang)] != "" {
			continue
		}
		t.Errorf("%s:%d: %s %s %s %s %q %+v", f.At.File, f.At.Line, f.Severity, f.Rule, f.Concept, f.Lang, f.Form, f.Data)
	}
}
