package term

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestRepair(t *testing.T) {
	b := testBase(t)
	cases(t, "repair.txt", func(where string, lang language.Tag, rest string) {
		text, want, changes := strings.Cut(rest, " => ")
		if !changes {
			want = text
		}
		got := b.Repair(text, lang)
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", where, got, want)
		}
		if again := b.Repair(got, lang); again != got {
			t.Errorf("%s: repaired twice:\n got %s\nthen %s", where, got, again)
		}
	})
}
