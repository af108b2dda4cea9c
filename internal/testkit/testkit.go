// Package testkit helps tests: where the evaluation data is, and comparing with
// golden files. Only tests import it.
package testkit

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Root returns the folder of go.mod.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("no go.mod above the test")
	return ""
}

// Data returns the path of a file of the evaluation data: below $EXONYM_DATA,
// else below ../shared/data beside the checkout. Without it the test is skipped.
func Data(t testing.TB, name string) string {
	t.Helper()
	base := os.Getenv("EXONYM_DATA")
	if base == "" {
		base = filepath.Join(Root(t), "..", "shared", "data")
	}
	path := filepath.Join(base, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("evaluation data not found (set EXONYM_DATA): %s", name)
	}
	return path
}

// Golden compares got with the file at path, or rewrites it when UPDATE=1.
func Golden(t testing.TB, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (UPDATE=1 rewrites it):\n%s", path, diff)
	}
}
