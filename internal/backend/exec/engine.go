package exec

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// Engine translates with a plug-in.
type Engine struct {
	argv    []string
	mark    string // of argv, for the version; argv itself may hold a key
	timeout time.Duration

	pinging sync.Mutex
	*child.Resident[*plugin]
}

// Info describes the engine. The first call starts the plug-in and waits until it has
// greeted; where it does not, Info knows no more than the name.
func (e *Engine) Info() backend.Info {
	info := backend.Info{Name: "exec", Version: "1 " + e.mark, Rungs: 1}
	p, err := e.Ready(context.Background())
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
	p, err := e.Ready(context.Background())
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
	p, err := e.Ready(ctx)
	if err != nil {
		return err
	}
	e.pinging.Lock()
	defer e.pinging.Unlock()
	return p.ping(ctx)
}
