package modernmt

import (
	"context"
	"errors"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
)

// ask asks for the languages that are served. A table without any says that the list
// is not of the shape that is known.
func (e *Engine) ask(ctx context.Context) (langcode.Table, error) {
	var codes []string
	err := e.call(ctx, "/translate/languages", nil, &codes)
	var f *backend.Fault
	if errors.As(err, &f) && f.Class != backend.BadOutput {
		return nil, err
	}
	return langcode.Of(codes), ctx.Err()
}

// pairOf returns the server's codes for a pair, or a *backend.PairError.
func pairOf(languages langcode.Table, from, to language.Tag) (langcode.Pair, error) {
	if len(languages) > 0 {
		return languages.Pair(from, to)
	}
	source, _, _ := from.Raw()
	target, _, _ := to.Raw()
	if to == language.Und {
		return langcode.Pair{}, &backend.PairError{From: from, To: to, Engine: true}
	}
	p := langcode.Pair{Source: source.String(), Target: target.String()}
	if from == language.Und {
		p.Source = ""
	}
	return p, nil
}
