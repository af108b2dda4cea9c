package exec

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"exonym/internal/backend"
)

// protocol and version are what exonym speaks; maxLine bounds a line, in bytes.
const (
	protocol = "exonym-mt"
	version  = 1
	maxLine  = 16 << 20
)

type hello struct {
	Type     string `json:"type"`
	Protocol string `json:"protocol"`
	Versions []int  `json:"versions"`
	Client   string `json:"client"`
}

// short is a message with no more than a type, and an id where it is about a request.
type short struct {
	Type string `json:"type"`
	ID   string `json:"id,omitempty"`
}

type request struct {
	Type     string    `json:"type"`
	ID       string    `json:"id"`
	Source   *string   `json:"source"` // null: the plug-in finds out
	Target   string    `json:"target"`
	Markup   string    `json:"markup"`
	Segments []segment `json:"segments"`
	Terms    []term    `json:"terms,omitempty"`
}

type segment struct {
	ID   int    `json:"id"`
	Text string `json:"text"`
}

type term struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

// answer is any message of a plug-in.
type answer struct {
	Type         string        `json:"type"`
	ID           string        `json:"id"`
	Protocol     string        `json:"protocol"`
	Version      int           `json:"version"`
	Name         string        `json:"name"`
	Revision     string        `json:"revision"`
	Capabilities capabilities  `json:"capabilities"`
	Translations []translation `json:"translations"`
	problem
}

type translation struct {
	ID    int      `json:"id"`
	Text  string   `json:"text"`
	Error *problem `json:"error"`
}

// problem is an error that a plug-in reports. Its message may quote the article, so it
// is not read.
type problem struct {
	Code         string  `json:"code"`
	RetryAfterMS float64 `json:"retry_after_ms"`
}

type capabilities struct {
	Pairs       pairs    `json:"pairs"`
	Markup      []string `json:"markup"`
	MaxSegments int      `json:"max_segments"`
	MaxChars    int      `json:"max_chars"`
	Parallel    int      `json:"parallel"`
	Terms       bool     `json:"terms"`
	Cancel      bool     `json:"cancel"`
}

// takes reports whether the plug-in can read a way of markup.
func (c *capabilities) takes(markup string) bool { return slices.Contains(c.Markup, markup) }

// codes are the protocol's error codes.
var codes = map[string]backend.Class{
	"version": backend.BadRequest, "bad_request": backend.BadRequest, "unsupported_pair": backend.BadRequest,
	"too_large": backend.TooLarge, "auth": backend.Auth, "quota": backend.Quota, "rate": backend.Rate,
	"unavailable": backend.Unavailable, "refused": backend.Refused, "canceled": backend.Unavailable,
	"internal": backend.Unavailable,
}

// fault words a problem. A code that the protocol lacks is not quoted.
func (p *problem) fault() error {
	class, known := codes[p.Code]
	if !known {
		return fault(backend.BadOutput, "it reports an error of an unknown code")
	}
	f := fault(class, "it reports the error %s", p.Code)
	f.After = time.Duration(min(max(p.RetryAfterMS, 0), 3.6e6) * float64(time.Millisecond))
	if p.Code == "unsupported_pair" {
		f.Cause = fmt.Errorf("%w (it says so itself)", backend.ErrPair)
	}
	return f
}

func fault(class backend.Class, format string, args ...any) *backend.Fault {
	return &backend.Fault{Class: class, Engine: "exec", Cause: fmt.Errorf(format, args...)}
}

// line writes a message as one line. Only what JSON demands is escaped, so that simple
// programs can read it.
func line(message any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(message); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
