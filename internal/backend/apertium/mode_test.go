package apertium

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"os"
)

func TestRewritesModesAsTheEngineDoes(t *testing.T) {
	paths, err := filepath.Glob("/usr/share/apertium/modes/*.mode")
	if err != nil || len(paths) == 0 {
		t.Fatal("no modes: apt-get install apertium apertium-fra-cat apertium-spa-cat")
	}
	for _, path := range paths {
		theirs, err := exec.Command("apertium-wblank-mode", "-z", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		want, err := parseMode(string(theirs))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseMode(string(text))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if diff := cmp.Diff(want, nullFlush(got)); diff != "" {
			t.Errorf("%s (-engine +ours):\n%s", path, diff)
		}
	}
}

func TestParseModeRefusesShell(t *testing.T) {
	for _, line := range []string{"", "a | | b", "a 'b", "a > b", "a; b", "a `b`", "a \\"} {
		if stages, err := parseMode(line); err == nil {
			t.Errorf("%q was read as %q", line, strings.Join(stages[0], " "))
		}
	}
}
