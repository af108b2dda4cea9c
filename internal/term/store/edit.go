package store

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Edit makes the changes of one call of Change. A change that fails fails the call.
type Edit struct {
	shelf *Shelf
	stock *stock
	step  *step
	err   error
}

// did notes what was done, or the first error.
func (e *Edit) did(deed Deed, err error) error {
	if err != nil {
		e.err = cmp.Or(e.err, err)
		return err
	}
	e.step.Deeds = append(e.step.Deeds, deed)
	return nil
}

// Put makes the entry of c's id say what c says, rewriting only what differs. An
// id that is new gets an entry in file (in the folder; "" for the file of its kind:
// places.yaml, people.yaml and so on), at its place if the file is sorted by id,
// else at the end. Where several files speak of the id, file must name one.
func (e *Edit) Put(c *term.Concept, file string) error {
	return e.did(Deed{Verb: VerbPut, ID: c.ID}, e.put(normal(c), false, file))
}

// Switch makes the entry of id say `off: true`: the concept of weaker layers is
// taken out. What the entry says besides is kept.
func (e *Edit) Switch(id, file string) error {
	id = normalText(id)
	return e.did(Deed{Verb: VerbSwitch, ID: id}, e.switchOff(id, file))
}

func (e *Edit) switchOff(id, file string) error {
	s, i, err := e.locate(id, file)
	if err != nil {
		return err
	}
	c := term.NewConcept(id, "")
	if s != nil {
		c = s.entries[i].concept
	}
	return e.put(c, true, file)
}

func (e *Edit) put(c *term.Concept, off bool, file string) error {
	if err := writable(c, off); err != nil {
		return err
	}
	s, i, err := e.locate(c.ID, file)
	if err != nil {
		return err
	}
	if s != nil {
		return e.rewrite(s, i, c, off)
	}
	rel := cmp.Or(e.shelf.file, plural[c.Kind], plural[term.General])
	if file != "" {
		rel, _ = e.shelf.relative(file)
	}
	if s, err = e.sheet(rel); err != nil {
		return err
	}
	return e.insert(s, c, off)
}

// writable fails for a concept that a file cannot hold.
func writable(c *term.Concept, off bool) error {
	invalid := func(cause string) error {
		return &Error{Reason: Invalid, Message: msgInvalid, Data: ofBoth{c.ID, cause}}
	}
	if c.ID == "" {
		return invalid("it has no id")
	}
	s, err := newSheet(c.ID, []byte(encode(conceptFields(c, off), "", "\n")))
	if err != nil {
		return invalid(strings.TrimSuffix(term.English(err.(*Error).Message, err.(*Error).Data, nil), "."))
	}
	if len(s.entries) != 1 || !same(s.entries[0].concept, c) {
		return invalid("a reader would take it for another")
	}
	return nil
}

// locate returns the sheet and place of the entry of id, in file if that is named;
// no sheet if there is none.
func (e *Edit) locate(id, file string) (*sheet, int, error) {
	if err := e.stock.sure(id); err != nil {
		return nil, 0, err
	}
	sheets := e.stock.where[id]
	if file != "" {
		rel, err := e.shelf.relative(file)
		if err != nil {
			return nil, 0, err
		}
		sheets = slices.DeleteFunc(slices.Clone(sheets), func(s *sheet) bool { return s.rel != rel })
	} else if err := e.noTable(id); err != nil {
		return nil, 0, err
	}
	switch len(sheets) {
	case 0:
		return nil, 0, nil
	case 1:
		_, i := sheets[0].find(id)
		return sheets[0], i, nil
	}
	var names []string
	for _, s := range sheets {
		names = append(names, s.rel)
	}
	data := struct{ ID, Files string }{id, strings.Join(names, ", ")}
	return nil, 0, &Error{Reason: Several, Message: msgSeveral, Data: data}
}

// noTable fails if a table speaks of id.
func (e *Edit) noTable(id string) error {
	for _, entry := range e.stock.tables {
		if entry.ID == id {
			fault := aboutConcept(Table, msgTable, id)
			fault.File, fault.Line = entry.File, entry.Line
			return fault
		}
	}
	return nil
}

// Remove takes the entries of a concept out of all files of the shelf. Comments
// above an entry stay: they may speak of those below too.
func (e *Edit) Remove(id string) error {
	return e.did(Deed{Verb: VerbRemove, ID: id}, e.remove(id))
}

func (e *Edit) remove(id string) error {
	if err := e.known(id); err != nil {
		return err
	}
	for _, s := range slices.Clone(e.stock.where[id]) {
		_, i := s.find(id)
		if err := e.delete(s, i); err != nil {
			return err
		}
	}
	return nil
}

// known fails unless the files of the shelf, all of them read, speak of id.
func (e *Edit) known(id string) error {
	if err := e.noTable(id); err != nil {
		return err
	}
	if err := e.stock.sure(id); err != nil {
		return err
	}
	if len(e.stock.where[id]) == 0 {
		return missing(id)
	}
	return nil
}

// Rename gives a concept another id, in all files of the shelf and in the
// relations of others. The entries stay where they are.
func (e *Edit) Rename(id, to string) error {
	to = normalText(to)
	return e.did(Deed{Verb: VerbRename, ID: id, To: to}, e.rename(id, to))
}

func (e *Edit) rename(id, to string) error {
	if err := e.known(id); err != nil || id == to {
		return err
	}
	if err := cmp.Or(e.stock.sure(to), e.noTable(to)); err != nil {
		return err
	}
	if sheets := e.stock.where[to]; len(sheets) > 0 {
		other, _ := sheets[0].find(to)
		return aboutConcept(Taken, msgTaken, to).inEntry(sheets[0], other)
	}
	for _, s := range slices.Clone(e.stock.where[id]) {
		entry, i := s.find(id)
		c := entry.concept.Clone()
		c.ID = to
		if err := writable(c, entry.off); err != nil {
			return err
		}
		if err := e.rewrite(s, i, c, entry.off); err != nil {
			return err
		}
	}
	return e.redirect(id, to)
}

// SetTerms gives a concept the terms of one language, the preferred one first; without
// any, the language is taken away.
func (e *Edit) SetTerms(id string, lang language.Tag, terms ...term.Term) error {
	verb := VerbSetTerms
	if len(terms) == 0 {
		verb = VerbRemoveTerms
	}
	return e.did(Deed{Verb: verb, ID: id, Language: lang.String()}, e.setTerms(id, lang, terms))
}

func (e *Edit) setTerms(id string, lang language.Tag, terms []term.Term) error {
	s, i, err := e.locate(id, "")
	if err != nil {
		return err
	}
	if s == nil {
		return missing(id)
	}
	entry := s.entries[i]
	if len(terms) == 0 && len(entry.concept.OwnTerms(lang)) == 0 {
		data := struct{ ID, Language string }{id, lang.String()}
		return (&Error{Reason: Missing, Message: msgNoTerm, Data: data}).inEntry(s, entry)
	}
	c := entry.concept.Clone()
	c.SetTerms(lang, terms...)
	c = normal(c)
	if err := writable(c, entry.off); err != nil {
		return err
	}
	return e.rewrite(s, i, c, entry.off)
}
