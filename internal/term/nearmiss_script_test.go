package term_test

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/translit"
)

func TestSpellingsOfOtherLanguages(t *testing.T) {
	base := builtIn(t)
	for _, test := range []struct{ lang, name, context, want string }{
		{"fr", "Vasily Nunkzya", "L'ambassadeur de l'ONU russe, Vasily Nunkzya, a rejeté les allégations.", "Vassili Nebenzia"},
		{"fr", "Kursk", "dans la région de Kursk", "Koursk"},
		{"en", "Kiew", "in Kiew", "Kyiv"},
		{"en", "Wolodymyr Selenskyj", "", "Volodymyr Zelensky"},
		{"de", "Poutine", "", "Putin"},
		{"de", "Vladimir Poutine", "", "Wladimir Putin"},
		{"fr", "Staline", "", ""},
		{"es", "Sergueï Choïgou", "", "Serguéi Shoigú"},
		{"fr", "Walerij Saluschnyj", "", "Valeri Zaloujny"},
		{"en", "Dmitrij Medwedjew", "", "Dmitry Medvedev"},
		{"fr", "Nebensja", "", "Nebenzia"},
		{"fr", "Saluschnyj", "", "Zaloujny"},
		{"fr", "Jruschov", "", "Khrouchtchev"},
		{"fr", "Ursula von der Layen", "La présidente de la Commission européenne Ursula von der Layen", "Ursula von der Leyen"},
		{"en", "Sergiy Kislitsa", "Ukraine's ambassador to the UN, Sergiy Kislitsa", "Sergiy Kyslytsya"},
		{"en", "Kislitsa", "Ukraine's ambassador to the UN, Kislitsa", "Kyslytsya"},
		// A first name of the news is no person.
		{"en", "Vladimir Petrov", "the Russian president spoke in Moscow", ""},
		{"fr", "Sergueï Ivanov", "Le ministre russe Sergueï Ivanov", ""},
		{"de", "Bundesrat Maurer", "", ""},
		{"en", "Jordan Peele", "the American director Jordan Peele", ""},
		{"en", "Later Lavrow", "Later Lavrow spoke in Moscow for the Russian government", ""},
		{"fr", "Jean-Marie Le Pen", "Le député français Jean-Marie Le Pen, à Paris", ""},
		{"en", "Hunter Bidden", "the American president in Washington", ""},
		{"en", "Microsoft", "the American company Microsoft", ""},
		{"en", "Obamacare", "the American president", ""},
	} {
		found := base.NearMiss(test.name, test.context, language.Make(test.lang))
		got := ""
		if len(found) > 0 {
			got = found[0].Term
		}
		if got != test.want {
			t.Errorf("%s %q: %q, want %q: %+v", test.lang, test.name, got, test.want, found)
		}
	}
}

// A person whom the termbase knows in Cyrillic letters only is recognised in the
// spelling of every language, and spelled by the convention of the text's. What readers
// of the text's language may meet anyway is left alone.
func TestPersonKnownByTheCyrillicName(t *testing.T) {
	person, place := term.NewConcept("person.x", term.Person), term.NewConcept("place.x", term.Place)
	person.SetTerms(language.Ukrainian, term.Term{Text: "Олександр Щербиненко"})
	place.PartOf = "place.ru"
	place.SetTerms(language.Russian, term.Term{Text: "Шушенское"})
	place.SetTerms(language.French, term.Term{Text: "Chouchenskoïe"})
	base := term.New(person, place)
	langs := []language.Tag{language.English, language.French, language.German, language.Spanish, language.Italian, language.Dutch, language.Polish}
	for _, from := range langs {
		for _, name := range []string{"Олександр Щербиненко", "Щербиненко"} {
			spelled, _ := translit.Name(name, language.Ukrainian, from)
			for _, to := range langs {
				want, _ := translit.Name(name, language.Ukrainian, to)
				if !slices.Contains(translit.Variants(name, language.Ukrainian, to), spelled) {
					expect(t, base, spelled, to, want)
				}
			}
		}
		spelled, _ := translit.Name("Шушенское", language.Russian, from)
		expect(t, base, spelled, language.French, "Chouchenskoïe")
	}
}

// expect wants a suggestion for spelled, or none where it is right.
func expect(t *testing.T, base *term.Base, spelled string, lang language.Tag, want string) {
	t.Helper()
	found := base.NearMiss(spelled, "", lang)
	switch {
	case spelled == want && len(found) == 0:
	case len(found) == 1 && found[0].Term == want:
		for _, why := range found[0].Why {
			if why.Clue == term.Original {
				return
			}
		}
		t.Errorf("%v %s: no word of the original: %+v", lang, spelled, found)
	default:
		t.Errorf("%v %s: %+v, want %s", lang, spelled, found, want)
	}
}
