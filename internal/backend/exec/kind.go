package exec

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// Kind makes the engine.
var Kind = backend.Kind{
	Name: "exec",
	Doc:  "Runs a program of yours that translates, and speaks JSON lines with it; see [plug-ins](plugins.md). The program stays open for the run and is started anew when it dies.",
	Options: []backend.Option{
		{Name: "command", Required: true, Doc: "The program and its arguments, quoted as in a shell; no shell runs."},
		{Name: "timeout", Default: "2m", Safe: true, Doc: "How long one request may take, as 30s or 5m; a plug-in that takes longer is stopped."},
	},
	New:    open,
	Starts: true,
}

func open(s backend.Settings) (backend.Backend, error) {
	argv, err := child.Words(s["command"])
	if err != nil {
		return nil, fmt.Errorf("exec: command: %w", err)
	}
	timeout, err := time.ParseDuration(s["timeout"])
	if err != nil || timeout <= 0 {
		return nil, fmt.Errorf("exec: timeout is %q; write a duration such as 30s or 5m", s["timeout"])
	}
	return New(argv, timeout)
}

// New returns an engine for the program argv[0] with its arguments. The program is not
// started yet. timeout is that of one request.
func New(argv []string, timeout time.Duration) (*Engine, error) {
	if len(argv) == 0 {
		return nil, errors.New("exec: the command names no program")
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", argv))
	return &Engine{
		argv: argv, mark: fmt.Sprintf("%x", sum[:4]), timeout: timeout,
		Resident: child.NewResident("exec", func() (*plugin, error) { return start(argv, "exonym") }),
	}, nil
}
