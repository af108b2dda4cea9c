package apertium

import (
	"strings"
	"testing"
)

func TestMendSlips(t *testing.T) {
	for _, c := range []struct{ to, source, text, want string }{
		{"eng", "Un responsable ukrainien a dit.", "AN ukrainian manager said.", "An Ukrainian manager said."},
		{"eng", "Grâce aux liaisons.", "THANKS TO the connections.", "Thanks to the connections."},
		{"eng", "GRÂCE À LUI", "THANKS TO HIM", "THANKS TO HIM"},
		{"eng", "UE : un an", "IN the EU", "IN the EU"},
		{"eng", "Les États-Unis partent.", "US leaves.", "US leaves."},
		{"spa", "L'algue produit.", "EL alga produce.", "El alga produce."},
		{"eng", "Le combat dure, et ceci.", "The fight prolongs , with this .", "The fight prolongs, with this."},
		{"eng", "Ceci , et cela.", "This , and that.", "This , and that."},
		{"fra", "Esto; eso.", "Ceci ; cela.", "Ceci ; cela."},
		{"eng", "Le ministre américain.", "The american minister of the germans, monday.", "The American minister of the Germans, Monday."},
		{"eng", "Voir french.example.com et x@german.", "See french.example.com and x@german.", "See french.example.com and x@german."},
		{"eng", "Il peut marcher.", "It may march and polish.", "It may march and polish."},
		{"spa", "Un american.", "Un american.", "Un american."},
	} {
		if got := mendSlips(c.to, c.source, c.text); got != c.want {
			t.Errorf("%q became %q, expected %q", c.text, got, c.want)
		}
	}
}

// What is mended once needs no more, and only letters' case and blanks change.
func FuzzMendSlips(f *testing.F) {
	f.Add("Un Ukrainien", "AN ukrainian , here")
	f.Add("x", "IN SPITE OF İ ) .")
	f.Fuzz(func(t *testing.T, source, text string) {
		for _, to := range []string{"eng", "spa", "fra", "deu"} {
			once := mendSlips(to, source, text)
			if again := mendSlips(to, source, once); again != once {
				t.Errorf("%q, then %q", once, again)
			}
			bare := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
			if strings.ToValidUTF8(text, "") == text && bare(text) != bare(once) {
				t.Errorf("%q became %q", text, once)
			}
		}
	})
}
