package deepl

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"exonym/internal/backend"
)

func status(code int, retryAfter string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if retryAfter != "" {
			w.Header().Set("Retry-After", retryAfter)
		}
		refuse(w, code, "key "+r.Header.Get("Authorization")+" text Secret")
	}
}

func body(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
}

func reset(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, `{"translations":[`)
	panic(http.ErrAbortHandler)
}

func redirect(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "http://elsewhere.invalid/", http.StatusTemporaryRedirect)
}

// TestFaults has a whole request fail.
func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		class  backend.Class
		after  time.Duration
	}{
		"bad request":   {status(400, ""), backend.BadRequest, 0},
		"unauthorized":  {status(401, ""), backend.Auth, 0},
		"key":           {status(403, ""), backend.Auth, 0},
		"not found":     {status(404, ""), backend.BadRequest, 0},
		"large":         {status(413, ""), backend.TooLarge, 0},
		"rate":          {status(429, ""), backend.Rate, 0},
		"rate, wait":    {status(429, "7"), backend.Rate, 7 * time.Second},
		"rate, part":    {status(429, "0.5"), backend.Rate, time.Second / 2},
		"rate, garbage": {status(429, "soon"), backend.Rate, 0},
		"quota":         {status(456, ""), backend.Quota, 0},
		"overload":      {status(529, "3"), backend.Rate, 3 * time.Second},
		"500":           {status(500, ""), backend.Unavailable, 0},
		"503":           {status(503, "9"), backend.Unavailable, 9 * time.Second},
		"504":           {status(504, ""), backend.Unavailable, 0},
		"reset":         {reset, backend.Unavailable, 0},
		"redirect":      {redirect, backend.BadRequest, 0},
		"broken JSON":   {body(`{"translations":[{"text":"Sec`), backend.BadOutput, 0},
		"HTML page":     {body("<html>Secret</html>"), backend.BadOutput, 0},
		"no count":      {body(`{"translations":[]}`), backend.BadOutput, 0},
		"wrong count":   {body(`{"translations":[{"text":"a"},{"text":"b"}]}`), backend.BadOutput, 0},
		"no end":        {body(strings.Repeat(" ", maxAnswer+1)), backend.BadOutput, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.faults = []http.HandlerFunc{c.answer}
			_, err := f.open(t, nil).Translate(t.Context(), batchOf("Secret de Paris"))
			var fault *backend.Fault
			if !errors.As(err, &fault) || fault.Class != c.class || fault.After != c.after {
				t.Fatalf("ended with %#v", err)
			}
			if text := err.Error(); strings.Contains(text, "canary") || strings.Contains(text, "Secret") {
				t.Errorf("the error tells too much: %s", text)
			}
		})
	}
}

func TestWrongKey(t *testing.T) {
	f := newFake(t)
	_, err := f.open(t, backend.Settings{"key": "canary-other"}).Translate(t.Context(), batchOf("Bonjour"))
	if !errors.Is(err, backend.ErrAuth) || strings.Contains(err.Error(), "canary") {
		t.Errorf("ended with %v", err)
	}
}

func TestNobodyThere(t *testing.T) {
	f := newFake(t)
	e := f.open(t, nil)
	f.Server.Close()
	_, err := e.Translate(t.Context(), batchOf("Bonjour"))
	if backend.ClassOf(err) != backend.Unavailable || strings.Contains(err.Error(), "canary") {
		t.Errorf("ended with %v", err)
	}
}

func TestSlowAnswer(t *testing.T) {
	f := newFake(t)
	f.faults = []http.HandlerFunc{func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := f.open(t, nil).Translate(ctx, batchOf("Bonjour")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}

// TestTimeout: a server that is too slow is no deadline of the caller.
func TestTimeout(t *testing.T) {
	f := newFake(t)
	f.faults = []http.HandlerFunc{func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }}
	e := f.open(t, nil)
	e.caller.client.Timeout = 50 * time.Millisecond
	_, err := e.Translate(t.Context(), batchOf("Bonjour"))
	var fault *backend.Fault
	if !errors.As(err, &fault) || fault.Class != backend.Unavailable || errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}

// TestDamagedUnit has one unit of two fail.
func TestDamagedUnit(t *testing.T) {
	for name, text := range map[string]string{
		"lost":         `Bonjour`,
		"twice":        `<x id="0"/><x id="0"/>`,
		"foreign":      `<x id="0"/><x id="7"/>`,
		"escaped":      `a &lt;x id="0"/&gt;`,
		"filled":       `<x id="0">a</x>`,
		"element":      `<b><x id="0"/></b>`,
		"broken":       `<x id="0"/> & b`,
		"unclosed":     `<x id="0">`,
		"second root":  `</r><r><x id="0"/>`,
		"comment":      `<x id="0"/><!-- a -->`,
		"raw token":    "\U000F0000",
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
			f.faults = []http.HandlerFunc{body(`{"translations":[{"text":` + string(quoted) + `},{"text":"Good &lt;day&gt; &#39;"}]}`)}
			b := batchOf("Bonjour \U000F0000", "Bon jour")
			b.Units[0].Codes = codesOf("s")
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
	f.faults = []http.HandlerFunc{nil, status(456, "")}
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

func TestPause(t *testing.T) {
	now := time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "3": 3 * time.Second, " 1.5 ": 1500 * time.Millisecond, "-4": 0, "NaN": 0, "1e300": maxPause,
		"Wed, 25 Nov 2026 10:01:00 GMT": time.Minute, "Wed, 25 Nov 2026 09:00:00 GMT": 0,
	} {
		if got := pause(http.Header{"Retry-After": {value}}, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}
