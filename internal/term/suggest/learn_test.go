package suggest

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

const dam = `
- {id: place.kyiv, kind: place, en: Kyiv, de: Kyjiw}
- {id: place.dnipro, kind: place, en: Dnipro}
- {id: term.dam, kind: term, en: dam, de: Staudamm}
`

// pairs cuts lines "source | translation".
func pairs(from, to, lines string) Text {
	text := Text{From: language.MustParse(from), To: language.MustParse(to)}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		source, target, _ := strings.Cut(line, " | ")
		text.Segments = append(text.Segments, Segment{Source: source, Target: target})
	}
	return text
}

func TestLearn(t *testing.T) {
	text := pairs("en", "de", `
The dam near Kyiv holds. | Der Staudamm bei Kiew hält.
In Kyiv nobody slept. | In Kiew schlief niemand.
Nobody in Kyiv knew Olena Kovalenko. | Niemand in Kiew kannte Olena Kowalenko.
The flood barrier is old, Olena Kovalenko said. | Die Flutsperre ist alt, sagte Olena Kowalenko.
A second flood barrier is planned. | Eine zweite Flutsperre ist geplant.
The flood barrier at the Dnipro is closed. | Die Flutsperre am Dnepr ist geschlossen.
The Dnipro rises. | Der Dnepr steigt.
`)
	base := glossaryOf(t, dam)
	got := map[string]Proposal{}
	for _, p := range Learn(text, base) {
		got[p.Source] = p
	}
	for _, want := range []struct {
		source, target string
		action         Action
		count          int
	}{
		{"Olena Kovalenko", "Olena Kowalenko", NewConcept, 2},
		{"flood barrier", "Flutsperre", NewConcept, 3},
		{"Kyiv", "Kiew", NewSynonym, 3},
		{"Dnipro", "Dnepr", NewLanguage, 2},
	} {
		p := got[want.source]
		if p.Target != want.target || p.Action != want.action || p.Count != want.count || len(p.Why) == 0 || p.Sentence == "" {
			t.Errorf("%s: %+v", want.source, p)
		}
	}
	if p, ok := got["dam"]; ok {
		t.Errorf("what the glossary has is proposed: %+v", p)
	}
	if p := got["Kyiv"]; p.Wanted != "Kyjiw" || p.Concept == nil {
		t.Errorf("the synonym does not say of what: %+v", p)
	}
}

// TestLearnTwice holds that nothing is proposed once the base has it.
func TestLearnTwice(t *testing.T) {
	text := pairs("en", "fr", `
Mayor Hannah Osei spoke. | La maire Hannah Osei a parlé.
Nobody doubts Hannah Osei. | Personne ne doute de Hannah Osei.
`)
	if found := Learn(text, &term.Base{}); len(found) != 1 || found[0].Kind != term.Person {
		t.Fatalf("found %+v", found)
	}
	base := glossaryOf(t, "- {id: person.osei, kind: person, en: Hannah Osei, fr: Hannah Osei}")
	if found := Learn(text, base); len(found) > 0 {
		t.Errorf("proposed again: %+v", found)
	}
}

func TestCompare(t *testing.T) {
	draft := []string{"Der Bürgermeister von Kiew sprach.", "In Kiew regnet es.", "Er lobte Moskau.", "Das ist ein ganz anderer Satz."}
	corrected := []string{"Der Bürgermeister von Kyjiw sprach.", "In Kyjiw regnet es.", "Er lobte Moskau sehr.", "So hat er es nie gesagt, oder doch, aber anders."}
	found := Compare(draft, corrected, language.German, glossaryOf(t, dam))
	if len(found) != 1 || found[0].Old != "Kiew" || found[0].New != "Kyjiw" || found[0].Count != 2 || found[0].Kept != 0 || !found[0].Known {
		t.Errorf("found %+v", found)
	}
	kept := Compare(draft, []string{corrected[0], draft[1], "Kiew.", draft[3]}, language.German, &term.Base{})
	for _, c := range kept {
		if c.Old == "Kiew" {
			t.Errorf("a change made once and left twice counts: %+v", c)
		}
	}
}

// TestLogLikelihood compares with the published value for "the swiss" of Dunning
// (1993), table 2: 110 both, 2442 only the second, 111 only the first, 29114 neither.
func TestLogLikelihood(t *testing.T) {
	if got := fmt.Sprintf("%.2f", logLikelihood(110, 2442, 111, 29114)); got != "270.72" {
		t.Errorf("G² is %s, published 270.72", got)
	}
	if logLikelihood(0, 0, 0, 0) != 0 || logLikelihood(1, 1, 1, 1) != 0 {
		t.Error("no association has a value")
	}
}

// TestGrowth holds the work to the length of the text.
func TestGrowth(t *testing.T) {
	work := func(n int) float64 {
		text := Text{From: language.English, To: language.German}
		for i := range n {
			text.Segments = append(text.Segments, Segment{
				Source: fmt.Sprintf("Town%c%d has a heat pump and Anna%d Brandt%d likes it.", 'a'+i%26, i, i, i),
				Target: fmt.Sprintf("Town%c%d hat eine Wärmepumpe, und Anna%d Brandt%d mag sie.", 'a'+i%26, i, i, i),
			})
		}
		return testing.AllocsPerRun(1, func() { Learn(text, &term.Base{}) })
	}
	small, large := work(100), work(400)
	if large > 5*small {
		t.Errorf("4 times the text takes %.1f times the work", large/small)
	}
}
