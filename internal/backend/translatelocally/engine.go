package translatelocally

import (
	"context"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// Engine translates with translateLocally. It may be used from many goroutines.
type Engine struct {
	argv    []string
	mark    string // of argv, for the version; argv itself may hold a name of the user's
	model   string // the only one to be used, or ""
	timeout time.Duration
	*child.Resident[*program]
}

// Info describes the engine. The first call starts the program and waits until it has
// listed its models; where it does not, Info knows no more than the name.
func (e *Engine) Info() backend.Info {
	info := backend.Info{Name: name, Version: "1 " + e.mark, Local: true, Rungs: html.Rungs()}
	if p, err := e.Ready(context.Background()); err == nil {
		info.Version = fmt.Sprintf("1 %s %s %q", e.mark, p.models.mark(), e.model)
	}
	return info
}

// Route names the models: "fr-en-tiny > en-es-tiny".
func (e *Engine) Route(from, to language.Tag) (string, error) {
	r, _, err := e.find(context.Background(), from, to)
	if err != nil {
		return "", err
	}
	return r.String(), nil
}

// Pairs lists the pairs that the installed models serve, in ISO 639-3.
func (e *Engine) Pairs() []string {
	p, err := e.Ready(context.Background())
	if err != nil {
		return nil
	}
	return p.models.pairs()
}

// SelfTest translates one sentence.
func (e *Engine) SelfTest(ctx context.Context, from, to language.Tag) error {
	const probe = "Europa 2026."
	replies, err := e.Translate(ctx, backend.Batch{From: from, To: to, Units: []backend.Unit{{Text: probe}}})
	switch {
	case err != nil:
		return err
	case replies[0].Err != nil:
		return replies[0].Err
	case !strings.Contains(replies[0].Text, "2026"):
		return fmt.Errorf("the engine lost text: %q came back as %q", probe, replies[0].Text)
	}
	return nil
}

// find returns the way between two languages, and the program that goes it.
func (e *Engine) find(ctx context.Context, from, to language.Tag) (route, *program, error) {
	p, err := e.Ready(ctx)
	if err != nil {
		return route{}, nil, err
	}
	r, err := p.models.find(from, to, e.model)
	return r, p, err
}
