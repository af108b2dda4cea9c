package tbx

import (
	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// roles are the fields of a term that become term sections of their own, with the
// categories that tell other programs what they are: status, type and part of
// speech.
var roles = map[string][3]string{
	"also":         {"admittedTerm-admn-sts", "", ""},
	"abbreviation": {"admittedTerm-admn-sts", "abbreviation", ""},
	"deprecated":   {"supersededTerm-admn-sts", "", ""},
	"forbidden":    {"deprecatedTerm-admn-sts", "", ""},
	"adjective":    {"", "", "adjective"},
	"inhabitant":   {"", "", "noun"},
}

// section writes a term and, after it, what belongs to it.
func (w *writer) section(t *term.Term) {
	w.Open(w.dialect.term)
	w.Leaf("term", w.said("term", t.Text))
	w.ofTerm(t)
	w.Close()
	for _, f := range exchange.TermFields() {
		role, ok := roles[f.Name]
		if !ok {
			continue
		}
		for _, text := range f.Get(t) {
			w.Open(w.dialect.term)
			w.Leaf("term", w.said(f.Name, text))
			w.termNote("administrativeStatus", role[0])
			w.termNote("termType", role[1])
			w.termNote("partOfSpeech", role[2])
			w.own("role", f.Name)
			w.Close()
		}
	}
}

// ofTerm writes the fields of a term; the status always, so that no reader has to
// guess it.
func (w *writer) ofTerm(t *term.Term) {
	status := "preferred"
	for _, f := range exchange.TermFields() {
		if _, section := roles[f.Name]; section {
			continue
		}
		for _, text := range f.Get(t) {
			switch f.Name {
			case "status":
				status = text
			case "pos":
				w.termNote("partOfSpeech", theirs(speechWords, text))
			case "gender":
				w.termNote("grammaticalGender", theirs(genderWords, text))
			case "number":
				w.termNote("grammaticalNumber", theirs(numberWords, text))
			case "note":
				w.notes(text)
			default:
				w.own(f.Name, w.said(f.Name, text))
			}
		}
	}
	w.termNote("administrativeStatus", theirs(statusWords, status))
}

// termNote writes a category of a term that has a value.
func (w *writer) termNote(category, text string) {
	if text != "" {
		w.Leaf("termNote", text, "type", category)
	}
}
