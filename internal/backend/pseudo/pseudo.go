package pseudo

import (
	"context"
	"fmt"
	"strconv"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// maxExpansion is the greatest expansion in percent: more tries no layout, and a long
// article shall not fill the memory.
const maxExpansion = 400

// Engine pseudo-localizes.
type Engine struct {
	expansion int // percent of the letters
	brackets  bool
}

// Kind makes the engine.
var Kind = backend.Kind{
	Name: "pseudo",
	Doc:  "Pseudo-localizes: accented, longer and bracketed text, readable to everybody who reads the source, so that a layout can be tried before anything is translated.",
	Options: []backend.Option{
		{Name: "expansion", Default: "30", Safe: true, Doc: "How many percent longer texts become, 0 to 400."},
		{Name: "brackets", Default: "on", Safe: true, Doc: "Whether brackets stand round each segment: on or off."},
	},
	New: open,
}

// New returns an engine that makes texts longer by expansion percent, from 0 to 400, and
// puts them in brackets if so wanted.
func New(expansion int, brackets bool) Engine {
	return Engine{min(max(expansion, 0), maxExpansion), brackets}
}

func open(s backend.Settings) (backend.Backend, error) {
	expansion, err := strconv.Atoi(s["expansion"])
	if err != nil || expansion < 0 || expansion > maxExpansion {
		return nil, fmt.Errorf("pseudo: expansion is %q; write a number of percent from 0 to %d", s["expansion"], maxExpansion)
	}
	switch s["brackets"] {
	case "on":
		return New(expansion, true), nil
	case "off":
		return New(expansion, false), nil
	}
	return nil, fmt.Errorf("pseudo: brackets is %q; write on or off", s["brackets"])
}

// Info describes the engine.
func (e Engine) Info() backend.Info {
	return backend.Info{Name: "pseudo", Version: fmt.Sprintf("1 %d %t", e.expansion, e.brackets), Local: true, Sham: true, Rungs: 1}
}

// Route is "pseudo" for every pair.
func (e Engine) Route(_, _ language.Tag) (string, error) { return "pseudo", nil }

// Translate pseudo-localizes the units.
func (e Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies := make([]backend.Reply, len(b.Units))
	for i, u := range b.Units {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		replies[i] = backend.Reply{ID: u.ID, Text: e.dress(u.Text), Route: "pseudo"}
		if b.Done != nil {
			b.Done(1)
		}
	}
	return replies, nil
}
