package term

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
)

func TestSubstitute(t *testing.T) {
	b, err := LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, source, target, wanted, result string }{
		{"fr", "es", "Les troupes de la Russie avancent.", "Las tropas de Rusia avanzan.", "Les troupes de la Chine avancent.", "Las tropas de China avanzan."},
		{"en", "fr", "The troops left Russia at night.", "Les troupes ont quitté la Russie de nuit.", "The troops left Bolivia at night.", "Les troupes ont quitté la Bolivie de nuit."},
		{"en", "es", "The troops left Russia at night.", "Las tropas salieron de Rusia de noche.", "The troops left Bolivia at night.", "Las tropas salieron de Bolivia de noche."},
		{"es", "en", "Rusia y Ucrania negocian.", "Russia and Ukraine are negotiating.", "Bolivia y Ucrania negocian.", "Bolivia and Ukraine are negotiating."},
		{"en", "fr", "Russia is ready.", "La Russie est prête.", "Japan is ready.", ""},                           // la Russie, le Japon
		{"en", "fr", "Russia is ready.", "La Russie est prête.", "Ukraine is ready.", ""},                         // l’Ukraine
		{"en", "fr", "Russia is ready.", "La Russie est prête.", "The United States is ready.", ""},               // les États-Unis
		{"en", "fr", "Russia is ready.", "La Russie est prête.", "Moscow is ready.", ""},                          // a city
		{"en", "de", "The troops left Russia.", "Die Truppen verließen Russland.", "The troops left Poland.", ""}, // Polens
		{"en", "ru", "The troops left Russia.", "Войска покинули Россию.", "The troops left Bolivia.", ""},
		{"en", "es", "Russia left Russia.", "Rusia dejó Rusia.", "Russia left Bolivia.", ""},
		{"en", "es", "Russia talks to Bolivia.", "Rusia habla con Bolivia.", "Bolivia talks to Bolivia.", ""},
		{"en", "es", "Russia waits.", "Moscú espera.", "Bolivia waits.", ""},                        // rendered freely
		{"en", "es", "Russia waits.", "Rusia espera; Rusia calla.", "Bolivia waits.", ""},           // more often than in the source
		{"en", "es", "Russia waits.", "Rusia espera.", "Bolivia waits!", ""},                        // differs in more
		{"en", "es", "Angela Merkel waits.", "Angela Merkel espera.", "Emmanuel Macron waits.", ""}, // cansada, cansado
	} {
		got, ok := b.Substitute(c.source, c.target, c.wanted, language.MustParse(c.from), language.MustParse(c.to))
		if got != c.result || ok != (c.result != "") {
			t.Errorf("%s for %s: %q, %t; want %q", c.wanted, c.source, got, ok, c.result)
		}
	}
}

// TestSubstituteElsewhere has no data of a language, and no glossary.
func TestSubstituteElsewhere(t *testing.T) {
	b := New()
	if _, ok := b.Substitute("a", "b", "c", language.English, language.MustParse("tlh")); ok {
		t.Error("nothing is known, and yet it is sure")
	}
	full, err := LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := full.Substitute("Russia waits.", "Ruslan bekliyor.", "Bolivia waits.", language.English, language.MustParse("cv")); ok {
		t.Error("a language without data")
	}
}
