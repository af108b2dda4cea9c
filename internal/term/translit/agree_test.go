package translit_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/term"
	"exonym/internal/term/translit"
)

// homes are the countries whose names are written first in Russian or Ukrainian.
var homes = map[string]language.Tag{"place.ru": language.Russian, "place.ua": language.Ukrainian}

// floors are how many of 100 known names the convention gives, and how many one of its
// variants gives, at least. Exonyms (Moscow) are among the names: they are for the
// list.
var floors = map[string][2]int{
	"en": {80, 82}, "fr": {74, 78}, "de": {78, 86}, "es": {72, 80}, "it": {74, 82}, "pt": {74, 76}, "nl": {72, 82}, "pl": {66, 66},
}

// TestAgreesWithTheTermbase compares the rules with the people and cities of Russia
// and Ukraine in the built-in termbase.
func TestAgreesWithTheTermbase(t *testing.T) {
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range slices.Sorted(maps.Keys(floors)) {
		floor := floors[to]
		count := tally{to: language.Make(to)}
		for _, c := range base.Concepts() {
			count.add(t, c)
		}
		t.Logf("%s: %d names; %d by the convention, %d more by a variant", to, count.all, count.exact, count.variant)
		if 100*count.exact < floor[0]*count.all || 100*(count.exact+count.variant) < floor[1]*count.all || count.all < 30 {
			t.Errorf("%s: below %d and %d of 100", to, floor[0], floor[1])
		}
	}
}

// tally counts the names that rules and termbase spell alike.
type tally struct {
	to                  language.Tag
	all, exact, variant int
}

func (n *tally) add(t *testing.T, c *term.Concept) {
	from, ok := homes[c.PartOf]
	if !ok {
		from, ok = homes[c.CapitalOf]
	}
	own, target := c.Term(from), c.Term(n.to)
	if !ok || own == nil || target == nil || !strings.HasPrefix(c.ID, "person.") && len(c.Subject)+strings.Count(own.Text, " ") > 0 {
		return
	}
	n.all++
	known := append([]string{target.Text}, target.Also...)
	got, _ := translit.Name(own.Text, from, n.to)
	switch {
	case slices.Contains(known, got):
		n.exact++
	case slices.ContainsFunc(translit.Variants(own.Text, from, n.to), func(way string) bool { return slices.Contains(known, way) }):
		n.variant++
		t.Logf("%s: %s is %s, known are %q (a variant)", n.to, own.Text, got, known)
	default:
		t.Logf("%s: %s is %s, known are %q", n.to, own.Text, got, known)
	}
}

// origins are the countries whose people's names are written first in these
// languages.
var origins = map[string]string{
	"place.us": "en", "place.gb": "en", "place.fr": "fr", "place.de": "de", "place.es": "es", "place.ve": "es", "place.cu": "es",
}

// TestPeopleInCyrillicLetters compares the people of other countries with their Russian
// and Ukrainian names in the built-in termbase.
func TestPeopleInCyrillicLetters(t *testing.T) {
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []language.Tag{language.Russian, language.Ukrainian} {
		all, answered, right, held := 0, 0, 0, 0
		for _, c := range base.Concepts() {
			from, ok := origins[c.PartOf]
			if !ok || c.Kind != term.Person || c.Term(language.Make(from)) == nil || c.Term(to) == nil {
				continue
			}
			all++
			own, want := c.Term(language.Make(from)).Text, c.Term(to).Text
			variants := translit.Variants(own, language.Make(from), to)
			if slices.Contains(variants, want) {
				held++
			}
			if name, ok := translit.Name(own, language.Make(from), to); ok {
				answered++
				if name == want {
					right++
				}
			}
			t.Logf("%s to %v: %q, known is %s", own, to, variants[:min(1, len(variants))], want)
		}
		t.Logf("%v: %d names; %d answered, %d of them rightly; %d among the candidates", to, all, answered, right, held)
		if 10*held < 9*all || 4*right < 3*answered {
			t.Errorf("%v: fewer than 9 of 10 candidates or 3 of 4 answers are right", to)
		}
	}
}
