package pipeline

import "testing"

func TestMangledNames(t *testing.T) {
	for _, test := range []struct {
		name, target string
		want         bool
	}{
		{"Paul Wood", "Paul Madera ha dicho", true},
		{"Leslie Aun", "Leslie Même, porte-parole", true},
		{"Paul Wood", "Ha dicho Paul Wood.", false},
		{"Maison Blanche", "la Casa Blanca", false},
		{"Islas Cook", "les Îles Cook", false},
		{"Universidad de Stanford", "l’Université de Stanford", false},
		{"Reserva Central", "la Réserve Centrale", false},
		{"Wood", "Madera", false},
	} {
		if got := mangled(test.name, test.target); got != test.want {
			t.Errorf("mangled(%q, %q) = %t", test.name, test.target, got)
		}
	}
}
