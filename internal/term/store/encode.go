package store

import (
	"slices"
	"strings"

	"exonym/internal/term"
)

// Encode returns the lines of one concept as they stand in a glossary file of the
// house style: keys in a fixed order, a language a line, lists in brackets, quotes
// only where a reader of YAML 1.1 or 1.2 would misread the text. Reading the lines
// gives a concept equal to c, but that texts are in NFC and without space around
// them, and that a concept without kind is a term. A nil list is not written, an
// empty one is: it takes away what an earlier layer says.
//
//   - id: place.kp
//     kind: place
//     en: {term: North Korea, also: [DPRK], article: none}
//     fr: Corée du Nord
func Encode(c *term.Concept) string { return encode(conceptFields(normal(c), false), "", "\n") }

// encode writes the fields of a concept as an item of a list whose dashes stand
// after indent.
func encode(fields []field, indent, eol string) string {
	var b strings.Builder
	for i, f := range fields {
		dash := "  "
		if i == 0 {
			dash = "- "
		}
		b.WriteString(indent + dash + keyText(f.key) + ":" + f.block(indent+"  ", eol) + eol)
	}
	return b.String()
}

// keyText writes a key. That of Norwegian, "no", is a boolean of YAML 1.1; so would
// be "off", but that is how the key of a concept is written.
func keyText(key string) string {
	if slices.Contains(conceptKeys, key) {
		return key
	}
	return scalar(key, true)
}

// languageKey returns the key that the terms of a canonical tag stand under: id, the
// tag of Indonesian, is the key of a concept's own name.
func languageKey(tag string) string {
	if tag == "id" {
		return "ind"
	}
	return tag
}

// block writes a value behind the colon of a key that stands after indent. The
// terms of a language are one line each.
func (f field) block(indent, eol string) string {
	if len(f.terms) < 2 {
		return " " + f.value(false)
	}
	var b strings.Builder
	for _, t := range f.terms {
		b.WriteString(eol + indent + "  - " + termValue(t, false))
	}
	return b.String()
}

// value writes a value on one line. In flow it stands between brackets.
func (f field) value(flow bool) string {
	switch {
	case f.flag:
		return f.text
	case f.list != nil:
		return listValue(f.list)
	case len(f.terms) == 1:
		return termValue(f.terms[0], flow)
	case f.terms != nil:
		items := make([]string, len(f.terms))
		for i, t := range f.terms {
			items[i] = termValue(t, true)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return scalar(f.text, flow)
}

func listValue(list []string) string {
	items := make([]string, len(list))
	for i, text := range list {
		items[i] = scalar(text, true)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// termValue writes a term that says only its text as that text.
func termValue(t term.Term, flow bool) string {
	if fields := termFields(t); len(fields) == 1 {
		return scalar(t.Text, flow)
	}
	return termMapping(t)
}

func termMapping(t term.Term) string {
	var items []string
	for _, f := range termFields(t) {
		items = append(items, keyText(f.key)+": "+f.value(true))
	}
	return "{" + strings.Join(items, ", ") + "}"
}
