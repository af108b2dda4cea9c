package store

import (
	"golang.org/x/text/language"

	"exonym/internal/term"
)

// The short forms make one change each.

func (s *Shelf) Put(c *term.Concept, file string) error {
	return s.Change(func(e *Edit) error { return e.Put(c, file) })
}

func (s *Shelf) Switch(id, file string) error {
	return s.Change(func(e *Edit) error { return e.Switch(id, file) })
}

func (s *Shelf) Remove(id string) error {
	return s.Change(func(e *Edit) error { return e.Remove(id) })
}

func (s *Shelf) Rename(id, to string) error {
	return s.Change(func(e *Edit) error { return e.Rename(id, to) })
}

func (s *Shelf) Merge(keep, drop string) error {
	return s.Change(func(e *Edit) error { return e.Merge(keep, drop) })
}

func (s *Shelf) SetTerms(id string, lang language.Tag, terms ...term.Term) error {
	return s.Change(func(e *Edit) error { return e.SetTerms(id, lang, terms...) })
}
