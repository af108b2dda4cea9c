package tbx

import (
	"cmp"
	"strings"

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

// noted are the fields of a term that are categories of TBX, with their picklists.
var noted = []struct {
	field, category string
	words           []word
}{
	{"pos", "partOfSpeech", speechWords},
	{"gender", "grammaticalGender", genderWords},
	{"number", "grammaticalNumber", numberWords},
	{"status", "administrativeStatus", statusWords},
}

// ofTerm writes the fields of a term, term notes first, as both versions want it.
func (w *writer) ofTerm(t *term.Term) {
	written := map[string]bool{}
	for _, n := range noted {
		f, _ := exchange.Named(exchange.TermFields(), n.field)
		text := strings.Join(f.Get(t), "")
		if n.field == "status" {
			text = cmp.Or(text, "preferred") // always said, so that nobody has to guess
		}
		w.termNote(n.category, theirs(n.words, text))
		written[n.field] = true
	}
	for _, f := range exchange.TermFields() {
		_, section := roles[f.Name]
		for _, text := range f.Get(t) {
			switch {
			case section || written[f.Name]:
			case f.Name == "note":
				w.notes(text)
			default:
				w.own(f.Name, w.said(f.Name, text))
			}
		}
	}
}

// termNote writes a category of a term that has a value.
func (w *writer) termNote(category, text string) {
	if text != "" {
		w.Leaf("termNote", text, "type", category)
	}
}
