package translatelocally

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

const name = "translatelocally"

// Kind makes the engine.
var Kind = backend.Kind{
	Name: name,
	Doc:  "Runs [translateLocally](https://translatelocally.com) on this computer: no network, no key. It uses the models that are installed in it, and goes over another language where there is none for the pair; `translateLocally -a` lists models, `translateLocally -d NAME` gets one.",
	Options: []backend.Option{
		{Name: "command", Default: "translateLocally -p", Doc: "The program and its arguments, quoted as in a shell; no shell runs."},
		{Name: "model", Safe: true, Doc: "The name of the model to use, such as en-de-tiny; by default the first that is installed for the pair."},
		{Name: "timeout", Default: "5m", Safe: true, Doc: "How long one request of up to 64 segments may take, as 30s or 5m; a program that takes longer is stopped."},
	},
	New:    open,
	Starts: true,
}

func open(s backend.Settings) (backend.Backend, error) {
	argv, err := child.Words(s["command"])
	if err != nil {
		return nil, fmt.Errorf("translatelocally: command: %w", err)
	}
	timeout, err := time.ParseDuration(s["timeout"])
	if err != nil || timeout <= 0 {
		return nil, fmt.Errorf("translatelocally: timeout is %q; write a duration such as 30s or 5m", s["timeout"])
	}
	return newEngine(argv, s["model"], timeout)
}

func newEngine(argv []string, model string, timeout time.Duration) (*Engine, error) {
	if len(argv) == 0 {
		return nil, errors.New("translatelocally: the command names no program")
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", argv))
	return &Engine{
		argv: argv, mark: fmt.Sprintf("%x", sum[:4]), model: model, timeout: timeout,
		Resident: child.NewResident(name, func() (*program, error) { return start(argv) }),
	}, nil
}
