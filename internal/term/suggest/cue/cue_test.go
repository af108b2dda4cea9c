package cue

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// TestFiles holds every file to its form: it parses, without unknown fields, its
// words are small letters, and what it must have is there.
func TestFiles(t *testing.T) {
	entries, err := data.ReadDir(".")
	if err != nil || len(entries) < 7 {
		t.Fatalf("%d files: %v", len(entries), err)
	}
	for _, entry := range entries {
		text, _ := data.ReadFile(entry.Name())
		d := yaml.NewDecoder(strings.NewReader(string(text)))
		d.KnownFields(true)
		words := &Words{}
		if err := d.Decode(words); err != nil {
			t.Errorf("%s: %v", entry.Name(), err)
		}
		for name, set := range map[string]Set{"stop": words.Stop, "date": words.Date, "title": words.Title, "speech": words.Speech,
			"organisation": words.Organisation, "place": words.Place, "in": words.In} {
			if len(set) == 0 {
				t.Errorf("%s has no %s", entry.Name(), name)
			}
			for word := range set {
				if strings.ToLower(word) != word || strings.TrimSpace(word) != word {
					t.Errorf("%s: %q of %s is not in small letters", entry.Name(), word, name)
				}
			}
		}
	}
}

func TestOf(t *testing.T) {
	if !Of(language.MustParse("fr-CA")).Stop["avec"] {
		t.Error("fr-CA does not know avec")
	}
	if words := Of(language.Japanese); words == nil || len(words.Stop) > 0 {
		t.Errorf("a language without file has %v", words)
	}
}
