package deepl

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/rest/resttest"
)

func TestFaults(t *testing.T) {
	resttest.Run(t, resttest.Engine{
		Open: func(t *testing.T, url string) backend.Backend {
			made, err := Kind.Open(backend.Settings{"key": resttest.Key, "url": url})
			if err != nil {
				t.Fatal(err)
			}
			return made
		},
		Good: good(resttest.Key), From: language.French, To: language.Spanish,
		Bad: map[string]string{
			"no count":    `{"translations":[]}`,
			"wrong count": `{"translations":[{"text":"a"},{"text":"b"}]}`,
		},
	})
}

// TestRefusals: statuses that mean something else here, or more, than in HTTP.
func TestRefusals(t *testing.T) {
	for status, class := range map[int]backend.Class{400: backend.BadRequest, 403: backend.Auth, 404: backend.BadRequest, 413: backend.TooLarge, statusQuota: backend.Quota} {
		f := newFake(t)
		f.faults = []http.HandlerFunc{resttest.Status(status)}
		_, err := f.open(t, nil).Translate(t.Context(), batchOf("Secret de Paris"))
		if backend.ClassOf(err) != class || !strings.Contains(err.Error(), advices[status]) {
			t.Errorf("%d ended with %v", status, err)
		}
	}
}

func TestWrongKey(t *testing.T) {
	f := newFake(t)
	_, err := f.open(t, backend.Settings{"key": "canary-other"}).Translate(t.Context(), batchOf("Bonjour"))
	if !errors.Is(err, backend.ErrAuth) || strings.Contains(err.Error(), "canary") {
		t.Errorf("ended with %v", err)
	}
}

// TestDamagedUnit has one unit of two fail.
func TestDamagedUnit(t *testing.T) {
	for name, text := range map[string]string{
		"lost":         `Bonjour`,
		"escaped":      `a &lt;x id="0"/&gt;`,
		"broken":       `<x id="0"/> & b`,
		"empty":        ``,
		"no text":      `null`,
		"pair of none": `<g id="0">a</g>`,
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			quoted, _ := json.Marshal(text)
			if text == "null" {
				quoted = []byte(text)
			}
			f.faults = []http.HandlerFunc{resttest.Body(`{"translations":[{"text":` + string(quoted) + `},{"text":"Good &lt;day&gt; &#39;"}]}`)}
			b := batchOf("Bonjour \U000F0000", "Bon jour")
			b.Units[0].Codes = []article.Code{{Kind: article.Single, Pair: -1}}
			replies, err := f.open(t, nil).Translate(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			if backend.ClassOf(replies[0].Err) != backend.BadOutput || replies[0].Text != "" {
				t.Errorf("%+v, %v", replies, err)
			}
			if replies[1].Text != "Good <day> '" || replies[1].Err != nil {
				t.Errorf("the sound unit: %+v", replies[1])
			}
		})
	}
}

// TestKeepsPaidWork has the second of three requests fail.
func TestKeepsPaidWork(t *testing.T) {
	f := newFake(t)
	f.faults = []http.HandlerFunc{nil, resttest.Status(statusQuota)}
	var texts []string
	for range 2*maxTexts + 1 {
		texts = append(texts, "Bonjour")
	}
	replies, err := f.open(t, nil).Translate(t.Context(), batchOf(texts...))
	if err != nil || replies[0].Err != nil || !errors.Is(replies[maxTexts].Err, backend.ErrQuota) || !errors.Is(replies[2*maxTexts].Err, backend.ErrQuota) {
		t.Errorf("ended with %v", err)
	}
	if len(f.requests) != 1 {
		t.Errorf("%d requests after the quota was used up", len(f.requests)-1)
	}
}
