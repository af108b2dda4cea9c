package apertium

import (
	"slices"

	"golang.org/x/text/language"
)

// Remembers reports whether, on the route of a pair, an answer depends on the
// segments before it: some leg's tagger keeps state.
func (e *Engine) Remembers(from, to language.Tag) bool {
	route, err := e.plan(from, to)
	return err == nil && slices.ContainsFunc(route, func(m mode) bool { return !e.know.stateless(m) })
}
