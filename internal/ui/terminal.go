package ui

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// Terminal is a stream that people may be looking at.
type Terminal struct {
	io.Writer
	Live  bool // a person watches: progress may be drawn
	Color bool // colour is wanted: a terminal, no NO_COLOR, TERM is not dumb
	Width int  // columns; 80 where unknown
}

// Look finds out what w is. env reads the environment (NO_COLOR, TERM; see
// no-color.org).
func Look(w io.Writer, env func(string) string) Terminal {
	t := Terminal{Writer: w, Width: 80}
	file, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return t
	}
	t.Live = env("TERM") != "dumb"
	t.Color = t.Live && env("NO_COLOR") == ""
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 20 {
		t.Width = width
	}
	return t
}

// redraw is how often a progress line is drawn at most.
const redraw = 100 * time.Millisecond

// Progress draws one line that is overwritten; it draws nothing where nobody
// watches. It is safe for use by many goroutines.
type Progress struct {
	to    Terminal
	mutex sync.Mutex
	last  time.Time
	drawn bool
}

// NewProgress returns a progress line on to.
func NewProgress(to Terminal) *Progress { return &Progress{to: to} }

// Show draws text, cut to the terminal's width, unless one was just drawn.
func (p *Progress) Show(text string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if !p.to.Live || time.Since(p.last) < redraw {
		return
	}
	runes := []rune(text)
	fmt.Fprintf(p.to, "\r\x1b[K%s", string(runes[:min(len(runes), p.to.Width-1)]))
	p.last, p.drawn = time.Now(), true
}

// Clear takes the line away.
func (p *Progress) Clear() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.drawn {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.drawn = false
	}
}
