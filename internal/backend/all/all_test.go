package all

import "testing"

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range Backends() {
		name := b.Info().Name
		if name == "" || seen[name] {
			t.Errorf("name %q is empty or taken", name)
		}
		seen[name] = true
	}
}
