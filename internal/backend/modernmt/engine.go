package modernmt

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync/atomic"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
	"exonym/internal/backend/markup"
	"exonym/internal/backend/parcel"
	"exonym/internal/backend/rest"
)

const (
	// maxTexts bounds a request; maxBytes does so with care, since no limit is published.
	maxTexts, maxBytes = 128, 100_000
	parallel           = 4
	// batchRunes is what a driver puts into a request.
	batchRunes = 10_000
)

// dialect has plain tags, whose answer need not be well formed.
var dialect = markup.Dialect{Pair: "g", Single: "x"}

// Engine is an account of ModernMT. It may be used from many goroutines.
type Engine struct {
	api                  *rest.Client
	memories, glossaries []int64
	languages            *rest.Once[langcode.Table]
	billed               atomic.Int64
}

// Info describes the engine.
func (e *Engine) Info() backend.Info {
	return backend.Info{
		Name: name, Version: fmt.Sprintf("1 %v %v", e.memories, e.glossaries), Rungs: dialect.Rungs(),
		Limits: backend.Limits{Units: maxTexts, Runes: batchRunes, Parallel: parallel},
	}
}

// Billed returns the characters that ModernMT billed so far, as it says itself.
func (e *Engine) Billed() backend.Usage { return backend.Usage{Characters: e.billed.Load()} }

// Close closes the connections.
func (e *Engine) Close() error { return e.api.Close() }

// Translate translates a batch in as many requests as it needs, one after the other.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	languages, err := e.languages.Get(ctx, e.ask)
	if err != nil {
		return nil, err
	}
	pair, err := languages.Pair(b.From, b.To)
	if err != nil {
		return nil, err
	}
	return parcel.Translate(ctx, b, parcel.Way{
		Engine: name, Route: pair.String(), Limits: backend.Limits{Units: maxTexts, Bytes: maxBytes},
		Write: func(u *backend.Unit) string { return dialect.Encode(u.Text, u) },
		Read:  func(text string, u *backend.Unit) (string, error) { return dialect.Decode(text, u.Text, u) },
		Ask: func(ctx context.Context, p parcel.Parcel) ([]string, error) {
			return e.send(ctx, request{
				Source: pair.Source, Target: pair.Target, Texts: p.Texts,
				Memories: e.memories, Glossaries: e.glossaries, Format: "text/xml",
			})
		},
	})
}

// request is the body of /translate.
type request struct {
	Source     string   `json:"source,omitempty"`
	Target     string   `json:"target"`
	Texts      []string `json:"q"`
	Memories   []int64  `json:"hints,omitempty"`
	Glossaries []int64  `json:"glossaries,omitempty"`
	Format     string   `json:"format"`
}

type translation struct {
	Text   string `json:"translation"`
	Billed int64  `json:"billedCharacters"`
}

func (e *Engine) send(ctx context.Context, r request) ([]string, error) {
	var all []translation
	if err := e.call(ctx, "/translate", r, &all); err != nil {
		return nil, err
	}
	var texts []string
	for _, t := range all {
		texts = append(texts, t.Text)
		e.billed.Add(t.Billed)
	}
	return texts, nil
}

// said is what every answer has; Error is there where Status is not 2xx.
type said struct {
	Status int             `json:"status"`
	Data   json.RawMessage `json:"data"`
	Error  struct {
		Type string `json:"type"`
	} `json:"error"`
}

// call posts in, and reads the data of the answer into out.
func (e *Engine) call(ctx context.Context, path string, in, out any) error {
	var s said
	header, err := e.api.JSON(ctx, http.MethodPost, path, in, &s)
	if err != nil {
		return err
	}
	if s.Status != 0 && s.Status/100 != 2 {
		f := e.api.Fault(rest.ClassOf(s.Status), "")
		f.Status, f.After, f.Cause = s.Status, rest.After(header), nil
		s.refine(f)
		return f
	}
	if json.Unmarshal(s.Data, out) != nil {
		return e.api.Fault(backend.BadOutput, "the answer has no data of the API")
	}
	return nil
}
