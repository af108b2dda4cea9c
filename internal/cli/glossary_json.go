package cli

import (
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// placed is where a layer speaks of a concept, as --json writes it.
type placed struct {
	Layer string   `json:"layer"`
	File  string   `json:"file"`
	Line  int      `json:"line"`
	Says  []string `json:"says"` // fields and languages
}

// brief is a concept of a list, as --json writes it.
type brief struct {
	ID      string            `json:"id"`
	Kind    term.Kind         `json:"kind"`
	Subject []string          `json:"subject,omitempty"`
	Terms   map[string]string `json:"terms"` // by language, the wanted one
}

func briefOf(c *term.Concept) brief {
	b := brief{c.ID, c.Kind, c.Subject, map[string]string{}}
	for _, tag := range c.Languages() {
		if t := c.Term(language.Make(tag)); t != nil {
			b.Terms[tag] = t.Text
		}
	}
	return b
}

// wholeOf returns all of a concept in the shape of docs/schema/glossary-1.json, and
// where it stands.
func wholeOf(c *term.Concept, places []placed) map[string]any {
	whole := map[string]any{"id": c.ID, "places": places}
	describe(whole, exchange.ConceptFields(), c)
	terms := map[string][]map[string]any{}
	for _, tag := range c.Languages() {
		for _, t := range c.OwnTerms(language.Make(tag)) {
			one := map[string]any{"term": t.Text}
			describe(one, exchange.TermFields(), &t)
			terms[tag] = append(terms[tag], one)
		}
	}
	whole["terms"] = terms
	return whole
}

// describe puts what v says into an object.
func describe[T any](into map[string]any, fields []exchange.Field[T], v *T) {
	for _, f := range fields {
		texts := f.Get(v)
		switch {
		case len(texts) == 0:
		case f.List:
			into[f.Name] = texts
		case texts[0] == "true":
			into[f.Name] = true
		default:
			into[f.Name] = texts[0]
		}
	}
}

// saysOf lists the fields and the languages that c says something of.
func saysOf(c *term.Concept) []string {
	says := []string{}
	for _, f := range exchange.ConceptFields() {
		if len(f.Get(c)) > 0 {
			says = append(says, f.Name)
		}
	}
	return append(says, c.Languages()...)
}
