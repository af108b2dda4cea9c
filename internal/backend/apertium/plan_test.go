package apertium

import (
	"errors"
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// TestPlan: over the pairs of another Apertium the way is the one that is best here.
func TestPlan(t *testing.T) {
	pairs := []Pair{{"fra", "spa"}, {"fra", "cat"}, {"cat", "spa"}, {"spa", "por"}, {"spa", "por_BR"}, {"spa", "eng"}, {"x y", "spa"}, {"spa", "spa"}}
	for _, c := range []struct{ from, to, want string }{
		{"fr", "es", "[fra-cat cat-spa]"}, {"es", "pt", "[spa-por]"}, {"es", "pt-BR", "[spa-por_BR]"}, {"es", "pt-AO", "[spa-por]"},
		{"fr-CA", "en-GB", "[fra-cat cat-spa spa-eng]"}, {"en", "fr", ""}, {"und", "es", ""},
	} {
		legs, err := Plan(pairs, language.MustParse(c.from), language.MustParse(c.to))
		if c.want == "" {
			if !errors.Is(err, backend.ErrPair) {
				t.Errorf("%s to %s: %v, %v", c.from, c.to, legs, err)
			}
			continue
		}
		if got := fmt.Sprint(legs); got != c.want || err != nil {
			t.Errorf("%s to %s: %s, %v; want %s", c.from, c.to, got, err, c.want)
		}
	}
	if Gist(language.French, language.Spanish) || !Gist(language.Spanish, language.BritishEnglish) {
		t.Error("what is a gist is not known")
	}
}
