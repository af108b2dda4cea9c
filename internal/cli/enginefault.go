package cli

import (
	"context"
	"errors"
	"strings"

	"exonym/internal/backend"
	"exonym/internal/locale"
)

// engineFault words what the engine, or the file system, said of t.
func engineFault(t *translation) error {
	var f *fault
	var pair *backend.PairError
	switch {
	case errors.As(t.err, &f), errors.Is(t.err, context.Canceled):
		return t.err
	case errors.As(t.err, &pair):
		return pairFault(pair)
	}
	return &fault{says: locale.Say(sayEngineFailure, struct{ File, To, Cause string }{t.input.path, t.to.String(), t.err.Error()}),
		hint: locale.Say(sayTestEngine, nil), code: exitFailure, cause: t.err}
}

// pairFault says what to install, or which engines serve a pair that Apertium
// does not.
func pairFault(e *backend.PairError) error {
	data := struct{ From, To, Packages, Routes string }{
		e.From.String(), e.To.String(), strings.Join(e.Packages, " "), strings.Join(e.Routes, ", "),
	}
	f := &fault{says: locale.Say(sayNoRoute, data), code: exitFailure, cause: e}
	switch {
	case len(e.Packages) > 0 && !e.Engine:
		f.says, f.hint = locale.Say(sayNoEngine, data), locale.Say(sayInstall, data)
	case len(e.Packages) > 0:
		f.hint = locale.Say(sayInstall, data)
	case len(e.Routes) > 0:
		f.hint = locale.Say(sayOtherBackends, data)
	default:
		f.hint = locale.Say(sayOtherBackendsOnly, data)
	}
	return f
}

// writeFault words why an output may not be written.
func writeFault(path string, err error) error {
	if errors.Is(err, errEdited) {
		return &fault{says: locale.Say(sayEdited, inFile{path}), hint: locale.Say(sayForceHint, nil), code: exitFailure, cause: err}
	}
	return fileFault(path, err)
}
