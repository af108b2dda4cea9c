package anthropic

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"exonym/internal/backend"
	"exonym/internal/backend/chat/chattest"
	"exonym/internal/backend/rest/resttest"
)

// fake is the Messages API.
type fake struct {
	*httptest.Server
	refuses func(q map[string]any) string // the message of a refusal; "" for none

	mu     sync.Mutex
	faults []http.HandlerFunc // answer the next requests
	asked  []map[string]any
}

func newFake(t *testing.T) *fake {
	t.Helper()
	f := &fake{}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Server.Close)
	return f
}

func (f *fake) open(t *testing.T, more backend.Settings) *Engine {
	t.Helper()
	s := backend.Settings{"key": resttest.Key, "url": f.URL, "model": "claude-haiku-5-5"}
	for k, v := range more {
		s[k] = v
	}
	made, err := Kind.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	e := made.(*Engine)
	t.Cleanup(func() { e.Close() })
	return e
}

func refuse(w http.ResponseWriter, status int, kind, message string) {
	w.Header().Set("Request-Id", "req_1")
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"type":"error","error":{"type":%q,"message":%q},"request_id":"req_1"}`, kind, message)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var q map[string]any
	json.Unmarshal(body, &q)
	f.mu.Lock()
	f.asked = append(f.asked, q)
	var next http.HandlerFunc
	if len(f.faults) > 0 {
		next, f.faults = f.faults[0], f.faults[1:]
	}
	f.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	switch {
	case next != nil:
		next(w, r)
	case r.URL.Path != "/v1/messages" || r.Method != "POST":
		refuse(w, 404, "not_found_error", "Not found")
	case r.Header.Get("X-Api-Key") != resttest.Key:
		refuse(w, 401, "authentication_error", "invalid x-api-key "+r.Header.Get("X-Api-Key"))
	case r.Header.Get("Anthropic-Version") != "2023-06-01" || r.Header.Get("Content-Type") != "application/json":
		refuse(w, 400, "invalid_request_error", "anthropic-version: header is required")
	case q["model"] != "claude-haiku-5-5":
		refuse(w, 404, "not_found_error", "model: no such model")
	default:
		f.answer(w, q)
	}
}

func (f *fake) answer(w http.ResponseWriter, q map[string]any) {
	for name := range q {
		if !strings.Contains(" model max_tokens system messages temperature output_config ", " "+name+" ") {
			refuse(w, 400, "invalid_request_error", name+": Extra inputs are not permitted")
			return
		}
	}
	if f.refuses != nil {
		if why := f.refuses(q); why != "" {
			refuse(w, 400, "invalid_request_error", why)
			return
		}
	}
	messages, _ := q["messages"].([]any)
	user := messages[0].(map[string]any)
	question, err := chattest.Read(fmt.Sprint(user["content"]))
	if err != nil || len(messages) != 1 || user["role"] != "user" || q["max_tokens"] == nil {
		refuse(w, 400, "invalid_request_error", "messages")
		return
	}
	complete(w, chattest.Answer(question, chattest.Spanish), "end_turn")
}

// complete writes an answer as the API does, with a thought before it.
func complete(w http.ResponseWriter, text, stop string) {
	json.NewEncoder(w).Encode(map[string]any{
		"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-5-5", "stop_reason": stop, "stop_sequence": nil,
		"content": []any{map[string]any{"type": "thinking", "thinking": "[{\"id\":1,\"text\":\"hm\"}]", "signature": "x"}, map[string]any{"type": "text", "text": text}},
		"usage":   map[string]any{"input_tokens": 300, "cache_creation_input_tokens": 50, "cache_read_input_tokens": 600, "output_tokens": 70, "service_tier": "standard"},
	})
}
