package exchange

import (
	"slices"
	"strings"

	"exonym/internal/term"
)

// Field is one thing that can be said of a concept or of a term, as texts. Names
// are those of the YAML files (docs/glossary.md).
type Field[T any] struct {
	Name    string
	List    bool     // may have several texts
	Choices []string // the only texts that it accepts; nil for any
	get     func(*T) []string
	set     func(*T, []string)
}

// Get returns what v says, nil for nothing or the usual.
func (f Field[T]) Get(v *T) []string { return f.get(v) }

// Set makes v say texts, of which there is at least one, and one alone where the
// field is no List. It reports false, and changes nothing, when texts are none of
// the Choices.
func (f Field[T]) Set(v *T, texts []string) bool {
	if f.Choices != nil && !slices.Contains(f.Choices, texts[0]) {
		return false
	}
	f.set(v, texts)
	return true
}

// ConceptFields returns the fields of a concept beside its id and its terms.
func ConceptFields() []Field[term.Concept] { return conceptFields }

// TermFields returns the fields of a term beside its text.
func TermFields() []Field[term.Term] { return termFields }

// Named returns the field of that name.
func Named[T any](fields []Field[T], name string) (Field[T], bool) {
	i := slices.IndexFunc(fields, func(f Field[T]) bool { return f.Name == name })
	if i < 0 {
		return Field[T]{}, false
	}
	return fields[i], true
}

var conceptFields = []Field[term.Concept]{
	choice("kind", func(c *term.Concept) string { return string(c.Kind) },
		func(c *term.Concept, s string) { c.Kind = term.Kind(s) },
		"place", "person", "organisation", "product", "title", "term"),
	list("subject", func(c *term.Concept) *[]string { return &c.Subject }),
	text("definition", func(c *term.Concept) *string { return &c.Definition }),
	text("note", func(c *term.Concept) *string { return &c.Note }),
	text("source", func(c *term.Concept) *string { return &c.Source }),
	text("date", func(c *term.Concept) *string { return &c.Date }),
	text("capital-of", func(c *term.Concept) *string { return &c.CapitalOf }),
	list("member-of", func(c *term.Concept) *[]string { return &c.MemberOf }),
	text("part-of", func(c *term.Concept) *string { return &c.PartOf }),
	text("adjective-of", func(c *term.Concept) *string { return &c.AdjectiveOf }),
}

var termFields = []Field[term.Term]{
	choice("status", func(t *term.Term) string { return at(statuses, int(t.Status)) },
		func(t *term.Term, s string) { t.Status = term.Status(slices.Index(statuses, s)) }, statuses...),
	list("also", func(t *term.Term) *[]string { return &t.Also }),
	list("abbreviation", func(t *term.Term) *[]string { return &t.Abbreviation }),
	list("forms", func(t *term.Term) *[]string { return &t.Forms }),
	list("deprecated", func(t *term.Term) *[]string { return &t.Deprecated }),
	list("forbidden", func(t *term.Term) *[]string { return &t.Forbidden }),
	list("adjective", func(t *term.Term) *[]string { return &t.Adjective }),
	list("inhabitant", func(t *term.Term) *[]string { return &t.Inhabitant }),
	choice("pos", func(t *term.Term) string { return t.PartOfSpeech },
		func(t *term.Term, s string) { t.PartOfSpeech = s }, "noun", "proper", "adjective", "verb", "adverb", "other"),
	choice("gender", func(t *term.Term) string { return strings.TrimRight(string(t.Gender), "\x00") },
		func(t *term.Term, s string) { t.Gender = s[0] }, "m", "f", "n"),
	choice("number", func(t *term.Term) string { return when(t.Plural, "p") },
		func(t *term.Term, s string) { t.Plural = s == "p" }, "s", "p"),
	choice("article", func(t *term.Term) string { return when(t.Definite, "definite") + when(t.Bare && !t.Definite, "none") },
		func(t *term.Term, s string) { t.Definite, t.Bare = s == "definite", s == "none" }, "definite", "none"),
	choice("case", func(t *term.Term) string { return at(policies, int(t.Case)) },
		func(t *term.Term, s string) { t.Case = term.Case(slices.Index(policies, s)) }, policies[1:]...),
	choice("keep", func(t *term.Term) string { return when(t.Keep, "true") },
		func(t *term.Term, s string) { t.Keep = s == "true" }, "true", "false"),
	text("paradigm", func(t *term.Term) *string { return &t.Paradigm }),
	text("transliteration", func(t *term.Term) *string { return &t.Transliteration }),
	text("note", func(t *term.Term) *string { return &t.Note }),
}

// The names of the statuses and of the case policies by their number; the usual
// is not said.
var (
	statuses = []string{"preferred", "admitted", "deprecated", "forbidden"}
	policies = []string{"", "exact", "headline", "fold"}
)

// at returns names[n], "" for the first and for none.
func at(names []string, n int) string {
	if n <= 0 || n >= len(names) {
		return ""
	}
	return names[n]
}

func when(on bool, text string) string {
	if on {
		return text
	}
	return ""
}

func text[T any](name string, of func(*T) *string) Field[T] {
	return Field[T]{
		Name: name,
		get:  func(v *T) []string { return said(*of(v)) },
		set:  func(v *T, texts []string) { *of(v) = texts[0] },
	}
}

func list[T any](name string, of func(*T) *[]string) Field[T] {
	return Field[T]{
		Name: name, List: true,
		get: func(v *T) []string { return *of(v) },
		set: func(v *T, texts []string) { *of(v) = texts },
	}
}

func choice[T any](name string, get func(*T) string, set func(*T, string), choices ...string) Field[T] {
	return Field[T]{
		Name: name, Choices: choices,
		get: func(v *T) []string { return said(get(v)) },
		set: func(v *T, texts []string) { set(v, texts[0]) },
	}
}

func said(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
