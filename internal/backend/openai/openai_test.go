package openai

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/chat/chattest"
	"exonym/internal/backend/rest/resttest"
)

func TestSuite(t *testing.T) {
	f := newFake(t)
	backendtest.Run(t, func() backend.Backend { return f.open(t, nil) },
		backendtest.Options{From: language.French, To: language.Spanish})
}

func TestFaults(t *testing.T) {
	good := &fake{}
	resttest.Run(t, resttest.Engine{
		Open: func(t *testing.T, url string) backend.Backend {
			made, err := Kind.Open(backend.Settings{"key": resttest.Key, "url": url + "/v1", "model": "gpt-6-luna"})
			if err != nil {
				t.Fatal(err)
			}
			return made
		},
		Good: good, From: language.French, To: language.Spanish,
		Bad: map[string]string{"no choice": `{"choices":[],"usage":{}}`, "error with 200": `{"error":{"message":"x"}}`},
	})
}

var prose = []string{
	"Le ministre des Affaires étrangères a rencontré son homologue à Paris.",
	"Les négociations ont repris lundi après trois semaines d'interruption.",
	"Le prix du pétrole a baissé de 3,5 % en deux jours.",
	"Les habitants de la ville attendent encore des réponses.",
}

func batchOf(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.Spanish}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

func translate(t *testing.T, e *Engine) {
	t.Helper()
	replies, err := e.Translate(t.Context(), batchOf(prose...))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range replies {
		if r.Err != nil || r.Text != chattest.Spanish(prose[i]) || r.Route != "gpt-6-luna" {
			t.Errorf("unit %d: %+v", i, r)
		}
	}
}

// TestRequest looks at what is sent, and at what was billed.
func TestRequest(t *testing.T) {
	f := newFake(t)
	e := f.open(t, backend.Settings{"style": "Dry.", "temperature": "0.3"})
	translate(t, e)
	q := f.asked[0]
	system, user := asks(q)
	if !strings.Contains(system, "Dry.") || strings.Contains(system, "pétrole") || !strings.Contains(user, "pétrole") {
		t.Errorf("%s\n%s", system, user)
	}
	format := q["response_format"].(map[string]any)
	if q["temperature"] != 0.3 || q["reasoning_effort"] != "none" || format["type"] != "json_schema" || q["max_tokens"].(float64) > 1000 || q["stream"] != nil {
		t.Errorf("%v", q)
	}
	if got := e.Billed(); got != (backend.Usage{Input: 200, CacheRead: 600, CacheWrite: 100, Output: 40}) {
		t.Errorf("billed %+v", got)
	}
	if v := f.open(t, nil).Info().Version; v == e.Info().Version || !strings.Contains(v, "gpt-6-luna") || !strings.Contains(v, f.URL) {
		t.Errorf("version %q", v)
	}
}

// TestServers: a server that does not know something is asked without it, and from then on
// at once.
func TestServers(t *testing.T) {
	for name, c := range map[string]struct {
		options  backend.Settings
		refuses  func(q map[string]any) (int, string)
		requests int // until the first is answered
		want     string
	}{
		"a model that thinks": {nil, func(q map[string]any) (int, string) {
			switch {
			case q["max_tokens"] != nil:
				return refuse(400, "max_tokens", "unsupported_parameter", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")
			case q["reasoning_effort"] == "none":
				return refuse(400, "reasoning_effort", "unsupported_value", "Unsupported value: 'none'. Supported values are: 'low', 'medium', and 'high'.")
			case q["temperature"] != nil:
				return refuse(400, "temperature", "unsupported_value", "temperature does not support 0 with this model; only with reasoning_effort none")
			}
			return 0, ""
		}, 4, "max_completion_tokens:4344 reasoning_effort:low response_format:json_schema"},
		"a model that does not think": {nil, func(q map[string]any) (int, string) {
			if q["reasoning_effort"] != nil {
				return refuse(400, "reasoning_effort", "unsupported_parameter", "Unrecognized request argument")
			}
			return 0, ""
		}, 3, "max_tokens:248 response_format:json_schema temperature:0"},
		"no schema": {nil, func(q map[string]any) (int, string) {
			if f, ok := q["response_format"].(map[string]any); ok && f["type"] != "json_object" {
				return 400, `{"error":{"code":400,"message":"response_format type must be one of text, json_object","type":"invalid_request_error"}}`
			}
			return 0, ""
		}, 2, "max_tokens:248 reasoning_effort:none response_format:json_object temperature:0"},
		"no format": {nil, func(q map[string]any) (int, string) {
			if q["response_format"] != nil {
				return 422, `{"detail":[{"type":"extra_forbidden","loc":["body","response_format"],"msg":"Extra inputs are not permitted","input":{"temperature":0}}]}`
			}
			return 0, ""
		}, 3, "max_tokens:248 reasoning_effort:none temperature:0"},
		"llama.cpp without that schema": {nil, func(q map[string]any) (int, string) {
			if f, ok := q["response_format"].(map[string]any); ok && f["type"] == "json_schema" {
				return 400, `{"error":{"code":400,"message":"Unable to generate parser for this template. Automatic parser generation failed: JSON schema error at #","type":"invalid_request_error"}}`
			}
			return 0, ""
		}, 2, "max_tokens:248 reasoning_effort:none response_format:json_object temperature:0"},
		"error as text": {nil, func(q map[string]any) (int, string) {
			if q["temperature"] != nil {
				return 400, `{"error":"unknown field: temperature"}`
			}
			return 0, ""
		}, 2, "max_tokens:248 reasoning_effort:none response_format:json_schema"},
		"of its own": {backend.Settings{"temperature": "default", "effort": "default"}, nil, 1, "max_tokens:248 response_format:json_schema"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.refuses = c.refuses
			e := f.open(t, c.options)
			translate(t, e)
			translate(t, e)
			if len(f.asked) != c.requests+1 {
				t.Errorf("%d requests for two questions", len(f.asked))
			}
			if got := shape(f.asked[len(f.asked)-1]); got != c.want {
				t.Errorf("sent %s\nwant %s", got, c.want)
			}
		})
	}
}

// shape is a request without its texts.
func shape(q map[string]any) string {
	var parts []string
	for _, name := range []string{"max_completion_tokens", "max_tokens", "reasoning_effort", "response_format", "temperature"} {
		value := q[name]
		if f, ok := value.(map[string]any); ok {
			value = f["type"]
		}
		if value != nil {
			parts = append(parts, fmt.Sprint(name, ":", value))
		}
	}
	return strings.Join(parts, " ")
}

// TestStubbornServer: a server that refuses everything is not asked for ever.
func TestStubbornServer(t *testing.T) {
	f := newFake(t)
	f.refuses = func(map[string]any) (int, string) {
		return refuse(400, "", "", "response_format max_tokens max_completion_tokens temperature reasoning_effort")
	}
	_, err := f.open(t, nil).Translate(t.Context(), batchOf(prose...))
	if backend.ClassOf(err) != backend.BadRequest || len(f.asked) > 9 {
		t.Errorf("%v after %d requests", err, len(f.asked))
	}
}

// TestGrammarAgainstThought: two answers without text, or two broken servers, end the
// schema; what a model wrote into its thoughts is taken.
func TestGrammarAgainstThought(t *testing.T) {
	f := newFake(t)
	f.content = func(q map[string]any, text string) string {
		if q["response_format"].(map[string]any)["type"] == "json_schema" {
			return ""
		}
		return text
	}
	translate(t, f.open(t, nil))
	if len(f.asked) > 6 {
		t.Errorf("%d requests", len(f.asked))
	}
	f = newFake(t) // as llama.cpp says it, word for word
	f.faults = []http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(500)
		fmt.Fprint(w, `{"error":{"code":500,"message":"The model produced output that does not match the expected peg-native format","type":"server_error"}}`)
	}}
	translate(t, f.open(t, nil))
	if len(f.asked) != 5 {
		t.Errorf("%d requests after one garbled answer", len(f.asked))
	}
	f = newFake(t)
	f.faults = []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
		q := chattest.Question{}
		for i, text := range prose {
			q.Segments = append(q.Segments, chattest.Segment{ID: i + 1, Text: text})
		}
		fmt.Fprintf(w, `{"choices":[{"finish_reason":"stop","message":{"content":"","reasoning_content":%q}}]}`, chattest.Answer(q, chattest.Spanish))
	}}
	translate(t, f.open(t, nil))
	if len(f.asked) != 1 {
		t.Errorf("%d requests", len(f.asked))
	}
}

// TestRefusals: what OpenAI and its like say beside HTTP.
func TestRefusals(t *testing.T) {
	problem := func(status int, code, kind string, header ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			w.WriteHeader(status)
			fmt.Fprintf(w, `{"error":{"message":"Secret","code":%q,"type":%q}}`, code, kind)
		}
	}
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		class  backend.Class
		after  time.Duration
	}{
		"quota":         {problem(429, "insufficient_quota", "insufficient_quota"), backend.Quota, 0},
		"spend limit":   {problem(429, "project_spend_limit_exceeded", ""), backend.Quota, 0},
		"rate":          {problem(429, "rate_limit_exceeded", "tokens"), backend.Rate, 0},
		"rate, reset":   {problem(429, "rate_limit_exceeded", "", "x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "6m0s", "x-ratelimit-reset-requests", "9h"), backend.Rate, 6 * time.Minute},
		"rate, seconds": {problem(429, "", "", "x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "12"), backend.Rate, 12 * time.Second},
		"rate, minus":   {problem(429, "", "", "x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "-1"), backend.Rate, 0},
		"overloaded":    {problem(503, "server_is_overloaded", ""), backend.Unavailable, 0},
		"large":         {problem(400, "context_length_exceeded", ""), backend.TooLarge, 0},
		"large, local":  {problem(400, "", "exceed_context_size_error"), backend.TooLarge, 0},
		"filter":        {problem(400, "content_filter", ""), backend.Refused, 0},
		"model":         {problem(404, "model_not_found", ""), backend.BadRequest, 0},
	} {
		f := newFake(t)
		f.faults = []http.HandlerFunc{c.answer}
		replies, err := f.open(t, nil).Translate(t.Context(), batchOf(prose[0]))
		if err == nil {
			err = replies[0].Err
		}
		got, ok := err.(*backend.Fault)
		if !ok || got.Class != c.class || got.After != c.after || strings.Contains(err.Error(), "Secret") {
			t.Errorf("%s: ended with %v", name, err)
		}
	}
}

// TestEndings: an answer that was cut off or refused is asked for in another way.
func TestEndings(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"length":  func(w http.ResponseWriter, _ *http.Request) { complete(w, `{"segments":[{"id":1,"te`, "length", "") },
		"filter":  func(w http.ResponseWriter, _ *http.Request) { complete(w, "", "content_filter", "") },
		"refusal": func(w http.ResponseWriter, _ *http.Request) { complete(w, "", "stop", "I'm sorry, I can't.") },
	} {
		f := newFake(t)
		f.faults = []http.HandlerFunc{answer}
		translate(t, f.open(t, nil))
		if len(f.asked) != 5 {
			t.Errorf("%s: %d requests", name, len(f.asked))
		}
	}
}

func TestOptions(t *testing.T) {
	for _, s := range []backend.Settings{
		{}, {"model": "m", "temperature": "hot"}, {"model": "m", "temperature": "3"}, {"model": "m", "effort": "much"}, {"model": "m", "formality": "x"},
		{"model": "m", "context": "all"}, {"model": "m", "segments": "0"}, {"model": "m", "timeout": "5"}, {"model": "m", "url": "http://api.example.com/v1", "key": "s3cret"},
		{"model": "m", "key": "s3cret s3cret"}, {"model": "m", "style": strings.Repeat("short sentences ", 300)},
	} {
		if _, err := Kind.Open(s); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%v: %v", s, err)
		}
	}
	for url, want := range map[string]string{"": newBound, "http://localhost:11434/v1": oldBound, "https://x.openai.azure.com/openai/v1/": newBound} {
		made, err := Kind.Open(backend.Settings{"model": "m", "url": url})
		if err != nil || boundFor(made.(*Engine).client.Base()) != want {
			t.Errorf("%q: %v", url, err)
		}
	}
	if got := fmt.Sprint(headerFor("https://x.openai.azure.com/openai/v1", "k"), headerFor(defaultBase, "k"), headerFor(defaultBase, "")); got != "map[Api-Key:[k]] map[Authorization:[Bearer k]] map[]" {
		t.Errorf("headers are %s", got)
	}
	made, err := Kind.Open(backend.Settings{"model": "m", "context": "none", "segments": "7", "characters": "900", "parallel": "2"})
	if err != nil {
		t.Fatal(err)
	}
	if i := made.Info(); i.Context != backend.NoContext || i.Limits != (backend.Limits{Units: 7, Runes: 900, Parallel: 2}) {
		t.Errorf("%+v", i)
	}
}
