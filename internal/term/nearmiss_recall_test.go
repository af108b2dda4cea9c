package term_test

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/translit"
)

// TestEveryConventionLeadsToThePerson spells the people of Russia and Ukraine by the
// convention of each language, full and by the last name, in a text of each other one, without
// context. What the text's language knows is no miss.
func TestEveryConventionLeadsToThePerson(t *testing.T) {
	base := builtIn(t)
	langs := []language.Tag{language.English, language.French, language.German, language.Spanish, language.Italian, language.Portuguese, language.Dutch, language.Polish}
	asked, found := 0, 0
	for _, c := range base.Concepts() {
		home, ok := map[string]language.Tag{"place.ru": language.Russian, "place.ua": language.Ukrainian}[c.PartOf]
		if !ok || c.Kind != term.Person || c.Term(home) == nil {
			continue
		}
		for _, from := range langs {
			spelled, _ := translit.Name(c.Term(home).Text, home, from)
			for _, to := range langs {
				if from == to || len(base.Names("x "+spelled+" x", to)) == 0 {
					continue
				}
				asked++
				got := base.NearMiss(spelled, "", to)
				if len(got) > 0 && got[0].Concept == c {
					found++
				} else {
					t.Logf("%s in %v: %+v, want %s", spelled, to, got, c.ID)
				}
			}
		}
	}
	t.Logf("%d of %d", found, asked)
	if asked < 500 || 100*found < 98*asked {
		t.Errorf("%d of %d spellings lead to the person", found, asked)
	}
}
