package exec

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// How long a plug-in may take for what is not a translation.
const (
	greetTime = 10 * time.Second // to greet, and again after each sign of progress
	loadTime  = 10 * time.Minute // to greet in all, however much it progresses
	closeTime = 5 * time.Second  // to end once its input has ended
	drainTime = time.Second      // to read what is left in the pipe of one that ended
)

// maxNoise is how many messages in a row may answer nothing: more is a flood.
const maxNoise = 1000

// plugin is one running program.
type plugin struct {
	cmd    *exec.Cmd
	log    tail
	input  chan []byte   // lines for it
	enough chan struct{} // closed: its input shall end
	ready  chan struct{} // closed once it has greeted; only then is hello read
	gone   chan struct{} // closed once it has ended and nothing of it runs

	hello answer
	slots chan struct{} // one for each request that it works on

	began time.Time
	timer *time.Timer // until it has greeted
	noise int

	mu     sync.Mutex
	calls  map[string]chan answer
	last   int   // the last id given
	err    error // why it is of no use any more
	buried bool  // its process id may belong to another
	ending sync.Once
}

// start runs a program and greets it.
func start(argv []string, client string) (*plugin, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return nil, fault(backend.Unavailable, "no pipe: %w", err)
	}
	p := &plugin{
		cmd: exec.Command(argv[0], argv[1:]...), began: time.Now(),
		input: make(chan []byte), enough: make(chan struct{}),
		ready: make(chan struct{}), gone: make(chan struct{}),
		calls: map[string]chan answer{},
	}
	p.cmd.Stdout, p.cmd.Stderr, p.cmd.WaitDelay = write, &p.log, drainTime
	stdin, err := p.cmd.StdinPipe()
	if err == nil {
		err = child.Start(p.cmd)
	}
	write.Close()
	if err != nil {
		read.Close()
		return nil, missing(err)
	}
	p.timer = time.AfterFunc(greetTime, func() { p.fail(fault(backend.Unavailable, "it did not greet in %v", greetTime)) })
	go p.write(stdin)
	go p.run(read)
	greeting, _ := line(hello{Type: "hello", Protocol: protocol, Versions: []int{version}, Client: client})
	go p.send(greeting)
	return p, nil
}

// missing words why a program could not be started.
func missing(err error) error {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return fault(backend.BadRequest, "%w (%w)", backend.ErrMissing, err)
	}
	return fault(backend.BadRequest, "the program cannot be started: %w", err)
}

// send gives the plug-in a line, sooner or later.
func (p *plugin) send(text []byte) {
	select {
	case p.input <- text:
	case <-p.enough:
	case <-p.gone:
	}
}

// write feeds the plug-in. A write that blocks ends when the plug-in does.
func (p *plugin) write(stdin io.WriteCloser) {
	defer stdin.Close()
	for {
		select {
		case text := <-p.input:
			if _, err := stdin.Write(text); err != nil {
				return
			}
		case <-p.enough:
			return
		case <-p.gone:
			return
		}
	}
}

// run sees the plug-in to its end. What it started and left behind is ended too; only
// what moved to another group can keep the pipe open, hence the deadline.
func (p *plugin) run(stdout *os.File) {
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		p.read(stdout)
	}()
	_ = p.cmd.Wait()
	p.mu.Lock()
	child.Kill(p.cmd)
	p.buried = true
	p.mu.Unlock()
	_ = stdout.SetReadDeadline(time.Now().Add(drainTime))
	<-drained
	stdout.Close()
	p.timer.Stop()
	p.fail(fault(backend.Unavailable, "it ended with %v", p.cmd.ProcessState))
	close(p.gone)
}

// read takes messages until the output ends or makes no sense. A plug-in that closes its
// output has a moment to end by itself, so that its exit status is known.
func (p *plugin) read(stdout io.Reader) {
	scanner := bufio.NewScanner(stdout)
	scanner.Buffer(nil, maxLine+1)
	scanner.Split(wholeLine)
	for scanner.Scan() {
		if err := p.hear(scanner.Bytes()); err != nil {
			p.fail(err)
			return
		}
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		p.fail(fault(backend.BadOutput, "it wrote a line of more than %d MiB", maxLine>>20))
		return
	}
	time.AfterFunc(drainTime, p.kill)
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

// fail ends a plug-in that is of no use; the first reason counts.
func (p *plugin) fail(err error) {
	p.mu.Lock()
	if p.err == nil {
		p.err = err
	}
	p.mu.Unlock()
	p.kill()
}

func (p *plugin) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.buried {
		child.Kill(p.cmd)
	}
}

// why returns why the plug-in is of no use, or nil.
func (p *plugin) why() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}

// close ends the input and waits until nothing of the plug-in runs.
func (p *plugin) close() {
	p.ending.Do(func() { close(p.enough) })
	select {
	case <-p.gone:
	case <-time.After(closeTime):
		p.kill()
		<-p.gone
	}
}
