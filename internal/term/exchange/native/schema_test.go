package native_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/testkit"
)

// TestSchema holds the published schema to the fields of the code.
func TestSchema(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "schema", "glossary-1.json"))
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct {
			Properties map[string]struct{ Enum []string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]map[string][]string{
		"concept": choices[term.Concept](exchange.ConceptFields(), "id", "terms"),
		"term":    choices[term.Term](exchange.TermFields(), "term"),
	} {
		got := map[string][]string{}
		for property, is := range schema.Defs[name].Properties {
			got[property] = is.Enum
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (code, schema):\n%s", name, diff)
		}
	}
}

// choices returns the names of fields with what they accept.
func choices[T any](fields []exchange.Field[T], others ...string) map[string][]string {
	all := map[string][]string{}
	for _, name := range others {
		all[name] = nil
	}
	for _, f := range fields {
		all[f.Name] = f.Choices
		if f.Name == "keep" { // a boolean in JSON
			all[f.Name] = nil
		}
	}
	return all
}
