package deepl

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"exonym/internal/backend"
)

// canary is a key that must stand in no text.
const canary = "canary-0f2c9a17:fx"

// fake is a DeepL that follows the reference: it echoes, with the glossary's words put in.
type fake struct {
	*httptest.Server
	key        string
	mu         sync.Mutex
	faults     []http.HandlerFunc // answer the next requests to translate
	requests   []map[string]any   // bodies of translate
	glossaries []fakeGlossary
	made       int
	deleted    int
}

type fakeGlossary struct {
	ID           string           `json:"glossary_id"`
	Name         string           `json:"name"`
	Created      string           `json:"creation_time"`
	Dictionaries []map[string]any `json:"dictionaries"`
	entries      [][2]string
	source, to   string
}

// good is a fake without a server of its own.
func good(key string) *fake { return &fake{key: key} }

func newFake(t *testing.T) *fake {
	t.Helper()
	f := good(canary)
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Server.Close)
	return f
}

// open makes an engine that talks to f; more are options beside key and url.
func (f *fake) open(t *testing.T, more backend.Settings) *Engine {
	t.Helper()
	s := backend.Settings{"key": canary, "url": f.URL}
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
	fmt.Fprintf(w, `{"message":%q}`, why)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case r.Header.Get("User-Agent") == "" || strings.HasPrefix(r.Header.Get("User-Agent"), "Go-http-client"):
		refuse(w, 400, "no User-Agent")
	case r.Header.Get("Authorization") != "DeepL-Auth-Key "+f.key:
		refuse(w, 403, "key "+r.Header.Get("Authorization"))
	case len(body) > maxBody:
		refuse(w, 413, "too large")
	case len(body) > 0 && r.Header.Get("Content-Type") != "application/json":
		refuse(w, 415, "no JSON")
	case r.URL.Path == "/v2/translate" && r.Method == "POST":
		f.translate(w, r, body)
	case r.URL.Path == "/v3/glossaries" && r.Method == "POST":
		f.create(w, body)
	case r.URL.Path == "/v3/glossaries" && r.Method == "GET":
		json.NewEncoder(w).Encode(map[string]any{"glossaries": f.glossaries})
	case strings.HasPrefix(r.URL.Path, "/v3/glossaries/") && r.Method == "DELETE":
		id := strings.TrimPrefix(r.URL.Path, "/v3/glossaries/")
		f.glossaries = slices.DeleteFunc(f.glossaries, func(g fakeGlossary) bool { return g.ID == id })
		f.deleted++
		w.WriteHeader(204)
	default:
		refuse(w, 404, "not found")
	}
}

func (f *fake) translate(w http.ResponseWriter, r *http.Request, body []byte) {
	if len(f.faults) > 0 {
		next := f.faults[0]
		f.faults = f.faults[1:]
		if next != nil {
			next(w, r)
			return
		}
	}
	var all map[string]any
	json.Unmarshal(body, &all)
	f.requests = append(f.requests, all)
	var q request
	if err := json.Unmarshal(body, &q); err != nil {
		refuse(w, 400, err.Error())
		return
	}
	status, why := q.check(all)
	g := slices.IndexFunc(f.glossaries, func(g fakeGlossary) bool { return g.ID == q.Glossary })
	switch base, _, _ := strings.Cut(q.Target, "-"); {
	case status != 0:
	case q.Glossary != "" && g < 0:
		status, why = 404, "glossary not found"
	case q.Glossary != "" && (f.glossaries[g].source != q.Source || f.glossaries[g].to != base):
		status, why = 400, "glossary of another pair"
	}
	if status != 0 {
		refuse(w, status, why)
		return
	}
	var out []map[string]any
	for _, text := range q.Texts {
		if q.Glossary != "" {
			for _, e := range f.glossaries[g].entries {
				text = strings.ReplaceAll(text, e[0], e[1])
			}
		}
		out = append(out, map[string]any{"detected_source_language": "FR", "text": text, "billed_characters": utf8.RuneCountInString(text)})
	}
	json.NewEncoder(w).Encode(map[string]any{"translations": out})
}

// check is what DeepL refuses.
func (q *request) check(all map[string]any) (int, string) {
	switch {
	case len(q.Texts) == 0 || len(q.Texts) > 50:
		return 400, "texts"
	case slices.Contains([]string{"EN", "PT", "ZH", ""}, q.Target) || strings.Contains(q.Source, "-"):
		return 400, "language"
	case q.Tags != "xml" || q.TagVersion != "v1" && q.TagVersion != "v2" || all["show_billed_characters"] != true:
		return 400, "tags"
	case formalities[q.Formality] != q.Formality || !slices.Contains(models, q.Model):
		return 400, "style"
	case q.Glossary != "" && q.Source == "":
		return 400, "glossary without source"
	}
	for _, text := range q.Texts {
		if wellFormed(text) != nil {
			return 400, "Tag handling parsing failed: " + text
		}
	}
	return 0, ""
}

func wellFormed(text string) error {
	d := xml.NewDecoder(strings.NewReader("<r>" + text + "</r>"))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func (f *fake) create(w http.ResponseWriter, body []byte) {
	var q newGlossary
	if json.Unmarshal(body, &q) != nil || len(q.Dictionaries) != 1 || q.Name == "" || len(q.Name) > 1024 {
		refuse(w, 400, "glossary")
		return
	}
	d := q.Dictionaries[0]
	g := fakeGlossary{Name: q.Name, source: d.Source, to: d.Target, Dictionaries: []map[string]any{{"source_lang": d.Source, "target_lang": d.Target}}}
	seen := map[string]bool{}
	for line := range strings.Lines(d.Entries) {
		source, target, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || seen[source] || strings.TrimSpace(source) != source || strings.TrimSpace(target) != target || source == "" || target == "" ||
			strings.ContainsAny(line, "\u2028\u0085\x01") || len(source) > 1024 || len(target) > 1024 {
			refuse(w, 400, "entry "+line)
			return
		}
		seen[source] = true
		g.entries = append(g.entries, [2]string{source, target})
	}
	f.made++
	g.ID = fmt.Sprintf("g%d", f.made)
	g.Created = fmt.Sprintf("2026-11-25T10:%02d:00Z", f.made)
	f.glossaries = append(f.glossaries, g)
	w.WriteHeader(201)
	json.NewEncoder(w).Encode(g)
}
