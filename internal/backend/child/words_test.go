package child

import (
	"slices"
	"testing"
)

func TestWords(t *testing.T) {
	for line, want := range map[string][]string{
		`python3 upper.py`:           {"python3", "upper.py"},
		` a  'b c' "d e"f ''`:        {"a", "b c", "d ef", ""},
		`a\ b "c\"d" "\x" '\'`:       {"a b", `c"d`, `\x`, `\`},
		`$HOME *.py | rm; "$(date)"`: {"$HOME", "*.py", "|", "rm;", "$(date)"},
		"":                           nil,
	} {
		if got, err := Words(line); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", line, got, err)
		}
	}
	for _, line := range []string{`a "b`, `a 'b`, `a\`} {
		if _, err := Words(line); err == nil {
			t.Errorf("%s was taken", line)
		}
	}
}
