package cli

import (
	"fmt"
	"strings"

	"exonym/glossary"
	"exonym/internal/home"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
)

// loadBase loads the glossary: the built-in one, the user's, the project's and the
// files of the command line, each stronger than those before it. Without builtin only
// the files count.
func loadBase(builtin bool, files []string) (*term.Base, error) {
	var layers []term.Layer
	if builtin {
		layers = append(layers, term.Files(glossary.FS))
		own, err := ownLayers()
		if err != nil {
			return nil, err
		}
		for _, layer := range own {
			if layer.Exists {
				layers = append(layers, term.Folder(layer.Dir))
			}
		}
	}
	for _, file := range files {
		layers = append(layers, term.File(file))
	}
	base, err := term.Load(layers...)
	if err != nil {
		return nil, &fault{says: locale.Say(sayGlossaryFailure, struct{ Cause glossaryFaults }{glossaryFaults{err}}), code: exitFailure, cause: err}
	}
	return base, nil
}

// glossaryFaults are the mistakes of glossary files, a line each.
type glossaryFaults struct{ error }

// In words them for a speaker.
func (g glossaryFaults) In(s *locale.Speaker) string {
	faults := term.Faults(g.error)
	if len(faults) == 0 {
		return g.Error()
	}
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, s.Text(locale.Say(f.Message, f.Data)))
	}
	return strings.Join(lines, "\n")
}

// ownLayers returns the glossary folders of the user and the project.
func ownLayers() ([]store.Layer, error) {
	here, err := home.Here()
	if err != nil {
		return nil, err
	}
	return store.Where(here)
}
