package lint

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// TestGrowth holds the work to the size of the glossary: four times the concepts may
// cost four times the memory that is asked for, and some. Allocations count what the
// rules look at, whatever else the machine does.
func TestGrowth(t *testing.T) {
	for name, make := range map[string]func(i int) *term.Concept{
		"different": func(i int) *term.Concept { return numbered(i, fmt.Sprintf("Name%d", i)) },
		"one name":  func(i int) *term.Concept { return numbered(i, "Name") },
		"one chain": func(i int) *term.Concept {
			c := numbered(i, fmt.Sprintf("Name%d", i))
			c.PartOf = fmt.Sprintf("id.%05d", i+1)
			return c
		},
		"all unwanted": func(i int) *term.Concept {
			c := term.NewConcept(fmt.Sprintf("id.%05d", i), term.Place)
			c.SetTerms(language.English, term.Term{Text: "Name", Status: term.Forbidden, Forbidden: []string{"Nome"}})
			return c
		},
	} {
		t.Run(name, func(t *testing.T) {
			small, large := work(1000, make), work(4000, make)
			if ratio := large / small; ratio > 5 {
				t.Errorf("4 times the concepts take %.1f times the work (%.0f, %.0f)", ratio, small, large)
			}
		})
	}
}

func numbered(i int, name string) *term.Concept {
	c := term.NewConcept(fmt.Sprintf("id.%05d", i), term.Place)
	for _, lang := range []language.Tag{language.English, language.French, language.German} {
		c.SetTerms(lang, term.Term{Text: name, Also: []string{name + " Town"}})
	}
	return c
}

// work returns the allocations of one run over n concepts.
func work(n int, make func(int) *term.Concept) float64 {
	var concepts []*term.Concept
	for i := range n {
		concepts = append(concepts, make(i))
	}
	in := Input{Base: term.New(concepts...)}
	return testing.AllocsPerRun(1, func() { Run(Rules(), in) })
}
