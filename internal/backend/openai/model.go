package openai

import (
	"context"
	"encoding/json"
	"net/http"

	"exonym/internal/backend"
	"exonym/internal/backend/chat"
	"exonym/internal/backend/rest"
)

// thought is what a model that thinks may take for that, in tokens.
const thought = 4096

// model is a chat.Model.
type model struct {
	name   string
	client *rest.Client
	quirks quirks
}

// Ask asks, and asks again without what the server refused.
func (m *model) Ask(ctx context.Context, r chat.Request) (chat.Answer, error) {
	for {
		way := m.quirks.now()
		a, err := m.post(ctx, m.request(r, way))
		switch {
		case err == nil:
			return m.read(a, way)
		case a != nil && isGarbled(a):
			m.quirks.answered(way, false)
			return chat.Answer{}, nil
		case a == nil || ctx.Err() != nil || !m.quirks.learn(a, way):
			return chat.Answer{}, err
		}
	}
}

func (m *model) request(r chat.Request, w way) request {
	q := request{
		Model: m.name, Messages: []message{{"system", r.System}, {"user", r.User}},
		Temperature: w.temperature, Effort: w.effort(), Format: w.format(r.Schema),
	}
	bound := r.MaxTokens
	if w.thinks() {
		bound += thought
	}
	switch w.bound {
	case oldBound:
		q.OldBound = bound
	case newBound:
		q.NewBound = bound
	}
	return q
}

// post returns the server's answer, also beside a fault where there was one.
func (m *model) post(ctx context.Context, q request) (*rest.Answer, error) {
	body, err := rest.Encode(q)
	if err != nil {
		return nil, m.client.Fault(backend.BadRequest, "the request cannot be written")
	}
	return m.client.Do(ctx, http.MethodPost, "/chat/completions", "application/json", body)
}

func (m *model) read(raw *rest.Answer, w way) (chat.Answer, error) {
	var a answer
	if json.Unmarshal(raw.Body, &a) != nil || len(a.Choices) == 0 {
		return chat.Answer{}, m.client.Fault(backend.BadOutput, "the answer is not that of chat completions; does the address lead to such a server, and end in /v1?")
	}
	read := a.Choices[0].read()
	read.Usage = a.Usage.usage()
	if read.Finish == chat.Whole {
		m.quirks.answered(w, read.Text != "")
	}
	return read, nil
}
