package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/locale"
)

// engineFault words what the engine, or the file system, said of t.
func (p *program) engineFault(t *translation) error {
	var f *fault
	var pair *backend.PairError
	switch {
	case errors.As(t.err, &f), errors.Is(t.err, context.Canceled):
		return t.err
	case errors.As(t.err, &pair):
		return p.pairFault(pair)
	}
	return &fault{says: locale.Say(sayEngineFailure, struct{ File, To, Cause string }{t.input.path, t.to.String(), t.err.Error()}),
		hint: locale.Say(sayTestEngine, nil), code: exitFailure, cause: t.err}
}

// pairFault says what to install, or which engines serve a pair that Apertium
// does not.
func (p *program) pairFault(e *backend.PairError) error {
	data := struct {
		From, To         language.Tag
		Packages, Routes string
	}{e.From, e.To, strings.Join(e.Packages, " "), p.targetsFrom(e)}
	f := &fault{says: locale.Say(sayNoRoute, data), code: exitFailure, cause: e}
	switch {
	case len(e.Packages) > 0 && !e.Engine:
		f.says, f.hint = locale.Say(sayNoEngine, data), locale.Say(sayInstall, data)
	case len(e.Packages) > 0:
		f.hint = locale.Say(sayInstall, data)
	case data.Routes != "":
		f.hint = locale.Say(sayOtherBackends, data)
	default:
		f.hint = locale.Say(sayOtherBackendsOnly, data)
	}
	return f
}

// targetsFrom names the languages that the engine reaches from the source of e.
func (p *program) targetsFrom(e *backend.PairError) string {
	var names []string
	for _, pair := range e.Routes {
		if from, to, ok := parsePair(pair); ok && sameLanguage(from, e.From) {
			names = append(names, p.speaker.LanguageName(to))
		}
	}
	slices.Sort(names)
	return p.speaker.List(names)
}

// writeFault words why an output may not be written.
func writeFault(path string, err error) error {
	if errors.Is(err, errEdited) {
		return &fault{says: locale.Say(sayEdited, inFile{path}), hint: locale.Say(sayForceHint, nil), code: exitFailure, cause: err}
	}
	return fileFault(path, err)
}
