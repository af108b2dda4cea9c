package term

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// crowd returns a base of so many made-up persons, each with one spelling in two
// languages and another in a third.
func crowd(count int) *Base {
	random := rand.New(rand.NewPCG(3, 4))
	given := strings.Fields("Ivan Amina Bruno Chloe Daniel Edgar Fatima Gerard Helena Ingrid Jorge Kevin Laura Mikhail Norbert Otto Pedro Quentin Robert Sandra Thomas Ursula Vincent Walter Xavier Yuri Maria Jean Anna Peter Sofia Karl Elena Juan Olga Paul Lucia Martin Clara Viktor Nina Hugo Vera Oscar Irina")
	syllables := strings.Fields("ba bel brod chen cor dan der din fin fras gar gos grev hol jan kar kov kras lam lev luc mar mil nov pet plon ran rom ros sal sen shev ster tar tin trop val ver vic vlad wol zar zen zub")
	concepts := make([]*Concept, 0, count)
	for n := range count {
		last := ""
		for range 2 + random.IntN(2) {
			last += syllables[random.IntN(len(syllables))]
		}
		name := given[random.IntN(len(given))] + " " + titleCase(last)
		c := NewConcept(fmt.Sprintf("person.%d", n), Person)
		c.SetTerms(language.English, Term{Text: name})
		c.SetTerms(language.French, Term{Text: name})
		c.SetTerms(language.German, Term{Text: strings.NewReplacer("v", "w", "z", "s", "k", "ck").Replace(name)})
		concepts = append(concepts, c)
	}
	return New(concepts...)
}

// unknown are names that no crowd has.
var unknown = strings.Split("Anna Belgarten,Viktor Marsenkov,Juan Rosvalder,Kyslytsya,Nunkzya,Peter Goskarov,Hugo Zzyzx,Clara Dermilson,Tarvicros,Olga Levmartin", ",")

// TestFewNamesAreCompared counts comparisons: one in a hundred of the base, and not
// more than maxCompared where all names are alike.
func TestFewNamesAreCompared(t *testing.T) {
	for _, count := range []int{1_000, 10_000} {
		g := crowd(count).gazetteer()
		compared := 0
		for _, name := range unknown {
			compared += len(g.candidates(split(name)))
		}
		t.Logf("%d persons, %d spellings: %d compared for %d names", count, len(g.names), compared, len(unknown))
		if most := len(g.names) * len(unknown) / 100; compared > most {
			t.Errorf("%d persons: %d comparisons, want at most %d", count, compared, most)
		}
	}
	var alike []*Concept
	for n := range 2_000 {
		c := NewConcept(fmt.Sprintf("person.%d", n), Person)
		c.SetTerms(language.English, Term{Text: fmt.Sprintf("Ivan%s Petrov", strings.Repeat("a", n%50))})
		alike = append(alike, c)
	}
	if compared := New(alike...).gazetteer().candidates(split("Ivana Petrow")); len(compared) > maxCompared {
		t.Errorf("%d comparisons", len(compared))
	}
}

func BenchmarkNearMiss(b *testing.B) {
	for _, count := range []int{1_000, 10_000} {
		base := crowd(count)
		base.NearMiss("Warm Up", "", language.English)
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				base.NearMiss(unknown[n%len(unknown)], "", language.English)
			}
		})
	}
}

func BenchmarkGazetteer(b *testing.B) {
	base := crowd(10_000)
	b.ReportAllocs()
	for b.Loop() {
		newGazetteer(base.concepts)
	}
}
