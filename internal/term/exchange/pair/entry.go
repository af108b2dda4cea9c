package pair

import (
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// entry is one line of a glossary.
type entry struct{ source, target string }

// maxBytes is the length of one side in UTF-8 (DeepL API, glossaries; Google Cloud
// Translation, quotas: both 1024). Azure names no limit and is given the same.
const maxBytes = 1024

var (
	noteLong = &i18n.Message{
		ID:    "exchange.note.too-long",
		One:   "{{.Count}} entry not written: the service takes 1024 bytes at most",
		Other: "{{.Count}} entries not written: the service takes 1024 bytes at most",
	}
	noteSign = &i18n.Message{
		ID:    "exchange.note.sign",
		One:   "{{.Count}} entry not written: the service takes no line break, tab or control character: “{{.What}}”",
		Other: "{{.Count}} entries not written: the service takes no line break, tab or control character, such as in “{{.What}}”",
	}
)

// entries returns the lines that concepts give for the pair of o, without doubles.
func entries(concepts []*term.Concept, o exchange.Options, lost *exchange.Lost) []entry {
	var list []entry
	seen := map[string]bool{}
	for _, c := range concepts {
		for _, e := range entriesOf(c, o, lost) {
			switch {
			case seen[e.source]:
				lost.Note(o.File, exchange.NoteRepeated, e.source)
			case len(e.source) > maxBytes || len(e.target) > maxBytes:
				lost.Note(o.File, noteLong, "")
			case strings.ContainsFunc(e.source+e.target, refused):
				lost.Note(o.File, noteSign, e.source)
			default:
				seen[e.source] = true
				list = append(list, e)
			}
		}
	}
	return list
}

// refused reports the characters that no service takes: controls, and the line
// breaks of Unicode (DeepL API, glossaries).
func refused(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// entriesOf returns the lines of one concept. An abbreviation becomes that of the
// target; where the target has none, its term.
func entriesOf(c *term.Concept, o exchange.Options, lost *exchange.Lost) []entry {
	source, target := c.Term(o.Source), c.Term(o.Target)
	if target == nil && source != nil && source.Keep {
		target = source
	}
	if source == nil || target == nil {
		lost.Note(o.File, exchange.NoteEmptySide, "")
		return nil
	}
	lost.Concept(c)
	lost.Term(source, "also", "abbreviation", "status")
	lost.Term(target, "abbreviation", "status")
	lost.Add("term", max(0, len(c.Terms(o.Source))-1)+max(0, len(c.Terms(o.Target))-1))
	list := []entry{{source.Text, target.Text}}
	for _, synonym := range source.Also {
		list = append(list, entry{synonym, target.Text})
	}
	short := target.Text
	if len(target.Abbreviation) > 0 {
		short = target.Abbreviation[0]
	}
	for _, abbreviation := range source.Abbreviation {
		list = append(list, entry{abbreviation, short})
	}
	return list
}

// named reports whether o names a pair; if not it returns the fault.
func named(o exchange.Options) error {
	if o.Source != language.Und && o.Target != language.Und && o.Source != o.Target {
		return nil
	}
	return exchange.Faults{{At: exchange.Place{File: o.File}, Message: exchange.FaultPair}}
}
