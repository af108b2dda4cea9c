package cli

import (
	"io"

	"exonym/internal/locale"
)

// watched is standard output: it remembers the first write that failed, so that
// a run whose answer did not arrive never ends as if it had. (A reader that goes
// away, as head does, ends the program before that: SIGPIPE.)
type watched struct {
	to  io.Writer
	err error
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// undelivered tells once that standard output took no more, and reports whether
// that is so.
func (p *program) undelivered() bool {
	if p.stdout.err == nil {
		return false
	}
	if !p.told {
		p.told = true
		p.complain(fileFault(p.text(locale.Say(sayStandardOutput, nil)), p.stdout.err).(*fault))
	}
	return true
}
