package exec

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// maxStarts is how often a program is started: once, and twice more if it dies.
const maxStarts = 3

// Engine translates with a plug-in.
type Engine struct {
	argv    []string
	mark    string // of argv, for the version; argv itself may hold a key
	timeout time.Duration

	pinging sync.Mutex

	mu     sync.Mutex
	plugin *plugin // the last one started
	starts int
	closed bool
}

// Info describes the engine. The first call starts the plug-in and waits until it has
// greeted; where it does not, Info knows no more than the name.
func (e *Engine) Info() backend.Info {
	info := backend.Info{Name: "exec", Version: "1 " + e.mark, Rungs: 1}
	p, err := e.ready(context.Background())
	if err != nil {
		return info
	}
	caps := &p.hello.Capabilities
	info.Version = fmt.Sprintf("1 %s %q %q", e.mark, p.hello.Name, p.hello.Revision)
	info.Limits = backend.Limits{Units: caps.MaxSegments, Runes: caps.MaxChars, Bytes: maxBytes, Parallel: caps.Parallel}
	if caps.Terms {
		info.Terms = backend.PromptedTerms
	}
	return info
}

// Route names the plug-in, as it names itself.
func (e *Engine) Route(from, to language.Tag) (string, error) {
	p, err := e.ready(context.Background())
	if err != nil {
		return "", err
	}
	if _, _, err := p.hello.Capabilities.Pairs.find(from, to); err != nil {
		return "", err
	}
	return p.hello.Name, nil
}

// Ping asks the plug-in for a sign of life; nil means that it gave one.
func (e *Engine) Ping(ctx context.Context) error {
	p, err := e.ready(ctx)
	if err != nil {
		return err
	}
	e.pinging.Lock()
	defer e.pinging.Unlock()
	return p.ping(ctx)
}

// Log returns the last 4 kB that the plug-in wrote to its standard error. It may quote
// the article and stands in no error.
func (e *Engine) Log() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.plugin == nil {
		return ""
	}
	return e.plugin.Log()
}

// Close ends the plug-in. It waits until nothing of it runs, at most some seconds.
func (e *Engine) Close() error {
	e.mu.Lock()
	e.closed = true
	p := e.plugin
	e.mu.Unlock()
	if p != nil {
		p.Close()
	}
	return nil
}

// ready returns a plug-in that has greeted.
func (e *Engine) ready(ctx context.Context) (*plugin, error) {
	p, err := e.running()
	if err == nil {
		err = p.await(ctx)
	}
	return p, err
}

// running returns the plug-in that runs, or starts one.
func (e *Engine) running() (*plugin, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, fault(backend.Unavailable, "the engine was closed")
	}
	if e.plugin != nil {
		why := e.plugin.Why()
		if why == nil {
			return e.plugin, nil
		}
		<-e.plugin.Gone()
		if e.starts == maxStarts {
			// Not Unavailable: a driver would ask for minutes what stays as it is.
			return nil, fault(backend.BadRequest, "it was started %d times and is not started again; at last %w", maxStarts, why)
		}
	}
	p, err := start(e.argv, "exonym")
	if err != nil {
		return nil, err
	}
	e.starts++
	e.plugin = p
	return p, nil
}
