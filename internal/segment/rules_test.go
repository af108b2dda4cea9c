package segment

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// The lists are tidy: no word twice in a list, no last dot, and starters begin
// with a capital where the script has one. Every file names its sources.
func TestListsAreTidy(t *testing.T) {
	for _, name := range Languages() {
		data, err := files.ReadFile("lang/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), "# Sources: ") {
			t.Errorf("%s names no sources", name)
		}
		var r rules
		if err := yaml.Unmarshal(data, &r); err != nil {
			t.Fatal(err)
		}
		for key, list := range map[string][]string{
			"never": r.Never, "before-number": r.BeforeNumber, "before-starter": r.BeforeStarter, "after-number": r.AfterNumber,
			"fronting": r.Fronting, "ends": r.Ends, "starters": r.Starters,
		} {
			seen := map[string]bool{}
			for _, word := range list {
				if seen[word] {
					t.Errorf("%s %s: %q stands there twice", name, key, word)
				}
				seen[word] = true
				if strings.HasSuffix(word, ".") || strings.TrimSpace(word) == "" {
					t.Errorf("%s %s: %q is not a word without its last dot", name, key, word)
				}
				if key == "starters" && isLower([]rune(word)[0]) {
					t.Errorf("%s starters: %q has no capital", name, word)
				}
			}
		}
	}
}
