package config

import (
	"os"
	"path/filepath"
	"testing"
)

// A path is outside of a project where it says so, and where a link leads there.
func TestOutside(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "paper")
	for _, folder := range []string{filepath.Join(dir, "in"), filepath.Join(root, "elsewhere")} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"good": filepath.Join(dir, "in"), "bad": filepath.Join(root, "elsewhere"), "broken": filepath.Join(root, "nowhere")} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	for path, want := range map[string]bool{
		"out": false, "in/new/deep": false, ".": false, "out/{lang}/{name}": false, "{dir}{lang}/{name}": false, "good/x": false, "-": false,
		"../elsewhere": true, "/etc": true, "bad": true, "bad/new/{name}": true, "broken": true, "broken/x": true, "{dir}../x/{name}": true, "../{name}": true,
	} {
		if got := outside(dir, anchorOut(dir, path)); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}
