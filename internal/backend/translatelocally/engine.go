package translatelocally

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// maxStarts is how often the program is started: once, and twice more if it dies.
const maxStarts = 3

// Engine translates with translateLocally. It may be used from many goroutines.
type Engine struct {
	argv    []string
	mark    string // of argv, for the version; argv itself may hold a name of the user's
	model   string // the only one to be used, or ""
	timeout time.Duration

	mu      sync.Mutex
	program *program // the last one started
	starts  int
	closed  bool
}

// Info describes the engine. The first call starts the program and waits until it has
// listed its models; where it does not, Info knows no more than the name.
func (e *Engine) Info() backend.Info {
	info := backend.Info{Name: name, Version: "1 " + e.mark, Local: true, Rungs: html.Rungs()}
	if p, err := e.ready(context.Background()); err == nil {
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
	p, err := e.ready(context.Background())
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
	p, err := e.ready(ctx)
	if err != nil {
		return route{}, nil, err
	}
	r, err := p.models.find(from, to, e.model)
	return r, p, err
}

// Log returns the last 4 kB that the program wrote to its standard error. It may quote
// the article and stands in no error.
func (e *Engine) Log() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.program == nil {
		return ""
	}
	return e.program.Log()
}

// Close ends the program. It waits until nothing of it runs, at most some seconds.
func (e *Engine) Close() error {
	e.mu.Lock()
	e.closed = true
	p := e.program
	e.mu.Unlock()
	if p != nil {
		p.Close()
	}
	return nil
}

// ready returns a program whose models are known.
func (e *Engine) ready(ctx context.Context) (*program, error) {
	p, err := e.running()
	if err == nil {
		err = p.await(ctx)
	}
	return p, err
}

// running returns the program that runs, or starts one.
func (e *Engine) running() (*program, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, fault(backend.Unavailable, "the engine was closed")
	}
	if e.program != nil {
		why := e.program.Why()
		if why == nil {
			return e.program, nil
		}
		<-e.program.Gone()
		if e.starts == maxStarts {
			return nil, fault(backend.ClassOf(why), "it was started %d times and is not started again; at last %w", maxStarts, why)
		}
	}
	p, err := start(e.argv)
	if err != nil {
		return nil, err
	}
	e.starts++
	e.program = p
	return p, nil
}
