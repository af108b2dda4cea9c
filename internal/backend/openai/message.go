package openai

import (
	"encoding/json"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
)

// The names of the bound on the tokens of an answer.
const oldBound, newBound = "max_tokens", "max_completion_tokens"

// request is what is posted to /chat/completions.
type request struct {
	Model       string    `json:"model"`
	Messages    []message `json:"messages"`
	Temperature *float64  `json:"temperature,omitempty"`
	Effort      string    `json:"reasoning_effort,omitempty"`
	OldBound    int       `json:"max_tokens,omitempty"`
	NewBound    int       `json:"max_completion_tokens,omitempty"`
	Format      *format   `json:"response_format,omitempty"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type format struct {
	Type   string  `json:"type"`
	Schema *schema `json:"json_schema,omitempty"`
}

type schema struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

// answer is what comes back.
type answer struct {
	Choices []choice `json:"choices"`
	Usage   usage    `json:"usage"`
}

type choice struct {
	Finish  string `json:"finish_reason"`
	Message struct {
		Content *string `json:"content"`
		Refusal *string `json:"refusal"`
		// Reasoning is where some local servers put JSON that a grammar had the model
		// write while it was still to think.
		Reasoning string `json:"reasoning_content"`
	} `json:"message"`
}

type usage struct {
	Prompt     int64 `json:"prompt_tokens"`
	Completion int64 `json:"completion_tokens"`
	Details    struct {
		Cached  int64 `json:"cached_tokens"`
		Written int64 `json:"cache_write_tokens"`
	} `json:"prompt_tokens_details"`
}

func (u usage) usage() backend.Usage {
	return backend.Usage{
		Input:     max(0, u.Prompt-u.Details.Cached-u.Details.Written),
		CacheRead: u.Details.Cached, CacheWrite: u.Details.Written, Output: u.Completion,
	}
}

// read makes an answer of a choice. Whatever the reason to end is called, an answer is
// proved; only those that tell of less than that are known.
func (c *choice) read() chat.Answer {
	a := chat.Answer{}
	if c.Message.Content != nil {
		a.Text = *c.Message.Content
	}
	if a.Text == "" {
		a.Text = c.Message.Reasoning
	}
	switch {
	case c.Message.Refusal != nil && *c.Message.Refusal != "", c.Finish == "content_filter":
		a.Finish = chat.Refused
	case c.Finish == "length":
		a.Finish = chat.Cut
	}
	return a
}
