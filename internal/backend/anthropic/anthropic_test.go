package anthropic

import (
	"encoding/json"
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
	resttest.Run(t, resttest.Engine{
		Open: func(t *testing.T, url string) backend.Backend {
			made, err := Kind.Open(backend.Settings{"key": resttest.Key, "url": url, "model": "claude-haiku-5-5"})
			if err != nil {
				t.Fatal(err)
			}
			return made
		},
		Good: &fake{}, From: language.French, To: language.Spanish,
		Bad: map[string]string{"an error with 200": `{"type":"error","error":{"type":"api_error","message":"x"}}`},
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
		if r.Err != nil || r.Text != chattest.Spanish(prose[i]) || r.Route != "claude-haiku-5-5" {
			t.Errorf("unit %d: %+v", i, r)
		}
	}
}

// TestRequest looks at what is sent, and at what was billed.
func TestRequest(t *testing.T) {
	f := newFake(t)
	e := f.open(t, backend.Settings{"style": "Dry."})
	translate(t, e)
	q := f.asked[0]
	system := q["system"].([]any)[0].(map[string]any)
	if text := system["text"].(string); !strings.Contains(text, "Dry.") || strings.Contains(text, "pétrole") {
		t.Errorf("%s", text)
	}
	output, _ := json.Marshal(q["output_config"])
	if q["temperature"] != nil || system["cache_control"] == nil || !strings.HasPrefix(string(output), `{"effort":"low","format":{"schema":{"additionalProperties":false,`) {
		t.Errorf("%v %s", q, output)
	}
	if got := e.Billed(); got != (backend.Usage{Input: 300, CacheRead: 600, CacheWrite: 50, Output: 70}) {
		t.Errorf("billed %+v", got)
	}
}

// TestModels: a model that does not know something is asked without it, and from then on
// at once.
func TestModels(t *testing.T) {
	f := newFake(t)
	f.refuses = func(q map[string]any) string {
		output, _ := q["output_config"].(map[string]any)
		switch {
		case q["temperature"] != nil:
			return "`temperature` is not supported by this model."
		case output["format"] != nil:
			return "output_config.format: this model does not support structured outputs."
		case output != nil:
			return "output_config: Extra inputs are not permitted"
		}
		return ""
	}
	e := f.open(t, backend.Settings{"temperature": "0.2"})
	translate(t, e)
	translate(t, e)
	if len(f.asked) != 5 {
		t.Errorf("%d requests for two questions", len(f.asked))
	}
	f.refuses = func(map[string]any) string { return "temperature output_config.format effort" }
	if _, err := f.open(t, nil).Translate(t.Context(), batchOf(prose...)); backend.ClassOf(err) != backend.BadRequest || len(f.asked) > 10 {
		t.Errorf("%v after %d requests", err, len(f.asked)-5)
	}
}

// TestRefusals: what the API says beside HTTP.
func TestRefusals(t *testing.T) {
	problem := func(status int, kind, message string, header ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			refuse(w, status, kind, message)
		}
	}
	soon := time.Now().Add(90 * time.Second).Format(time.RFC3339)
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		class  backend.Class
		after  time.Duration
	}{
		"billing":     {problem(402, "billing_error", "Secret"), backend.Quota, 0},
		"balance":     {problem(400, "invalid_request_error", "Your credit balance is too low"), backend.Quota, 0},
		"own limit":   {problem(400, "invalid_request_error", "You have reached your specified API usage limits."), backend.Quota, 0},
		"spend limit": {problem(429, "rate_limit_error", "enforced_spend_limit_reached"), backend.Quota, 0},
		"no retry":    {problem(429, "rate_limit_error", "Secret", "x-should-retry", "false"), backend.Quota, 0},
		"rate":        {problem(429, "rate_limit_error", "Secret", "retry-after", "4"), backend.Rate, 4 * time.Second},
		"rate, reset": {problem(429, "rate_limit_error", "Secret", "anthropic-ratelimit-output-tokens-remaining", "0", "anthropic-ratelimit-output-tokens-reset", soon), backend.Rate, 90 * time.Second},
		"overloaded":  {problem(529, "overloaded_error", "Overloaded"), backend.Rate, 0},
		"conflict":    {problem(409, "conflict_error", "Secret"), backend.Unavailable, 0},
		"api":         {problem(500, "api_error", "Secret"), backend.Unavailable, 0},
		"long":        {problem(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"), backend.TooLarge, 0},
		"large":       {problem(413, "request_too_large", "Secret"), backend.TooLarge, 0},
		"model":       {problem(404, "not_found_error", "Secret"), backend.BadRequest, 0},
	} {
		f := newFake(t)
		f.faults = []http.HandlerFunc{c.answer}
		replies, err := f.open(t, nil).Translate(t.Context(), batchOf(prose[0]))
		if err == nil {
			err = replies[0].Err
		}
		got, ok := err.(*backend.Fault)
		if !ok || got.Class != c.class || (got.After-c.after).Abs() > 3*time.Second || strings.Contains(err.Error(), "Secret") {
			t.Errorf("%s: ended with %v", name, err)
		}
	}
}

// TestEndings: an answer that was cut off or refused is asked for in another way.
func TestEndings(t *testing.T) {
	for stop, text := range map[string]string{"max_tokens": `{"segments":[{"id":1,"te`, "model_context_window_exceeded": "", "refusal": ""} {
		f := newFake(t)
		f.faults = []http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) { complete(w, text, stop) }}
		translate(t, f.open(t, nil))
		if len(f.asked) != 5 {
			t.Errorf("%s: %d requests", stop, len(f.asked))
		}
	}
}

func TestOptions(t *testing.T) {
	for _, s := range []backend.Settings{
		{"model": "m"}, {"key": "s3cret"}, {"model": "m", "key": "s3cret", "temperature": "2"}, {"model": "m", "key": "s3cret", "effort": "none"},
		{"model": "m", "key": "s3cret", "url": "http://api.example.com"}, {"model": "m", "key": "s3cret s3cret"}, {"model": "m", "key": "s3cret", "parallel": "many"},
	} {
		if _, err := Kind.Open(s); err == nil || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%v: %v", s, err)
		}
	}
}
