package exec

import (
	"encoding/json"
	"strings"
	"time"
	"unicode"

	"exonym/internal/backend"
)

// maxParallel bounds the requests that a plug-in may ask to work on at once.
const maxParallel = 64

// hear acts on one message; an error is the end of the plug-in.
func (p *plugin) hear(text []byte) error {
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		return fault(backend.BadOutput, "it wrote %d bytes that are no message of the protocol", len(text))
	}
	greeted := p.hello.Type != ""
	switch {
	case a.Type == "hello" && !greeted:
		return p.greet(a)
	case a.Type == "progress" && !greeted:
		left := loadTime - time.Since(p.began)
		p.timer.Reset(min(max(left, 0), greetTime))
	case a.Type == "error" && a.ID == "":
		return a.fault()
	case a.Type == "result" || a.Type == "error":
		if p.deliver(a) {
			return nil
		}
	case a.Type == "pong":
		select {
		case p.pong <- a:
			return nil
		default: // nobody asked
		}
	}
	if p.noise++; p.noise > maxNoise {
		return fault(backend.BadOutput, "it wrote %d messages that answer nothing", p.noise)
	}
	return nil
}

// greet takes what the plug-in says of itself.
func (p *plugin) greet(a answer) error {
	if a.Protocol != protocol || a.Version != version {
		return fault(backend.BadRequest, "it does not speak version %d of %s", version, protocol)
	}
	a.Name, a.Revision = printable(a.Name), printable(a.Revision)
	if a.Name == "" {
		a.Name = "exec"
	}
	c := &a.Capabilities
	c.MaxSegments, c.MaxChars = max(c.MaxSegments, 0), max(c.MaxChars, 0)
	c.Parallel = min(max(c.Parallel, 1), maxParallel)
	p.hello, p.slots = a, make(chan struct{}, c.Parallel)
	p.timer.Stop()
	close(p.ready)
	return nil
}

// printable makes a name fit to be shown: no control characters, at most 64 letters.
func printable(name string) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, name))
	return string(runes[:min(len(runes), 64)])
}
