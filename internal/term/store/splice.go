package store

import (
	"cmp"
	"slices"
	"strings"

	"exonym/internal/term"
)

// plural names the file of each kind, and headers the comment that it begins with.
var plural = map[term.Kind]string{
	term.Place: "places.yaml", term.Person: "people.yaml", term.Organisation: "organisations.yaml",
	term.Product: "products.yaml", term.Title: "titles.yaml", term.General: "terms.yaml",
}

var headers = map[string]string{
	"places.yaml": "# Places and their names.\n\n", "people.yaml": "# People and their names.\n\n",
	"organisations.yaml": "# Organisations and their names.\n\n", "products.yaml": "# Products and their names.\n\n",
	"titles.yaml": "# Titles of works and of offices.\n\n", "terms.yaml": "# Terms.\n\n",
}

const otherHeader = "# Names and terms.\n\n"

// trace is one entry that a change touched: enough to take the change back. An
// entry that was not there before, or is not there after, has no text.
type trace struct {
	File    string // relative to the folder of the shelf
	Before  saying
	After   saying
	Prev    string // id of the entry above, "" for none
	Above   string // the lines between that and the entry, while the entry is there
	Below   string // the lines below the entry, while it is there
	Without string // the lines in its place, while it is not
	New     bool   // the file was made for it
}

// saying is what an entry says.
type saying struct {
	ID   string
	Text string
}

// sheet returns the sheet called rel, a new one if there is none.
func (e *Edit) sheet(rel string) (*sheet, error) {
	for _, s := range e.stock.sheets {
		if s.rel == rel {
			return s, nil
		}
	}
	name := e.shelf.join(rel)
	for _, fault := range e.stock.faults {
		if fault.File == name {
			return nil, fault
		}
	}
	s := &sheet{name: name, rel: rel, path: name, eol: "\n", lead: cmp.Or(headers[rel], otherHeader)}
	e.stock.sheets = append(e.stock.sheets, s)
	slices.SortFunc(e.stock.sheets, func(a, b *sheet) int { return strings.Compare(a.rel, b.rel) })
	return s, nil
}

// rewrite makes entry i of a sheet say c.
func (e *Edit) rewrite(s *sheet, i int, c *term.Concept, off bool) error {
	old := s.entries[i]
	fixed := (&Error{Reason: Bracketed, Message: msgBracketed, Data: nothingToSay{}}).inEntry(s, old)
	if s.fixed != "" {
		return fixed
	}
	text, err := revise(old, c, off, s.eol)
	if err != nil {
		return fixed
	}
	if text == old.text {
		return nil
	}
	now := readEntry(text)
	if now == nil || now.off != off || !same(now.concept, c) {

		return fixed
	}
	now.gap, now.line = old.gap, old.line
	s.entries[i] = now
	if old.id != now.id {
		s.order = unknown
	}
	e.stock.moved(s, old.id, now.id)
	e.step.Traces = append(e.step.Traces, trace{File: s.rel, Before: saying{old.id, old.text}, After: saying{now.id, now.text}})
	return nil
}

// readEntry reads the text of one entry, or returns nil.
func readEntry(text string) *entry {
	s, err := newSheet("entry", []byte(text))
	if err != nil || s.fixed != "" || len(s.entries) != 1 || s.entries[0].text != text {
		return nil
	}
	return s.entries[0]
}

// insert adds an entry to a sheet.
func (e *Edit) insert(s *sheet, c *term.Concept, off bool) error {
	if s.fixed != "" {
		return &Error{Reason: Bracketed, File: s.name, Line: 1, Column: 1, Message: msgBracketed, Data: nothingToSay{}}
	}
	now := readEntry(encode(conceptFields(c, off), s.indent, s.eol))
	if now == nil {
		return &Error{Reason: Invalid, Message: msgInvalid, Data: ofBoth{c.ID, "a reader would take it for another"}}
	}
	i := s.position(now.id)
	without := s.above(i)
	above, below := s.room(i)
	e.place(s, i, now, above, below)
	e.step.Traces = append(e.step.Traces, trace{File: s.rel, After: saying{now.id, now.text},
		Prev: s.idAbove(i), Above: above, Below: below, Without: without, New: s.raw == nil})
	return nil
}

// place puts an entry between the lines above and below.
func (e *Edit) place(s *sheet, i int, now *entry, above, below string) {
	s.setAbove(i, above)
	if i != s.position(now.id) {
		s.order = unknown
	}
	now.gap = below
	s.entries = slices.Insert(s.entries, i, now)
	e.stock.moved(s, "", now.id)
}

// delete takes entry i out of a sheet.
func (e *Edit) delete(s *sheet, i int) error {
	old := s.entries[i]
	if s.fixed != "" {
		return (&Error{Reason: Bracketed, Message: msgBracketed, Data: nothingToSay{}}).inEntry(s, old)
	}
	above := s.above(i)
	without := s.closed(i)
	e.step.Traces = append(e.step.Traces, trace{File: s.rel, Before: saying{old.id, old.text},
		Prev: s.idAbove(i), Above: above, Below: old.gap, Without: without})
	e.take(s, i, without)
	return nil
}

// take takes entry i out and leaves the lines without in its place.
func (e *Edit) take(s *sheet, i int, without string) {
	old := s.entries[i]
	s.setAbove(i, without)
	s.order = unknown
	s.entries = slices.Delete(s.entries, i, i+1)
	e.stock.moved(s, old.id, "")
}

// closed returns the lines in the place of entry i when it goes: of the empty lines
// around it those above stay, those below set nothing apart any more.
func (s *sheet) closed(i int) string {
	above, below := s.above(i), s.entries[i].gap
	last := i == len(s.entries)-1
	apart := above == s.eol || strings.HasSuffix(above, s.eol+s.eol)
	switch {
	case last && i > 0 && below == "" && strings.Trim(above, s.eol) == "":
		return ""
	case apart || i == 0 && above == "":
		return above + below[blankStart(below, s.eol):]
	}
	return above + below
}

// blankStart returns the length of the empty lines that text begins with.
func blankStart(text, eol string) int {
	n := 0
	for strings.HasPrefix(text[n:], eol) {
		n += len(eol)
	}
	return n
}

// above returns the lines between entry i and the one before it.
func (s *sheet) above(i int) string {
	if i == 0 {
		return s.lead
	}
	return s.entries[i-1].gap
}

func (s *sheet) setAbove(i int, text string) {
	if i == 0 {
		s.lead = text
	} else {
		s.entries[i-1].gap = text
	}
}

func (s *sheet) idAbove(i int) string {
	if i == 0 {
		return ""
	}
	return s.entries[i-1].id
}

// room divides the lines at the place of a new entry i: comments above the entry
// that is there now stay above that one, and where entries have an empty line
// between them the new one gets one too.
func (s *sheet) room(i int) (above, below string) {
	apart := ""
	if len(s.entries) > 1 && blankStart(s.entries[0].gap, s.eol) > 0 {
		apart = s.eol
	}
	if i > 0 {
		rest := s.entries[i-1].gap
		if apart != "" && i < len(s.entries) && blankStart(rest, s.eol) == 0 {
			rest = apart + rest
		}
		return apart, rest
	}
	at := len(s.lead)
	for start := s.lineBefore(at); start < at && strings.HasPrefix(s.lead[start:], s.indent+"#"); start = s.lineBefore(at) {
		at = start
	}
	if before := s.lineBefore(at); before == at || strings.TrimSpace(s.lead[before:at]) != "" {
		at = len(s.lead) // no empty line: all of it is about the file
	}
	if len(s.entries) == 0 {
		at = len(s.lead)
	}
	return s.lead[:at], apart + s.lead[at:]
}

// lineBefore returns the offset of the line of the lead that ends at at.
func (s *sheet) lineBefore(at int) int {
	if at == 0 {
		return 0
	}
	return strings.LastIndexByte(s.lead[:at-1], '\n') + 1
}
