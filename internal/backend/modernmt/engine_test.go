package modernmt

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/rest/resttest"
)

func TestSuite(t *testing.T) {
	f := &fake{key: canary}
	backendtest.Run(t, func() backend.Backend { return f.open(t, nil) }, backendtest.Options{
		From: language.French, To: language.Spanish, Unserved: language.MustParse("tlh"),
	})
}

func TestFaults(t *testing.T) {
	resttest.Run(t, resttest.Engine{
		Open: func(t *testing.T, url string) backend.Backend {
			made, err := Kind.Open(backend.Settings{"key": resttest.Key, "url": url})
			if err != nil {
				t.Fatal(err)
			}
			return made
		},
		Good: &fake{key: resttest.Key}, From: language.French, To: language.Spanish,
		Asks: func(r *http.Request) bool { return r.URL.Path == "/translate" },
		Bad: map[string]string{
			"no data":     `{"status":200}`,
			"no count":    `{"status":200,"data":[]}`,
			"wrong count": `{"status":200,"data":[{"translation":"a"},{"translation":"b"}]}`,
			"one object":  `{"status":200,"data":{"translation":"a"}}`,
		},
	})
}

// TestInside: a status in the body counts as one outside does.
func TestInside(t *testing.T) {
	for body, want := range map[string]backend.Class{
		`{"status":401,"error":{"type":"AuthException","message":"Secret"}}`: backend.Auth,
		`{"status":403,"error":{"type":"QuotaExceeded"}}`:                    backend.Quota,
		`{"status":402}`: backend.Quota,
		`{"status":413}`: backend.TooLarge,
		`{"status":429}`: backend.Rate,
		`{"status":504,"error":{"type":"Timeout"}}`:  backend.Unavailable,
		`{"status":400,"error":{"type":"Secret x"}}`: backend.BadRequest,
	} {
		server := &fake{key: canary, next: body}
		_, err := server.open(t, nil).Translate(t.Context(), batchOf("fr", "es", "Secret"))
		var f *backend.Fault
		if !errors.As(err, &f) || f.Class != want || f.After.Seconds() != 4 || strings.Contains(err.Error(), "Secret") {
			t.Errorf("%s ended with %v", body, err)
		}
	}
}

func TestWrongKey(t *testing.T) {
	for _, inside := range []bool{false, true} {
		f := &fake{key: canary, inside: inside}
		_, err := f.open(t, backend.Settings{"key": "canary-other"}).Translate(t.Context(), batchOf("fr", "es", "Bonjour"))
		if !errors.Is(err, backend.ErrAuth) || strings.Contains(err.Error(), "canary") {
			t.Errorf("ended with %v", err)
		}
	}
}

func batchOf(from, to string, texts ...string) backend.Batch {
	b := backend.Batch{From: language.Make(from), To: language.Make(to)}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Segment: i}, Text: text})
	}
	return b
}

// TestRequest looks at one request from end to end.
func TestRequest(t *testing.T) {
	f := &fake{key: canary}
	e := f.open(t, backend.Settings{"memories": "37, 92", "glossaries": "12"})
	b := batchOf("fr", "en-US", " A < \U000F0000\n", "12")
	b.Units[0].Codes = []article.Code{{Kind: article.Name, Pair: -1, Text: "Paris"}}
	replies, err := e.Translate(t.Context(), b)
	if err != nil || replies[0].Text != b.Units[0].Text || replies[1].Text != "12" || replies[0].Route != "fr > en-US" {
		t.Fatalf("%+v, %v", replies, err)
	}
	if got, want := fmt.Sprintf("%+v", f.requests), `[{Source:fr Target:en-US Texts:[A &lt; <x id="0"/>] Memories:[37 92] Glossaries:[12] Format:text/xml}]`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if e.Billed() != (backend.Usage{Characters: int64(len(`A &lt; <x id="0"/>`))}) {
		t.Errorf("billed %+v", e.Billed())
	}
	if v := f.open(t, nil).Info().Version; v == e.Info().Version {
		t.Error("other glossaries have the same version")
	}
}

func TestPairs(t *testing.T) {
	e := (&fake{key: canary}).open(t, nil)
	for pair, want := range map[string]string{
		"fr zh-Hans": "fr > zh-CN", "fr zh-TW": "fr > zh-TW", "en-GB pt-BR": "en > pt-BR", "und fr": "? > fr", "fr de": "", "pt es": "",
	} {
		from, to, _ := strings.Cut(pair, " ")
		replies, err := e.Translate(t.Context(), batchOf(from, to, "a"))
		if want == "" && !errors.Is(err, backend.ErrPair) || want != "" && (err != nil || replies[0].Route != want) {
			t.Errorf("%s: %+v, %v", pair, replies, err)
		}
	}
	for _, list := range []string{`{"en":["fr"]}`, `[]`} {
		_, err := (&fake{key: canary, languages: list}).open(t, nil).Translate(t.Context(), batchOf("fr", "en", "a"))
		if err == nil || backend.ClassOf(err) != backend.BadOutput {
			t.Errorf("%s ended with %v", list, err)
		}
	}
}

func TestOpen(t *testing.T) {
	for _, s := range []backend.Settings{{}, {"key": "a b"}, {"key": "a", "memories": "x"}, {"key": "a", "glossaries": "1,1"}, {"key": "a", "glossaries": "-1"}, {"key": "a", "url": "http://example.com"}} {
		if _, err := Kind.Open(s); err == nil {
			t.Errorf("%v was taken", s)
		}
	}
}
