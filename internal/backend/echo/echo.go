// Package echo is the backend that answers with the text itself. It serves every
// pair, for tests and for trying out what exonym would do.
//
//	echo.New("") answers "Bonjour" with "Bonjour", echo.New("» ") with "» Bonjour".
package echo

import (
	"context"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// Engine answers every unit with its own text after a fixed prefix.
type Engine struct{ prefix string }

// New returns an engine; prefix may be empty and must not hold tokens.
func New(prefix string) Engine { return Engine{prefix} }

// Kind makes the engine without a prefix.
var Kind = backend.Kind{
	Name: "echo",
	Doc:  "Gives each text back as it is, for any pair of languages: to see what would be translated, and for tests.",
	New:  func(backend.Settings) (backend.Backend, error) { return New(""), nil },
}

// Info describes the engine.
func (e Engine) Info() backend.Info {
	return backend.Info{Name: "echo", Version: "1" + e.prefix, Local: true, Sham: true, Rungs: 1}
}

// Route is "echo" for every pair.
func (e Engine) Route(_, _ language.Tag) (string, error) { return "echo", nil }

// Translate copies the units.
func (e Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies := make([]backend.Reply, len(b.Units))
	for i, u := range b.Units {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		replies[i] = backend.Reply{ID: u.ID, Text: e.prefix + u.Text, Route: "echo"}
		if b.Done != nil {
			b.Done(1)
		}
	}
	return replies, nil
}
