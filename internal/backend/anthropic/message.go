package anthropic

import (
	"encoding/json"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
)

// request is what is posted to /v1/messages.
type request struct {
	Model       string    `json:"model"`
	MaxTokens   int       `json:"max_tokens"`
	System      []block   `json:"system"`
	Messages    []message `json:"messages"`
	Temperature *float64  `json:"temperature,omitempty"`
	Output      *output   `json:"output_config,omitempty"`
}

type block struct {
	Type  string `json:"type"`
	Text  string `json:"text"`
	Cache *cache `json:"cache_control,omitempty"`
}

type cache struct {
	Type string `json:"type"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type output struct {
	Effort string  `json:"effort,omitempty"`
	Format *format `json:"format,omitempty"`
}

type format struct {
	Type   string          `json:"type"`
	Schema json.RawMessage `json:"schema"`
}

// answer is what comes back.
type answer struct {
	Type    string  `json:"type"`
	Content []block `json:"content"`
	Stop    string  `json:"stop_reason"`
	Usage   struct {
		Input      int64 `json:"input_tokens"`
		CacheWrite int64 `json:"cache_creation_input_tokens"`
		CacheRead  int64 `json:"cache_read_input_tokens"`
		Output     int64 `json:"output_tokens"`
	} `json:"usage"`
}

// read passes over blocks that are no text: thoughts, and what is yet to come.
func (a *answer) read() chat.Answer {
	out := chat.Answer{Usage: backend.Usage{
		Input: a.Usage.Input, CacheRead: a.Usage.CacheRead, CacheWrite: a.Usage.CacheWrite, Output: a.Usage.Output,
	}}
	for _, b := range a.Content {
		if b.Type == "text" {
			out.Text += b.Text
		}
	}
	switch a.Stop {
	case "max_tokens", "model_context_window_exceeded":
		out.Finish = chat.Cut
	case "refusal":
		out.Finish = chat.Refused
	}
	return out
}
