package openai

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
	"exonym/internal/backend/chat"
	"exonym/internal/backend/chat/chattest"
	"exonym/internal/backend/rest/resttest"
)

// fake is a server of chat completions, strict as OpenAI's.
type fake struct {
	*httptest.Server
	// refuses says why a request is refused, as one of the kinds of servers below.
	refuses func(q map[string]any) (status int, body string)
	// content says what the model answers; nil: what chattest does.
	content func(q map[string]any, text string) string

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
	s := backend.Settings{"key": resttest.Key, "url": f.URL + "/v1", "model": "gpt-6-luna"}
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

func refuse(status int, param, code, message string) (int, string) {
	return status, fmt.Sprintf(`{"error":{"message":%q,"type":"invalid_request_error","param":%q,"code":%q}}`, message, param, code)
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
	status, problem := f.check(r, q)
	switch {
	case next != nil:
		next(w, r)
		return
	case status == 0 && f.refuses != nil:
		status, problem = f.refuses(q)
	}
	if status != 0 {
		w.WriteHeader(status)
		fmt.Fprint(w, problem)
		return
	}
	f.answer(w, q)
}

// check is what every server refuses.
func (f *fake) check(r *http.Request, q map[string]any) (int, string) {
	switch {
	case r.URL.Path != "/v1/chat/completions" || r.Method != "POST":
		return refuse(404, "", "", "not found")
	case r.Header.Get("Authorization") != "Bearer "+resttest.Key:
		return refuse(401, "", "invalid_api_key", "Incorrect API key provided: "+r.Header.Get("Authorization"))
	case r.Header.Get("Content-Type") != "application/json":
		return refuse(400, "", "", "not JSON")
	case q["model"] != "gpt-6-luna":
		return refuse(404, "", "model_not_found", "no such model")
	}
	for name := range q {
		if !strings.Contains(" model messages temperature reasoning_effort max_tokens max_completion_tokens response_format ", " "+name+" ") {
			return refuse(400, name, "unknown_parameter", "unknown")
		}
	}
	if f, ok := q["response_format"].(map[string]any); ok && f["type"] == "json_schema" {
		s, _ := f["json_schema"].(map[string]any)
		if text, _ := json.Marshal(s["schema"]); s["name"] == "" || s["strict"] != true || len(text) < len(chat.Schema) {
			return refuse(400, "response_format", "invalid", "schema")
		}
	}
	return 0, ""
}

// asks are the messages of a request.
func asks(q map[string]any) (system, user string) {
	messages, _ := q["messages"].([]any)
	if len(messages) != 2 {
		return "", ""
	}
	first, second := messages[0].(map[string]any), messages[1].(map[string]any)
	return fmt.Sprint(first["role"], first["content"]), second["content"].(string)
}

func (f *fake) answer(w http.ResponseWriter, q map[string]any) {
	system, user := asks(q)
	question, err := chattest.Read(user)
	if err != nil || !strings.HasPrefix(system, "system") {
		w.WriteHeader(400)
		return
	}
	text := chattest.Answer(question, chattest.Spanish)
	if f.content != nil {
		text = f.content(q, text)
	}
	complete(w, text, "stop", "")
}

// complete writes an answer as the specification has it.
func complete(w http.ResponseWriter, text, finish, refusal string) {
	json.NewEncoder(w).Encode(map[string]any{
		"id": "chatcmpl-1", "object": "chat.completion", "model": "gpt-6-luna", "service_tier": "default",
		"choices": []any{map[string]any{"index": 0, "finish_reason": finish, "logprobs": nil,
			"message": map[string]any{"role": "assistant", "content": text, "refusal": refusal, "annotations": []any{}}}},
		"usage": map[string]any{"prompt_tokens": 900, "completion_tokens": 40, "total_tokens": 940,
			"prompt_tokens_details":     map[string]any{"cached_tokens": 600, "cache_write_tokens": 100},
			"completion_tokens_details": map[string]any{"reasoning_tokens": 10}},
	})
}
