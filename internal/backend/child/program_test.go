//go:build unix

package child

import (
	"bufio"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"exonym/internal/backend"
)

// talk runs a script of the shell that answers lines; each line heard goes to calls[1].
func talk(t *testing.T, script string, max int) (*Program, *Calls[string]) {
	t.Helper()
	calls := &Calls[string]{}
	p := NewProgram([]string{"sh", "-c", script}, Talk{Engine: "shell", Split: bufio.ScanLines, Max: max, Hear: func(line []byte) error {
		if string(line) == "nonsense" {
			return &backend.Fault{Class: backend.BadOutput, Engine: "shell"}
		}
		calls.Deliver(1, string(line))
		return nil
	}})
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p, calls
}

func ask(t *testing.T, p *Program, calls *Calls[string]) (string, error) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, call := calls.Open()
	_ = p.Send(ctx, []byte("hello\n")) // one that has ended says why below
	return Wait(ctx, p, call)
}

func TestProgramAnswers(t *testing.T) {
	p, calls := talk(t, `read line; echo "$line there"; echo note >&2; read line`, 100)
	if got, err := ask(t, p, calls); got != "hello there" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	p.Close()
	if p.Log() != "note\n" || p.Why() == nil {
		t.Errorf("log %q, %v", p.Log(), p.Why())
	}
	if err := p.Send(t.Context(), nil); backend.ClassOf(err) != backend.Unavailable || err == nil {
		t.Errorf("after Close: %v", err)
	}
}

// TestProgramFails: why a program is of no use is told to who waits for it.
func TestProgramFails(t *testing.T) {
	for script, c := range map[string]struct {
		class backend.Class
		says  string
	}{
		`exit 7`:                                {backend.Unavailable, "exit status 7"},
		`exec >&-; sleep 0.1; exit 7`:           {backend.Unavailable, "exit status 7"},
		`exec >&-; sleep 100`:                   {backend.Unavailable, "killed"},
		`echo nonsense; sleep 100`:              {backend.BadOutput, ""},
		`printf '%0200d' 1; sleep 100`:          {backend.BadOutput, "more than"},
		`sleep 100 & exit 7`:                    {backend.Unavailable, "exit status 7"},
		`while :; do echo nonsense; done`:       {backend.BadOutput, ""},
		`cat /dev/zero`:                         {backend.BadOutput, "more than"},
		`kill -9 $$`:                            {backend.Unavailable, "killed"},
		`trap '' TERM; echo nonsense; read a b`: {backend.BadOutput, ""},
	} {
		t.Run(script, func(t *testing.T) {
			t.Parallel()
			p, calls := talk(t, script, 100)
			_, err := ask(t, p, calls)
			if err == nil || backend.ClassOf(err) != c.class || !strings.Contains(err.Error(), c.says) {
				t.Errorf("ended with %v", err)
			}
			select {
			case <-p.Gone():
			case <-time.After(5 * time.Second):
				t.Error("it still runs")
			}
		})
	}
}

func TestMissingProgram(t *testing.T) {
	for _, argv := range [][]string{{"no-such-program-here"}, {"/no/such/program"}} {
		if err := NewProgram(argv, Talk{Engine: "none"}).Start(); !errors.Is(err, backend.ErrMissing) {
			t.Errorf("%v: %v", argv, err)
		}
	}
	if err := NewProgram([]string{"/"}, Talk{Engine: "none"}).Start(); err == nil || errors.Is(err, backend.ErrMissing) {
		t.Errorf("a folder: %v", err)
	}
}

func TestCalls(t *testing.T) {
	var calls Calls[string]
	if calls.Deliver(1, "early") || calls.Drop(1) {
		t.Error("an answer before the call")
	}
	one, place := calls.Open()
	two, _ := calls.Open()
	if one == two || !calls.Deliver(one, "a") || calls.Deliver(one, "b") || <-place != "a" {
		t.Error("an answer came to nobody, or twice")
	}
	if !calls.Drop(two) || calls.Drop(two) || calls.Deliver(two, "c") {
		t.Error("a call was not dropped")
	}
}
