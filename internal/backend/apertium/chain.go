package apertium

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"exonym/internal/backend/child"
)

// chain is one running pipeline of a mode: its programs, started side by side
// and joined by pipes.
type chain struct {
	in    *os.File
	out   *os.File
	read  *bufio.Reader
	write *bufio.Writer
	nonce string
	count int // segments sent; used by the writing side only

	commands []*exec.Cmd
	running  sync.WaitGroup
	stderr   tail
	once     sync.Once
	dead     chan struct{} // closed when the chain is of no use any more
	fault    error         // why; read only after dead is closed
}

var errClosed = errors.New("closed")

// startChain starts all programs of stages at once.
func startChain(stages []stage) (*chain, error) {
	c := &chain{dead: make(chan struct{}), nonce: newNonce()}
	errRead, errWrite, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer errWrite.Close()
	c.running.Add(1)
	go func() {
		defer c.running.Done()
		c.stderr.drain(errRead)
	}()
	if err := c.start(stages, errWrite); err != nil {
		errWrite.Close()
		c.stop(err)
		c.running.Wait()
		return nil, err
	}
	for i, cmd := range c.commands {
		c.running.Add(1)
		go c.watch(i, cmd)
	}
	c.read = bufio.NewReaderSize(c.out, 64<<10)
	c.write = bufio.NewWriterSize(c.in, 64<<10)
	return c, nil
}

// start runs the programs; on failure the ones that run are stopped.
func (c *chain) start(stages []stage, stderr *os.File) error {
	next, first, err := os.Pipe()
	if err != nil {
		return err
	}
	c.in = first
	for _, s := range stages {
		read, write, err := os.Pipe()
		if err != nil {
			next.Close()
			return err
		}
		cmd := exec.Command(s[0], s[1:]...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
		cmd.Stdin, cmd.Stdout, cmd.Stderr = next, write, stderr
		err = child.Start(cmd)
		next.Close()
		write.Close()
		next = read
		if err != nil {
			next.Close()
			c.killAll()
			for _, started := range c.commands {
				_ = started.Wait()
			}
			return fmt.Errorf("%s: %w", filepath.Base(s[0]), err)
		}
		c.commands = append(c.commands, cmd)
	}
	c.out = next
	return nil
}

// watch waits for one program. A chain with a dead program is of no use.
func (c *chain) watch(i int, cmd *exec.Cmd) {
	defer c.running.Done()
	_ = cmd.Wait()
	name := filepath.Base(cmd.Path)
	c.stop(fmt.Errorf("%s, program %d of %d, ended: %s", name, i+1, len(c.commands), cmd.ProcessState))
}

// stop kills the chain; the first call says why.
func (c *chain) stop(why error) {
	c.once.Do(func() {
		c.fault = why
		close(c.dead)
		c.killAll()
		for _, f := range []*os.File{c.in, c.out} {
			if f != nil {
				f.Close()
			}
		}
	})
}

func (c *chain) killAll() {
	for _, cmd := range c.commands {
		_ = cmd.Process.Kill()
	}
}

// close kills the chain and waits until nothing of it is left.
func (c *chain) close() {
	c.stop(errClosed)
	c.running.Wait()
}

// alive reports whether the chain can still be used.
func (c *chain) alive() bool {
	select {
	case <-c.dead:
		return false
	default:
		return true
	}
}

// why returns the fault of the chain, or err where it has none of its own, with
// the last words on stderr. It ends the chain.
func (c *chain) why(err error) error {
	c.stop(err)
	c.running.Wait()
	if last := c.stderr.String(); last != "" {
		return fmt.Errorf("%w; it said: %s", c.fault, last)
	}
	return c.fault
}

// send writes one segment into the buffer. The empty blank and the mark after it
// make every program let the segment go; the mark comes back behind it.
func (c *chain) send(text string) error {
	c.count++
	_, err := fmt.Fprintf(c.write, "%s%s\x00", text, c.mark(c.count))
	return err
}

func (c *chain) mark(n int) string { return fmt.Sprintf("[][%s %d]", c.nonce, n) }

// receive reads the answer to segment n, waiting at most limit.
func (c *chain) receive(n int, limit time.Duration) (string, error) {
	if err := c.out.SetReadDeadline(time.Now().Add(limit)); err != nil {
		return "", err
	}
	answer, err := c.read.ReadString(0)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return "", fmt.Errorf("no answer within %v", limit)
	}
	if err != nil {
		return "", err
	}
	text, ok := strings.CutSuffix(answer, c.mark(n)+"\x00")
	if !ok {
		return "", errors.New("the answers are out of step")
	}
	return text, nil
}

func newNonce() string {
	var b [6]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}

// tail keeps the last bytes written to it.
type tail struct {
	mu   sync.Mutex
	last []byte
}

const tailSize = 4 << 10

func (t *tail) drain(from *os.File) {
	defer from.Close()
	buf := make([]byte, tailSize)
	for {
		n, err := from.Read(buf)
		t.mu.Lock()
		t.last = append(t.last, buf[:n]...)
		t.last = t.last[max(0, len(t.last)-tailSize):]
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.ToValidUTF8(strings.TrimSpace(string(t.last)), "\uFFFD")
}
