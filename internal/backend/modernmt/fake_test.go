package modernmt

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"unicode/utf8"

	"exonym/internal/backend"
)

const canary = "canary-0f2c9a17"

// fake is a ModernMT that follows its clients: it echoes.
type fake struct {
	key       string
	inside    bool   // says 200 outside, and the status in the body alone
	languages string // the data of the list; "" is one of codes
	next      string // answers the next translation
	mu        sync.Mutex
	requests  []request
}

func (f *fake) open(t *testing.T, more backend.Settings) *Engine {
	t.Helper()
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	s := backend.Settings{"key": canary, "url": server.URL}
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

func (f *fake) refuse(w http.ResponseWriter, status int, kind, why string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if !f.inside {
		w.WriteHeader(status)
	}
	fmt.Fprintf(w, `{"status":%d,"error":{"type":%q,"message":%q}}`, status, kind, why)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case r.Header.Get("MMT-ApiKey") != f.key:
		f.refuse(w, 401, "AuthException", "key "+r.Header.Get("MMT-ApiKey"))
	case r.Method != http.MethodPost || r.Header.Get("X-HTTP-Method-Override") != "GET":
		f.refuse(w, 405, "MethodNotAllowed", "")
	case r.URL.Path == "/translate/languages" && f.languages != "":
		fmt.Fprintf(w, `{"status":200,"data":%s}`, f.languages)
	case r.URL.Path == "/translate/languages":
		fmt.Fprint(w, `{"status":200,"data":["en","en-US","fr","es","pt-PT","pt-BR","zh-CN","zh-TW"]}`)
	case r.URL.Path == "/translate":
		f.translate(w, r)
	default:
		f.refuse(w, 404, "NotFoundException", "")
	}
}

func (f *fake) translate(w http.ResponseWriter, r *http.Request) {
	var q request
	if json.NewDecoder(r.Body).Decode(&q) != nil || len(q.Texts) == 0 || len(q.Texts) > 128 || q.Format != "text/xml" {
		f.refuse(w, 400, "BadRequestException", "q")
		return
	}
	f.requests = append(f.requests, q)
	if f.next != "" {
		w.Header().Set("Retry-After", "4")
		fmt.Fprint(w, f.next)
		f.next = ""
		return
	}
	if q.Target == "xx" {
		f.refuse(w, 400, "UnsupportedLanguageException", "xx")
		return
	}
	var data []map[string]any
	for _, text := range q.Texts {
		data = append(data, map[string]any{"translation": text, "characters": len(text), "billedCharacters": utf8.RuneCountInString(text)})
	}
	json.NewEncoder(w).Encode(map[string]any{"status": 200, "data": data})
}
