package markup

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/term"
)

// TestCodes needs Go: a plain text has no codes.
func TestCodes(t *testing.T) {
	codes := []article.Code{{Kind: article.Open, Pair: 1, Raw: "<b>"}, {Kind: article.Close, Pair: 0, Raw: "</b>"}}
	a, b := string(article.Token(0)), string(article.Token(1))
	for target, want := range map[string]string{
		"Le " + a + "grand" + b + " chien":     "",
		a + "Grand" + b + " est le chien":      "",
		"Le grand chien":                       "check.markup.codes.missing",
		"Le " + a + "grand" + b + " chien" + b: "check.markup.codes.extra",
		"Le " + b + "grand" + a + " chien":     "check.markup.codes.crossed",
	} {
		text := &check.Text{From: language.English, To: language.French, Base: &term.Base{}, Units: []check.Unit{
			{Source: "The " + a + "big" + b + " dog", Target: target, Codes: codes},
		}}
		found := check.Run([]*check.Check{Codes}, text)
		got := ""
		if len(found) > 0 {
			got = found[0].Message.ID
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", target, got, want)
		}
	}
}
