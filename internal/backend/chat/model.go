package chat

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"exonym/internal/backend"
)

// Model is a language model behind some API. It may be asked from many goroutines.
type Model interface {
	// Ask asks one question. The error is ctx.Err() or a *backend.Fault without article
	// text; an answer that is cut off or refused is no error.
	Ask(ctx context.Context, r Request) (Answer, error)
}

// Request is one question.
type Request struct {
	System string // the same for all questions of a run and a pair of languages
	User   string // one JSON document
	// Schema is the JSON Schema of the answer. Every property is required and no other
	// is allowed, as strict servers want it.
	Schema json.RawMessage
	// MaxTokens is what the answer may take, thoughts aside; it is estimated generously.
	MaxTokens int
}

// Answer is what a model said.
type Answer struct {
	Text   string
	Finish Finish
	Usage  backend.Usage
}

// Finish says why an answer ended.
type Finish uint8

// The ways to end.
const (
	Whole   Finish = iota // the model had said what it had to say
	Cut                   // it ran into MaxTokens, or into the end of its memory
	Refused               // it, or a filter, will not answer
)

// Mentions reports whether a server's words name one of some fields of a request: what it
// does not know can then be left out. The words may quote the article, so they are good
// for nothing else.
func Mentions(words string, fields ...string) bool {
	return slices.ContainsFunc(fields, func(field string) bool { return strings.Contains(words, field) })
}

// Schema is that of every answer.
var Schema = json.RawMessage(`{"type":"object","properties":{"segments":{"type":"array","items":{"type":"object",` +
	`"properties":{"id":{"type":"integer"},"text":{"type":"string"}},"required":["id","text"],"additionalProperties":false}}},` +
	`"required":["segments"],"additionalProperties":false}`)
