package apertium

import (
	"os"
	"regexp"
	"testing"

	"go.yaml.in/yaml/v3"
)

// edits.yaml is read without looking at errors, so they are looked for here.
func TestEditsAreSound(t *testing.T) {
	text, err := os.ReadFile("edits.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []edit
	if err := yaml.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if _, err := regexp.Compile(e.Find); err != nil || e.To == "" || e.Find == "" {
			t.Errorf("%+v: %v", e, err)
		}
	}
	if len(list) != len(edits()) {
		t.Errorf("%d of %d edits are used", len(edits()), len(list))
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct{ from, to, text, want string }{
		{"fra", "spa", "El ministro ha declarado la guerra.", "El ministro declaró la guerra."},
		{"fra", "spa", "Ya ha declarado que ha sido él.", "Ya ha declarado que ha sido él."},
		{"fra", "spa", "Han construido un puente y ha obtenido 3.", "Construyeron un puente y obtuvo 3."},
		{"fra", "spa", "En el transcurso del año", "Durante el año"},
		{"spa", "fra", "ha declarado", "ha declarado"},
		{"fra", "eng", "The agency has suggested a idea.", "The agency suggested an idea."},
		{"spa", "eng", "AN ukrainian, a european union, an uncle.", "A ukrainian, a european union, an uncle."},
		{"fra", "eng", "He would have suggested « that ».", "He would have suggested \"that\"."},
		{"eng", "spa", "el septiembre 20, 2005", "el 20 de septiembre de 2005"},
		{"eng", "spa", "Dijo eso cuándo llegó encima 3 de octubre.", "Dijo eso cuando llegó el 3 de octubre."},
		{"eng", "spa", "Nadie sabe cuándo. Por encima de todo, encima una isla.", "Nadie sabe cuándo. Por encima de todo, en una isla."},
		{"eng", "spa", "perros, gatos, y ratones", "perros, gatos y ratones"},
		{"spa", "fra", "Elle mange et ils boivent ce que s'offre, et que s'il part.", "Elle mange et boivent ce qui s'offre, et que s'il part."},
		{"spa", "fra", "un homme que se voit", "un homme qui se voit"},
	} {
		got := c.text
		for _, e := range editsFor(c.from, c.to) {
			got = e.apply(got)
		}
		if got != c.want {
			t.Errorf("%s to %s: %q became %q, expected %q", c.from, c.to, c.text, got, c.want)
		}
	}
}

func TestLowerSecond(t *testing.T) {
	for _, c := range []struct{ source, text, want string }{
		{"Bush visited Rome.", "Bush Visitó Roma.", "Bush visitó Roma."},
		{"Paul Smith visited.", "Paul Smith visitó.", "Paul Smith visitó."},
		{"Ha llegado.", "It Has arrived.", "It has arrived."},
		{"LA CASA", "THE HOUSE", "THE HOUSE"},
	} {
		if got := lowerSecond(c.source, c.text); got != c.want {
			t.Errorf("%q became %q, expected %q", c.text, got, c.want)
		}
	}
}
