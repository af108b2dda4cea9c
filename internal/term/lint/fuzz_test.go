package lint

import (
	"reflect"
	"testing"

	"exonym/internal/term"
)

// FuzzRun holds the rules to their laws on any file that the termbase reads: they do
// not panic, find the same twice, and every finding has its place and its words.
func FuzzRun(f *testing.F) {
	f.Add("a.yaml", "- id: a\n  kind: person\n  part-of: a\n  en: {term: ann, also: [ann], forbidden: [\"=x\"]}\n  ru: [Aннa, Анна]\n")
	f.Add("b.csv", "en;fr;ru\n +1 ;la Russie;\u200b\n|;a|a;e\u0301\n")
	f.Add("c.tsv", "id\ten\n\tthe\nx\t\"\n")
	f.Fuzz(func(t *testing.T, name, data string) {
		base, err := term.Load(term.Bytes(name, []byte(data)))
		if err != nil {
			return
		}
		in := Input{Base: base, Files: []File{{name, []byte(data)}}}
		found := Run(Rules(), in)
		for _, finding := range found {
			if finding.At.File == "" || finding.Rule == "" || finding.Message == nil {
				t.Errorf("finding without place or words: %+v", finding)
			}
		}
		if again := Run(Rules(), in); !reflect.DeepEqual(found, again) {
			t.Errorf("found %v, then %v", found, again)
		}
	})
}
