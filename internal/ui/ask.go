package ui

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"
)

// Asker asks a person. It fails with context.Canceled when the person leaves, by an
// interrupt or by the end of the input.
type Asker interface {
	// Ask shows a question with a proposal and returns the answer without space
	// around it: the proposal where the person only presses Enter.
	Ask(ctx context.Context, question, proposal string) (string, error)
	// Confirm asks a question to be answered with yes or no; Enter means no.
	Confirm(ctx context.Context, question string) (bool, error)
}

// IsTerminal reports whether a person types at r.
func IsTerminal(r io.Reader) bool {
	file, ok := r.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// Console asks on a terminal, a line a question.
type Console struct {
	lines *bufio.Reader
	out   io.Writer
	yes   []string // what means yes, in small letters
}

// NewConsole returns a Console that reads answers from in and writes questions to
// out.
func NewConsole(in io.Reader, out io.Writer, yes ...string) *Console {
	return &Console{lines: bufio.NewReader(in), out: out, yes: yes}
}

// Ask implements Asker.
func (c *Console) Ask(ctx context.Context, question, proposal string) (string, error) {
	if proposal != "" {
		question += " [" + proposal + "]"
	}
	fmt.Fprintf(c.out, "%s > ", question)
	answer, err := c.line(ctx)
	if err == nil && answer == "" {
		answer = proposal
	}
	return answer, err
}

// Confirm implements Asker.
func (c *Console) Confirm(ctx context.Context, question string) (bool, error) {
	fmt.Fprintf(c.out, "%s ", question)
	answer, err := c.line(ctx)
	return slices.Contains(c.yes, strings.ToLower(answer)), err
}

// line reads one line. An interrupt does not end a read, so that one is left behind:
// the program ends then.
func (c *Console) line(ctx context.Context) (string, error) {
	type read struct {
		text string
		err  error
	}
	done := make(chan read, 1)
	go func() {
		text, err := c.lines.ReadString('\n')
		done <- read{text, err}
	}()
	select {
	case <-ctx.Done():
		fmt.Fprintln(c.out)
		return "", context.Canceled
	case r := <-done:
		if r.err != nil {
			fmt.Fprintln(c.out)
			return "", context.Canceled
		}
		return strings.TrimSpace(r.text), nil
	}
}
