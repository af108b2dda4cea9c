package exec

import (
	"bytes"
	"context"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// How long a plug-in may take for what is not a translation.
const (
	greetTime = 10 * time.Second // to greet, and again after each sign of progress
	loadTime  = 10 * time.Minute // to greet in all, however much it progresses
)

// maxNoise is how many messages in a row may answer nothing: more is a flood.
const maxNoise = 1000

// plugin is one running program.
type plugin struct {
	*child.Program
	calls child.Calls[answer]
	pong  chan answer
	ready chan struct{} // closed once it has greeted; only then is hello read

	hello answer
	slots chan struct{} // one for each request that it works on

	began time.Time
	timer *time.Timer // until it has greeted
	noise int
}

// start runs a program and greets it.
func start(argv []string, client string) (*plugin, error) {
	p := &plugin{began: time.Now(), ready: make(chan struct{}), pong: make(chan answer, 1)}
	p.Program = child.NewProgram(argv, child.Talk{Engine: "exec", Split: wholeLine, Max: maxLine, Hear: p.hear})
	p.timer = time.AfterFunc(greetTime, func() { p.Fail(fault(backend.Unavailable, "it did not greet in %v", greetTime)) })
	if err := p.Start(); err != nil {
		p.timer.Stop()
		return nil, err
	}
	greeting, _ := line(hello{Type: "hello", Protocol: protocol, Versions: []int{version}, Client: client})
	go func() { _ = p.Send(context.Background(), greeting) }()
	return p, nil
}

// wholeLine is a bufio.SplitFunc for lines that end with LF; a last one that does not is
// what a dying program left.
func wholeLine(data []byte, atEnd bool) (int, []byte, error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEnd {
		return len(data), nil, nil
	}
	return 0, nil, nil
}
