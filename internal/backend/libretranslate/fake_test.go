package libretranslate

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"exonym/internal/backend"
)

// fake is a LibreTranslate that follows its source: it echoes, and unescapes what it
// answers, in either format.
type fake struct {
	key      string // "" where none is wanted
	limit    int    // of a text, in code points; -1 is none
	answer   func(text string) string
	mu       sync.Mutex
	requests []request
	asked    []string // paths
}

func (f *fake) open(t *testing.T, more backend.Settings) *Engine {
	t.Helper()
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	s := backend.Settings{"url": server.URL}
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

func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"error": why})
}

const served = `[{"code":"en","name":"English","targets":["ar","en","es","fr","pb","zh","zt"]},{"code":"fr","name":"French","targets":["en","fr","es"]},
{"code":"es","name":"Spanish","targets":["en"]},{"code":"pt","name":"Portuguese","targets":["en"]},{"code":"pb","name":"Portuguese (Brazil)","targets":["en"]},
{"code":"zh","name":"Chinese","targets":["en"]},{"code":"zt","name":"Chinese (traditional)","targets":["en"]},{"code":"ar","name":"Arabic","targets":["en"]}]`

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked = append(f.asked, r.Method+" "+r.URL.Path)
	switch r.Method + " " + r.URL.Path {
	case "GET /languages":
		fmt.Fprint(w, served)
	case "GET /frontend/settings":
		fmt.Fprintf(w, `{"charLimit":%d,"keyRequired":%t}`, f.limit, f.key != "")
	case "POST /translate":
		f.translate(w, r)
	default:
		http.NotFound(w, r)
	}
}

var void = regexp.MustCompile(`<img([^>]*)>`)

func (f *fake) translate(w http.ResponseWriter, r *http.Request) {
	var q request
	if r.Header.Get("Content-Type") != "application/json" || json.NewDecoder(r.Body).Decode(&q) != nil {
		refuse(w, 400, "Invalid JSON format")
		return
	}
	f.requests = append(f.requests, q)
	long := slices.ContainsFunc(q.Texts, func(s string) bool { return f.limit > 0 && utf8.RuneCountInString(s) > f.limit })
	switch {
	case f.key != "" && q.Key == "":
		refuse(w, 400, "Visit https://portal.libretranslate.com to get an API key")
		return
	case f.key != "" && q.Key != f.key:
		refuse(w, 403, "Invalid API key")
		return
	case len(q.Texts) == 0 || q.Format != "html" && q.Format != "text" || q.Source == "" || q.Target == "":
		refuse(w, 400, "Invalid request: missing parameter")
		return
	case long:
		refuse(w, 400, fmt.Sprintf("Invalid request: request exceeds text limit (%d)", f.limit))
		return
	case !strings.Contains(served, `"code":"`+q.Target+`"`):
		refuse(w, 400, q.Target+" is not supported")
		return
	}
	var out []string
	for _, text := range q.Texts {
		if f.answer != nil {
			text = f.answer(text)
		}
		if q.Format == "html" {
			text = void.ReplaceAllString(text, `<img$1/>`) // as its writer of HTML does
		}
		out = append(out, html.UnescapeString(text))
	}
	json.NewEncoder(w).Encode(map[string]any{"translatedText": out})
}
