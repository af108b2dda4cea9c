package tbx

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/markup"
)

// section is one term with what its file says of it.
type section struct {
	term.Term
	lang   language.Tag
	kind   string // termType
	role   string // field of the term before it that this one belongs to
	status bool   // the file says a status
	notes  []string
}

// section reads one term and puts it where it belongs: into the term before it, or
// beside it.
func (r *reader) section(concept *term.Concept, lang language.Tag, n *markup.Node) {
	word := n.First("term")
	if word == nil {
		r.c.Note(r.at(n), exchange.NoteNoTerm, "")
		return
	}
	s := section{lang: lang}
	s.Text = r.text(datum{node: word, text: word.Text()})
	if s.Text == "" {
		r.c.Note(r.at(n), exchange.NoteEmptySide, "")
		return
	}
	for _, d := range data(n) {
		if text := r.text(d); text != "" {
			r.ofTerm(concept, &s, d, text)
		}
	}
	s.Note = strings.Join(s.notes, "\n")
	r.put(concept, &s, n)
}

// ofTerm gives a term what its section says.
func (r *reader) ofTerm(concept *term.Concept, s *section, d datum, text string) {
	name, own := cutURN(d.target)
	switch {
	case own && name == "role":
		s.role = text
	case own:
		add(r, exchange.TermFields(), name, &s.Term, d, text)
	case d.category == "administrativeStatus":
		s.status = r.word(s, d, "status", statusWords, text)
	case d.category == "partOfSpeech":
		r.word(s, d, "pos", speechWords, text)
	case d.category == "grammaticalGender":
		r.word(s, d, "gender", genderWords, text)
	case d.category == "grammaticalNumber":
		r.word(s, d, "number", numberWords, text)
	case d.category == "geographicalUsage" && r.region(s, text):
	case d.category == "termType" && known(text):
		s.kind = text
	case d.category == "date" || slices.Contains(history, d.category):
		r.ofConcept(concept, d)
	default:
		s.notes = append(s.notes, r.remark(d, text))
	}
}

// known reports the values of termType that decide where a term belongs.
func known(kind string) bool {
	return kind == "entryTerm" || slices.Contains(shortTypes, kind) || slices.Contains(secondTypes, kind)
}

// word sets a field to the value of a picklist; one that is not in it is kept as
// a note.
func (r *reader) word(s *section, d datum, field string, words []word, text string) bool {
	value, ok := ours(words, text)
	if !ok {
		r.c.Note(r.at(d.node), exchange.NoteKept, d.category+" "+text)
		s.notes = append(s.notes, d.category+": "+text)
		return false
	}
	add(r, exchange.TermFields(), field, &s.Term, d, value)
	return true
}

// region narrows the language of a term to where it is used: fr and CA, or fr-CA.
func (r *reader) region(s *section, text string) bool {
	if tag, err := language.Parse(text); err == nil && base(tag) == base(s.lang) {
		s.lang = tag
		return true
	}
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() {
		return false
	}
	tag, err := language.Compose(s.lang, region)
	if err != nil {
		return false
	}
	s.lang = tag
	return true
}

func base(tag language.Tag) language.Base {
	b, _ := tag.Base()
	return b
}

// put gives the concept a term. Without a status said, the first of a language is
// preferred and the others admitted; a short form belongs to the first.
func (r *reader) put(concept *term.Concept, s *section, n *markup.Node) {
	terms := concept.OwnTerms(s.lang)
	if len(terms) == 0 {
		concept.SetTerms(s.lang, s.Term)
		return
	}
	owner, role := &terms[len(terms)-1], s.role
	if role == "" && slices.Contains(shortTypes, s.kind) && s.Status <= term.Admitted && bare(s.Term) {
		owner, role = &terms[0], "abbreviation"
	}
	if role != "" {
		add(r, exchange.TermFields(), role, owner, datum{node: n}, s.Text)
		return
	}
	if !s.status {
		s.Status = term.Admitted
	}
	concept.SetTerms(s.lang, append(terms, s.Term)...)
}

// bare reports a term that says no more than its text, status and part of speech.
func bare(t term.Term) bool {
	var lost exchange.Lost
	lost.Term(&t, "status", "pos")
	return len(lost.Fields) == 0
}
