package anthropic

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

// thought is what a model may take for thinking, in tokens: the newer ones always do.
const thought = 4096

// model is a chat.Model.
type model struct {
	name   string
	client *rest.Client
	quirks quirks
}

// Ask asks, and asks again without what the model refused.
func (m *model) Ask(ctx context.Context, r chat.Request) (chat.Answer, error) {
	for {
		way := m.quirks.now()
		a, err := m.post(ctx, m.request(r, way))
		switch {
		case err == nil:
			return m.read(a)
		case a == nil || ctx.Err() != nil || !m.quirks.learn(a, way):
			return chat.Answer{}, err
		}
	}
}

func (m *model) request(r chat.Request, w way) request {
	q := request{
		Model: m.name, MaxTokens: r.MaxTokens + thought, Temperature: w.temperature,
		System:   []block{{"text", r.System, &cache{"ephemeral"}}},
		Messages: []message{{"user", r.User}},
	}
	if w.effort != "" || w.format {
		q.Output = &output{Effort: w.effort}
	}
	if w.format {
		q.Output.Format = &format{"json_schema", r.Schema}
	}
	return q
}

// post returns the server's answer, also beside a fault where there was one.
func (m *model) post(ctx context.Context, q request) (*rest.Answer, error) {
	body, err := rest.Encode(q)
	if err != nil {
		return nil, m.client.Fault(backend.BadRequest, "the request cannot be written")
	}
	return m.client.Do(ctx, http.MethodPost, "/v1/messages", "application/json", body)
}

func (m *model) read(raw *rest.Answer) (chat.Answer, error) {
	var a answer
	if json.Unmarshal(raw.Body, &a) != nil || a.Type != "message" {
		return chat.Answer{}, m.client.Fault(backend.BadOutput, "the answer is not that of the Messages API; does the address lead to it?")
	}
	return a.read(), nil
}

// way is what a model is taken to know.
type way struct {
	format      bool
	effort      string // "" is not sent
	temperature *float64
}

// quirks remembers the way for all questions of an engine.
type quirks struct {
	mu sync.Mutex
	way
}

func (q *quirks) now() way {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.way
}

// learn leaves out what a refusal of a request that went by the way tried names, and
// reports whether asking again may help. The server's words are searched, never repeated.
func (q *quirks) learn(a *rest.Answer, tried way) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if a.Status != http.StatusBadRequest || classOf(a) != backend.BadRequest {
		return false
	}
	if q.way != tried {
		return true // another question has learned meanwhile
	}
	words := problemOf(a).words()
	switch {
	case q.temperature != nil && chat.Mentions(words, "temperature"):
		q.temperature = nil
	case q.format && chat.Mentions(words, "output_config.format", "json_schema", "structured output", "schema"):
		q.format = false
	case q.effort != "" && chat.Mentions(words, "effort", "output_config"):
		q.effort = ""
	case q.format && chat.Mentions(words, "output_config"):
		q.format = false
	default:
		return false
	}
	return true
}
