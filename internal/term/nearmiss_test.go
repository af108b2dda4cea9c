package term

import (
	"os"
	"testing"

	"golang.org/x/text/language"
)

func TestNearMiss(t *testing.T) {
	b := testBase(t)
	sentence := "L'ambassadeur de l'ONU russe, Vasily Nunkzya, a rejeté avec véhémence les allégations."
	for _, test := range []struct {
		lang, name, context, want string
		clues                     int // at least
	}{
		{"fr", "Vasily Nunkzya", sentence, "person.nebenzia", 5},
		{"fr", "Kursk", "dans la région de Kursk", "place.kursk", 1},
		{"en", "Koursk", "in the region of Koursk", "place.kursk", 1},
		{"en", "Kiev", "in Kiev", "place.kyiv", 1},
		{"fr", "Serguei Lavrow", "Le ministre russe Serguei Lavrow", "person.lavrov", 3},
		// Nothing is wrong, or too little speaks for it.
		{"fr", "Koursk", "dans la région de Koursk", "", 0},
		{"fr", "Kyslytsya", "a déclaré Kyslytsya", "", 0},
		{"fr", "Sergiy Kyslytsya", "L'ambassadeur ukrainien", "", 0},
		{"fr", "Vasily Petrov", sentence, "", 0},
		{"fr", "Vasily Nikolaev", sentence, "", 0},
		{"fr", "Lloyd Webber", "le compositeur américain Lloyd Webber", "", 0},
		{"fr", "Nunkzya", "Nunkzya arrive", "", 0},
		{"fr", "Pyongyang", "Pyongyang et la Corée du Nord", "", 0},
		{"fr", "", "", "", 0},
	} {
		found := b.NearMiss(test.name, test.context, language.MustParse(test.lang))
		got, clues := "", 0
		if len(found) > 0 {
			got, clues = found[0].Concept.ID, len(found[0].Why)
		}
		if got != test.want || clues < test.clues {
			t.Errorf("%s %q: %q with %d clues, want %q: %+v", test.lang, test.name, got, clues, test.want, found)
		}
	}
}

func TestNames(t *testing.T) {
	b := testBase(t)
	for _, test := range []struct {
		lang, text string
		want       []string
	}{
		{"fr", "L'ambassadeur russe, Vasily Nunkzya, a rejeté. Nunkzya reste. Kursk est loin.", []string{"Vasily Nunkzya"}},
		{"fr", "Nunkzya reste. Selon Nunkzya, Jean-Pierre Dupont et Ursula von der Leyen viennent de Moscou.", []string{"Nunkzya", "Nunkzya", "Jean-Pierre Dupont", "Ursula von der Leyen", "Moscou"}},
		{"fr", "Lloyd Austin et la Russie. Ceci. Le Pentagone dit oui.", []string{"Pentagone"}},
		{"en", "The Pentagon said so. Meanwhile Aunt May met Bob in https://Site.org/Path and XIV.", []string{"Pentagon", "Aunt May", "Bob"}},
		{"de", "Der Minister und die Regierung trafen Angela Merkel in der Hauptstadt.", []string{"Angela Merkel"}},
		{"en", "THE WHOLE WORLD SPEAKS ABOUT NOTHING ELSE", nil},
		{"en", "The Best Places To Visit Before Summer Ends", nil},
		{"ru", "Вчера Иван Петров приехал в Москву.", []string{"Иван Петров", "Москву"}},
	} {
		var got []string
		for _, m := range b.Names(test.text, language.MustParse(test.lang)) {
			got = append(got, m.Text)
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%s: %q, want %q", test.text, got, test.want)
			}
		}
	}
}

func TestNamesOfSeed(t *testing.T) {
	text, err := os.ReadFile("../../testdata/articles/kursk.fr.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, m := range testBase(t).Names(string(text), language.French) {
		count[m.Text] = m.Count
	}
	t.Log(count)
	for _, name := range []string{"Vasily Nunkzya", "Kursk", "Pyongyang", "Pentagone"} {
		if count[name] == 0 {
			t.Errorf("%s is not listed", name)
		}
	}
	for _, name := range []string{"Lloyd Austin", "Russie", "Les", "Bien", "Entre-temps", "La"} {
		if count[name] != 0 {
			t.Errorf("%s is listed", name)
		}
	}
}
