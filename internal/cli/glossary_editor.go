package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

// editByHand opens the editor of the person on the lines of a concept and returns
// what they say afterwards. A mistake is told, and the editor opened again if wanted.
func (p *program) editByHand(ctx context.Context, c *term.Concept, asker ui.Asker) (*term.Concept, error) {
	editor := editorOf(os.Getenv)
	if editor == nil {
		return nil, &fault{says: locale.Say(sayNoEditor, nil), hint: locale.Say(sayTryCommand, struct{ Command string }{"export EDITOR=nano"}), code: exitFailure}
	}
	dir, err := os.MkdirTemp("", "exonym-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "concept.yaml")
	if err := os.WriteFile(file, []byte(store.Encode(c)), 0o600); err != nil {
		return nil, err
	}
	for {
		if err := p.runEditor(ctx, editor, file); err != nil {
			return nil, err
		}
		edited, err := readEdited(file, c.ID)
		if err == nil {
			return edited, nil
		}
		p.tellMistake(err)
		again, err := asker.Confirm(ctx, p.text(locale.Say(sayReopen, nil)))
		if err != nil || !again {
			return nil, p.nothingDone(err)
		}
	}
}

// tellMistake tells what is wrong with the lines that were edited.
func (p *program) tellMistake(err error) {
	var f *fault
	if errors.As(err, &f) {
		p.complain(f)
		return
	}
	fmt.Fprintln(p.err, err)
}

// editorOf returns the command line of the person's editor: $VISUAL, else $EDITOR,
// else vi where that is installed.
func editorOf(env func(string) string) []string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(env(name)); len(words) > 0 {
			return words
		}
	}
	if _, err := exec.LookPath("vi"); err == nil {
		return []string{"vi"}
	}
	return nil
}

func (p *program) runEditor(ctx context.Context, editor []string, file string) error {
	command := exec.CommandContext(ctx, editor[0], append(editor[1:], file)...)
	command.Stdin, command.Stdout, command.Stderr = p.in, p.out.Writer, p.err.Writer
	if watched, ok := p.out.Writer.(*watched); ok {
		command.Stdout = watched.to
	}
	if err := command.Run(); err != nil {
		return &fault{says: locale.Say(sayEditorFailed, struct{ Editor, Cause string }{editor[0], err.Error()}), code: exitFailure, cause: err}
	}
	return nil
}

// readEdited reads the one concept that file holds; it must have kept its id.
func readEdited(file, id string) (*term.Concept, error) {
	base, err := term.LoadFile(file)
	if err != nil {
		return nil, err
	}
	if found := base.Concepts(); len(found) == 1 && found[0].ID == id {
		return found[0], nil
	}
	return nil, &fault{says: locale.Say(sayOneConcept, struct{ File, ID string }{file, id}), code: exitFailure}
}
