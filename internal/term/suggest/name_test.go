package suggest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// glossaryOf loads a glossary of the test.
func glossaryOf(t testing.TB, yaml string) *term.Base {
	t.Helper()
	base, err := term.Load(term.Bytes("test.yaml", []byte(yaml)))
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// textOf cuts a text into lines; a line that begins with # is a heading.
func textOf(lang, lines string) Text {
	text := Text{Name: "a.txt", From: language.MustParse(lang)}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		heading, is := strings.CutPrefix(line, "# ")
		text.Segments = append(text.Segments, Segment{Source: heading, Heading: is})
	}
	return text
}

const known = `
- {id: place.ua, kind: place, en: Ukraine, de: Ukraine, fr: Ukraine, ru: Украина}
- {id: person.merz, kind: person, en: Friedrich Merz, de: Friedrich Merz}
`

func TestNames(t *testing.T) {
	for _, test := range []struct{ name, lang, text, want string }{
		{"people, places, organisations", "en", `
# Brightwater Council Votes Again
The town of Brightwater voted on Tuesday. Mayor Hannah Osei said so.
Nobody in Brightwater was surprised, Osei said. The Northern Rail Authority was.
`, "Brightwater place 3; Hannah Osei [Osei] person 2; Northern Rail Authority organisation 1"},
		{"what is known or no name", "en", `
On Monday, Ukraine and Friedrich Merz met in September. However, see https://Example.org/Foo and snake_Case.
They met in The Hague. Christmas came.
`, "The Hague place 1"},
		{"joined numbers", "en", "The spread of COVID-19 began. Nobody knew COVID-19 then, or the Trump-era rules.", "COVID-19 product 2; Trump term 1"},
		{"a name that begins like a sentence", "en", "He reads the New York Times. The New York Times is read.", "New York Times organisation 2"},
		{"German nouns are no names", "de", `
Die Regierung baut im Sommer eine Brücke. Der Sommer ist lang, die Brücke ist neu.
Herr Petersen sah die Brücke. Bürgermeisterin Anna Brandt lobte Petersen, und Brandts Rede war kurz. Brandt ging.
`, "Anna Brandt [Brandt, Brandts] person 3; Petersen person 2"},
		{"Russian cases", "ru", `
Вчера в городе выступил Иван Соколов. Слова Ивана Соколова записали.
`, "Иван Соколов [Ивана Соколова] person 2"},
		{"terms", "en", `
The heat pump runs. Two heat pumps help, and the air source heat pump is new. An air source heat pump costs more.
`, "air source heat pump term 2; heat pump [heat pumps] term 4"},
		{"French terms", "fr", `
La banque fixe le taux de change. Un taux de change stable plaît ; les taux de change varient.
`, "taux de change term 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Names([]Text{textOf(test.lang, test.text)}, glossaryOf(t, known)) {
				forms := ""
				if len(c.Forms) > 0 {
					forms = " [" + strings.Join(c.Forms, ", ") + "]"
				}
				got = append(got, fmt.Sprintf("%s%s %s %d", c.Text, forms, c.Kind, c.Count))
			}
			if strings.Join(got, "; ") != test.want {
				t.Errorf("found %s\nwant  %s", strings.Join(got, "; "), test.want)
			}
		})
	}
}

// TestPlaces holds every place to the text of its candidate.
func TestPlaces(t *testing.T) {
	texts := []Text{
		textOf("en", "Mayor Hannah Osei spoke.\n# HANNAH OSEI WINS\nA vote for Hannah Osei counts, and Osei knows."),
		textOf("de", "Bürgermeisterin Anna Brandt sprach von der Wärmepumpenanlage. Die Wärmepumpenanlage läuft."),
	}
	seen := 0
	for _, c := range Names(texts, &term.Base{}) {
		for _, p := range c.Places {
			stands := texts[p.Text].Segments[p.Segment].Source[p.Span.Start:p.Span.End]
			if stands != c.Text && !strings.Contains(strings.Join(c.Forms, "|"), stands) {
				t.Errorf("%q is placed at %q", c.Text, stands)
			}
			seen++
		}
		if !strings.Contains(c.Sentence, c.Text) && len(c.Forms) == 0 {
			t.Errorf("the sentence of %q is %q", c.Text, c.Sentence)
		}
	}
	if seen < 5 {
		t.Errorf("only %d places", seen)
	}
}

// TestRenderings reads what a translation has for a name.
func TestRenderings(t *testing.T) {
	text := Text{From: language.English, To: language.French, Segments: []Segment{
		{Source: "The mayor of Kharkov spoke.", Target: "Le maire de Kharkiv a parlé."},
		{Source: "Nobody left Kharkov today.", Target: "Personne n’a quitté Kharkiv aujourd’hui."},
		{Source: "The mayor left.", Target: "Le maire est parti."},
	}}
	found := Names([]Text{text}, &term.Base{})
	if len(found) == 0 || found[0].Text != "Kharkov" || len(found[0].Renderings) != 1 || found[0].Renderings[0].Text != "Kharkiv" || found[0].Renderings[0].Count != 2 {
		t.Errorf("found %+v", found)
	}
}

// FuzzNames holds Names and Learn to their laws: no panic, the same twice, spans in
// the text.
func FuzzNames(f *testing.F) {
	f.Add("The heat pump of Anna Brandt. A heat pump!", "Die Wärmepumpe von Anna Brandt.", uint8(0))
	f.Add("l’Ukraine et COVID-19\n\xff\U000F0000", "И\u0301ван ©", uint8(3))
	f.Add("A-B-C D-", "名前 x://y", uint8(2))
	langs := []language.Tag{language.English, language.German, language.French, language.Russian, language.Japanese}
	base := glossaryOf(f, known)
	f.Fuzz(func(t *testing.T, source, target string, n uint8) {
		text := Text{From: langs[int(n)%len(langs)], To: langs[int(n/8)%len(langs)], Segments: []Segment{
			{Source: source, Target: target}, {Source: target, Target: source}, {Source: source, Heading: true},
		}}
		found := Names([]Text{text}, base)
		for _, c := range found {
			for _, p := range c.Places {
				_ = text.Segments[p.Segment].Source[p.Span.Start:p.Span.End]
			}
		}
		if again := Names([]Text{text}, base); !reflect.DeepEqual(found, again) {
			t.Error("another list for the same text")
		}
		proposals := Learn(text, base)
		if again := Learn(text, base); !reflect.DeepEqual(proposals, again) {
			t.Error("other proposals for the same text")
		}
		Compare([]string{source}, []string{target}, text.From, base)
	})
}
