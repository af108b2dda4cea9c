package memory

import (
	"context"
	"testing"

	"golang.org/x/text/language"
)

func TestNumbersAreExchangedWhereThatIsSafe(t *testing.T) {
	for _, test := range []struct {
		name, to              string
		source, target, query string
		want                  string // empty: it is left alone
	}{
		{"a page", "es", "See page 23.", "Véase la página 23.", "See page 47.", "Véase la página 47."},
		{"two numbers in another order", "de", "On page 3 of 20 pages.", "Auf 20 Seiten die Seite 3.", "On page 4 of 30 pages.", "Auf 30 Seiten die Seite 4."},
		{"one of two", "es", "In 1914 there were 300 ships.", "En 1914 había 300 barcos.", "In 1914 there were 400 ships.", "En 1914 había 400 barcos."},
		{"the singular", "es", "It took 2 days.", "Tardó 2 días.", "It took 1 days.", ""},
		{"few and many", "pl", "It has 2 files.", "Zawiera 2 pliki.", "It has 5 files.", ""},
		{"few and few", "pl", "It has 2 files.", "Zawiera 2 pliki.", "It has 3 files.", "Zawiera 3 pliki."},
		{"separators", "es", "It cost 1,500 dollars.", "Costó 1.500 dólares.", "It cost 2,500 dollars.", ""},
		{"twice in the source", "es", "From 20 to 20.", "De 20 a 20.", "From 20 to 30.", ""},
		{"written out", "es", "It took 3 days.", "Tardó tres días.", "It took 4 days.", ""},
		{"an article", "en", "It grew by a 9 percent.", "It grew by a 9 percent.", "It grew by a 8 percent.", ""},
		{"or", "es", "This or 7.", "Esto o 7.", "This or 8.", ""},
		{"an ordinal", "es", "The 3rd time.", "La 3 vez.", "The 4rd time.", ""},
		{"an ending", "hu", "Until 6 there.", "A 6-os ott.", "Until 7 there.", ""},
		{"other words", "es", "See page 23.", "Véase la página 23.", "See line 47.", ""},
		{"another mark", "es", "See page 23.", "Véase la página 23.", "See page 47!", ""},
	} {
		u := Unit{From: language.English, To: language.MustParse(test.to), Source: test.source, Target: test.target}
		if got, ok := substitute(u, test.query); ok != (test.want != "") || ok && got != test.want {
			t.Errorf("%s: %q, %t; want %q", test.name, got, ok, test.want)
		}
	}
}

func TestFuzzySubstitutes(t *testing.T) {
	m := fresh(t)
	add(t, m, spanish("The tower is 24 metres high.", "La torre tiene 24 metros de altura.", Person))
	found, err := m.Fuzzy(context.Background(), query("The tower is 36 metres high."))
	if err != nil || len(found) != 1 || !found[0].Substituted || found[0].Exact() || found[0].Target != "La torre tiene 36 metros de altura." {
		t.Errorf("%+v, %v", found, err)
	}
}
