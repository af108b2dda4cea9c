package azure

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"sync"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/rest/resttest"
)

// fake is a Translator that follows the reference: it echoes, with the dictionary's words
// put in.
type fake struct {
	region   string // of the resource
	mu       sync.Mutex
	bodies   []any
	queries  []string
	language string // the last one asked for
}

// entry is a dictionary's in a text.
var entry = regexp.MustCompile(`<mstrans:dictionary translation="([^"]*)">[^<]*</mstrans:dictionary>`)

func refuse(w http.ResponseWriter, code int, message string) {
	w.WriteHeader(code / 1000)
	fmt.Fprintf(w, `{"error":{"code":%d,"message":%q}}`, code, message)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var body any
	query := r.URL.Query()
	switch {
	case r.Method == "GET" && r.URL.Path == "/languages" && query.Get("scope") == "translation" && query.Get("api-version") == stable:
		fmt.Fprint(w, `{"translation":{"fr":{"name":"French"},"vo":{},"zh-Hant":{}}}`)
		return
	case r.Header.Get("Ocp-Apim-Subscription-Key") != resttest.Key || r.Header.Get("Ocp-Apim-Subscription-Region") != f.region:
		refuse(w, 401000, "The request is not authorized because credentials are missing or invalid.")
		return
	case r.Method != "POST" || r.URL.Path != "/translate":
		refuse(w, 404000, "no such method")
		return
	case r.Header.Get("Content-Type") != "application/json" || json.NewDecoder(r.Body).Decode(&body) != nil:
		refuse(w, 400074, "The body of the request is not valid JSON.")
		return
	}
	f.bodies, f.queries = append(f.bodies, body), append(f.queries, r.URL.RawQuery)
	switch query.Get("api-version") {
	case stable:
		f.stable(w, r, body)
	case preview:
		f.preview(w, body)
	default:
		refuse(w, 400021, "The API version parameter is missing or invalid.")
	}
}

func (f *fake) stable(w http.ResponseWriter, r *http.Request, body any) {
	var texts []string
	items, _ := body.([]any)
	for _, item := range items {
		fields, _ := item.(map[string]any)
		text, _ := fields["Text"].(string)
		texts = append(texts, text)
	}
	query := r.URL.Query()
	if !f.takes(w, texts, query.Get("from"), query.Get("to"), query.Get("textType")) {
		return
	}
	var out []map[string]any
	for _, text := range texts {
		out = append(out, map[string]any{"translations": []map[string]any{{"to": query.Get("to"), "text": entry.ReplaceAllString(text, "$1")}}})
	}
	w.Header().Set("X-metered-usage", fmt.Sprint(length(texts)))
	json.NewEncoder(w).Encode(out)
}

func (f *fake) preview(w http.ResponseWriter, body any) {
	var q previewRequest
	text, _ := json.Marshal(body)
	if json.Unmarshal(text, &q) != nil || len(q.Inputs) == 0 || len(q.Inputs[0].Targets) != 1 {
		refuse(w, 400074, "inputs")
		return
	}
	var texts []string
	for _, in := range q.Inputs {
		texts = append(texts, in.Text)
	}
	first := q.Inputs[0]
	if !f.takes(w, texts, first.Language, first.Targets[0].Language, first.Type) {
		return
	}
	var value []map[string]any
	for _, text := range texts {
		value = append(value, map[string]any{"translations": []map[string]any{{"language": first.Targets[0].Language, "text": entry.ReplaceAllString(text, "$1"), "sourceCharacters": len(text)}}})
	}
	w.Header().Set("sourceCharactersCharged", fmt.Sprint(length(texts)))
	w.Header().Set("targetTokensCharged", "7")
	json.NewEncoder(w).Encode(map[string]any{"value": value})
}

// takes is what both versions refuse.
func (f *fake) takes(w http.ResponseWriter, texts []string, from, to, kind string) bool {
	marked := false
	for _, text := range texts {
		marked = marked || entry.MatchString(text)
	}
	f.language = to
	switch {
	case len(texts) > 1000:
		refuse(w, 400072, "The number of elements is too large.")
	case length(texts) > 50_000:
		refuse(w, 400077, "The maximum request size has been exceeded.")
	case to == "":
		refuse(w, 400036, "The target language is not valid.")
	case kind != "html":
		refuse(w, 400000, "textType")
	case marked && (from == "" || from != "en" && to != "en"):
		refuse(w, 400000, "dictionary")
	default:
		return len(texts) > 0
	}
	return false
}

func length(texts []string) int {
	n := 0
	for _, text := range texts {
		n += len(utf16.Encode([]rune(text)))
	}
	return n
}

func serve(t *testing.T, h http.Handler) string {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

// openAt makes an engine that talks to url; more are options beside key and url.
func openAt(t *testing.T, url string, more backend.Settings) *Engine {
	t.Helper()
	s := backend.Settings{"key": resttest.Key, "url": url}
	for k, v := range more {
		s[k] = v
	}
	made, err := Kind.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.(*Engine).Close() })
	return made.(*Engine)
}

func batch(to string, texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.MustParse(to)}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}
