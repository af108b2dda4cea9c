package ui

import (
	"strings"
	"testing"

	"exonym/internal/locale"
)

func TestRows(t *testing.T) {
	rows := Rows{{"fr", "Corée du Nord", "also République populaire démocratique de Corée"}, {"ja", "北朝鮮", "\x1b[31mred"}}
	wide := "fr  Corée du Nord  also République populaire\n" +
		"                   démocratique de Corée\n" +
		"ja  北朝鮮         \uFFFD[31mred\n"
	if got := rows.Layout(46); got != wide {
		t.Errorf("wide:\n%s\nwant\n%s", got, wide)
	}
	narrow := "fr\n  Corée du Nord ·\n  also République\n  populaire\n  démocratique de\n  Corée\nja\n  北朝鮮 · \uFFFD[31mred\n"
	if got := rows.Layout(20); got != narrow {
		t.Errorf("narrow:\n%s\nwant\n%s", got, narrow)
	}
	if got, want := rows.Tabs(), "fr\tCorée du Nord\t"; !strings.HasPrefix(got, want) {
		t.Errorf("tabs: %q", got)
	}
}

// No line is wider than the terminal, but for a word that is.
func TestRowsFit(t *testing.T) {
	rows := Rows{{"place.kp", "North Korea", "a b c d e f g h i j k l m n o p q r s t u v w x y z"}}
	for width := 12; width < 120; width++ {
		for _, line := range strings.Split(rows.Layout(width), "\n") {
			if locale.Cells(line) > width {
				t.Errorf("width %d: %q", width, line)
			}
		}
	}
}
