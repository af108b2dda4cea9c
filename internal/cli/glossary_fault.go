package cli

import (
	"errors"
	"fmt"

	"exonym/internal/locale"
	"exonym/internal/term/store"
)

// storeFault words an error of a glossary on disk, with its place before it.
func (p *program) storeFault(err error) error {
	var e *store.Error
	if !errors.As(err, &e) {
		return err
	}
	text := p.text(locale.Say(e.Message, e.Data))
	switch {
	case e.Line > 0:
		text = fmt.Sprintf("%s:%d:%d: %s", shown(e.File), e.Line, max(e.Column, 1), text)
	case e.File != "":
		text = shown(e.File) + ": " + text
	}
	return &fault{says: locale.Say(sayFailure, struct{ Cause string }{text}), hint: hintFor(e), code: exitFailure, cause: err}
}

// hintFor says what to type after an error of a glossary on disk.
func hintFor(e *store.Error) locale.Message {
	switch e.Reason {
	case store.Broken, store.Unsure:
		return locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary lint " + shellWord(shown(e.File))})
	case store.ReadOnly:
		return locale.Say(sayTryCommand, struct{ Command string }{"--to user"})
	case store.Nothing:
		return locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary undo --list"})
	}
	return locale.Message{}
}
