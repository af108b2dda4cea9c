package child

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"exonym/internal/backend"
)

// How long a program may take to end.
const (
	// CloseTime is for one whose input has ended.
	CloseTime = 5 * time.Second
	// drainTime is to read what is left in the pipe of one that ended.
	drainTime = time.Second
)

// Talk is how the messages of a Program are told apart and taken.
type Talk struct {
	Engine string          // whose faults they are
	Split  bufio.SplitFunc // cuts the output into messages
	Max    int             // bytes of one message
	// Hear takes a message, which is valid until it returns; an error ends the program.
	// It is called by one goroutine at a time.
	Hear func(message []byte) error
}

// Program is a running program that takes messages on its standard input and gives
// messages on its standard output.
type Program struct {
	talk   Talk
	cmd    *exec.Cmd
	log    tail
	input  chan []byte   // messages for it
	enough chan struct{} // closed: its input shall end
	gone   chan struct{} // closed once it has ended and nothing of it runs
	ending sync.Once

	mu     sync.Mutex
	err    error // why it is of no use any more
	buried bool  // its process id may belong to another
}

// NewProgram prepares the program argv[0] with its arguments.
func NewProgram(argv []string, talk Talk) *Program {
	return &Program{
		talk: talk, cmd: exec.Command(argv[0], argv[1:]...),
		input: make(chan []byte), enough: make(chan struct{}), gone: make(chan struct{}),
	}
}

// Start starts the program. The fault is backend.ErrMissing where there is none.
func (p *Program) Start() error {
	read, write, err := os.Pipe()
	if err != nil {
		return p.fault(backend.Unavailable, "no pipe: %w", err)
	}
	p.cmd.Stdout, p.cmd.Stderr, p.cmd.WaitDelay = write, &p.log, drainTime
	stdin, err := p.cmd.StdinPipe()
	if err == nil {
		err = Start(p.cmd)
	}
	write.Close()
	if err != nil {
		read.Close()
		return p.missing(err)
	}
	go p.write(stdin)
	go p.run(read)
	return nil
}

// missing words why a program could not be started.
func (p *Program) missing(err error) error {
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return p.fault(backend.BadRequest, "%w (%w)", backend.ErrMissing, err)
	}
	return p.fault(backend.BadRequest, "the program cannot be started: %w", err)
}

func (p *Program) fault(class backend.Class, format string, args ...any) *backend.Fault {
	return &backend.Fault{Class: class, Engine: p.talk.Engine, Cause: fmt.Errorf(format, args...)}
}

// Send gives the program a message once it takes one. The error is ctx.Err(), or why the
// program is of no use.
func (p *Program) Send(ctx context.Context, message []byte) error {
	select {
	case p.input <- message:
		return nil
	case <-p.enough:
		return p.fault(backend.Unavailable, "the engine was closed")
	case <-p.gone:
		return p.Why()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// write feeds the program. A write that blocks ends when the program does.
func (p *Program) write(stdin io.WriteCloser) {
	defer stdin.Close()
	for {
		select {
		case message := <-p.input:
			if _, err := stdin.Write(message); err != nil {
				return
			}
		case <-p.enough:
			return
		case <-p.gone:
			return
		}
	}
}

// run sees the program to its end. What it started and left behind is ended too; only
// what moved to another group can keep the pipe open, hence the deadline.
func (p *Program) run(stdout *os.File) {
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		p.read(stdout)
	}()
	_ = p.cmd.Wait()
	p.mu.Lock()
	Kill(p.cmd)
	p.buried = true
	p.mu.Unlock()
	_ = stdout.SetReadDeadline(time.Now().Add(drainTime))
	<-drained
	stdout.Close()
	p.Fail(p.fault(backend.Unavailable, "it ended with %v", p.cmd.ProcessState))
	close(p.gone)
}

// read takes messages until the output ends or makes no sense. A program that closes its
// output has a moment to end by itself, so that its exit status is known.
func (p *Program) read(stdout io.Reader) {
	scanner := bufio.NewScanner(stdout)
	scanner.Buffer(nil, p.talk.Max+1)
	scanner.Split(p.talk.Split)
	for scanner.Scan() {
		if err := p.talk.Hear(scanner.Bytes()); err != nil {
			p.Fail(err)
			return
		}
	}
	var fault *backend.Fault
	switch err := scanner.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		p.Fail(p.fault(backend.BadOutput, "it wrote a message of more than %d MiB", p.talk.Max>>20))
	case errors.As(err, &fault):
		p.Fail(fault)
	default:
		time.AfterFunc(drainTime, p.Kill)
	}
}

// Fail ends a program that is of no use; the first reason counts.
func (p *Program) Fail(err error) {
	p.mu.Lock()
	if p.err == nil {
		p.err = err
	}
	p.mu.Unlock()
	p.Kill()
}

// Kill ends the program and all that it started.
func (p *Program) Kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.buried {
		Kill(p.cmd)
	}
}

// Why returns why the program is of no use, or nil.
func (p *Program) Why() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.err
}

// Gone is closed once the program has ended and nothing of it runs.
func (p *Program) Gone() <-chan struct{} { return p.gone }

// Close ends the input and waits until nothing of the program runs, at most some seconds.
func (p *Program) Close() {
	p.ending.Do(func() { close(p.enough) })
	select {
	case <-p.gone:
	case <-time.After(CloseTime):
		p.Kill()
		<-p.gone
	}
}

// Log returns the last 4 kB that the program wrote to its standard error. It may quote
// the article and stands in no error.
func (p *Program) Log() string { return p.log.String() }

// Pid is the process id of the program.
func (p *Program) Pid() int { return p.cmd.Process.Pid }
