package apertium

import (
	"slices"

	"golang.org/x/text/language"
)

// Gist reports whether a pair is one of those that the engine translates too
// badly to be published; routes.yaml lists them with the measurement.
func (e *Engine) Gist(from, to language.Tag) bool {
	return slices.Contains(e.know.Gist, e.know.sideOf(from).lang) || slices.Contains(e.know.Gist, e.know.sideOf(to).lang)
}
