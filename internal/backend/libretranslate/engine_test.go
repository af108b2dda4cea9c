package libretranslate

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/rest"
	"exonym/internal/backend/rest/resttest"
)

func TestSuite(t *testing.T) {
	f := &fake{limit: -1}
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
		Good: &fake{limit: -1, key: resttest.Key}, From: language.French, To: language.Spanish,
		Bad: map[string]string{
			"no count":    `{"translatedText":[]}`,
			"wrong count": `{"translatedText":["a","b"]}`,
			"not a list":  `{"translatedText":"a"}`,
			"emoji":       `{"translatedText":["🙃"]}`,
		},
		After: map[string]time.Duration{"rate": slowdown, "rate, seconds": slowdown, "rate, milliseconds": slowdown, "rate, garbage": slowdown},
	})
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
	f := &fake{limit: -1, key: "canary-0f2c9a17"}
	e := f.open(t, backend.Settings{"key": f.key})
	b := batchOf("fr", "es-MX", "A < {0}\n", "12", "b", "{0}c{1} à {2}", "&lt; d")
	codes := []article.Code{{Kind: article.Open, Pair: 1}, {Kind: article.Close}, {Kind: article.Name, Pair: -1, Text: "Moscú & Cie"}}
	b.Units[0].Codes, b.Units[3].Codes = codes[2:], codes
	for i := range b.Units {
		b.Units[i].Text = tokens.Replace(b.Units[i].Text)
	}
	replies, err := e.Translate(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range replies {
		if r.Text != b.Units[i].Text || r.Route != "fr > es" || r.Err != nil {
			t.Errorf("%+v", r)
		}
	}
	if got, want := fmt.Sprintf("%+v", f.requests), `[{Texts:[A < Moscú & Cie b] Source:fr Target:es Format:text Key:canary-0f2c9a17} `+
		`{Texts:[<b id="0">c</b> à <code id="2">Moscú &amp; Cie</code> &amp;lt; d] Source:fr Target:es Format:html Key:canary-0f2c9a17}]`; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := e.Translate(t.Context(), b); err != nil || fmt.Sprint(f.asked) != "[GET /languages GET /frontend/settings POST /translate POST /translate POST /translate POST /translate]" {
		t.Errorf("%v, asked %v", err, f.asked)
	}
	if strings.Contains(fmt.Sprintf("%+v", e.Info()), f.key) {
		t.Error("the description holds the key")
	}
}

// TestLimit: the server says how long a text may be.
func TestLimit(t *testing.T) {
	f := &fake{limit: 40}
	text := "Une phrase courte. Une autre phrase. Et encore une qui suit."
	replies, err := f.open(t, nil).Translate(t.Context(), batchOf("fr", "es", text))
	if err != nil || replies[0].Text != text || replies[0].Err != nil || len(f.requests) != 2 {
		t.Errorf("%+v, %v, %d requests", replies, err, len(f.requests))
	}
}

func TestPairs(t *testing.T) {
	f := &fake{limit: -1}
	e := f.open(t, nil)
	for _, c := range []struct{ from, to, want string }{
		{"en", "pt-BR", "en > pb"}, {"en", "pt-PT", ""}, {"pt-PT", "en", "pt > en"}, {"en", "zh-TW", "en > zt"}, {"en", "zh-CN", "en > zh"}, {"en", "zh-Hans", "en > zh"},
		{"fr-CA", "en-GB", "fr > en"}, {"fr", "ar", ""}, {"und", "fr", "auto > fr"}, {"de", "fr", ""}, {"en", "und", ""},
	} {
		replies, err := e.Translate(t.Context(), batchOf(c.from, c.to, "a"))
		if c.want == "" && !errors.Is(err, backend.ErrPair) || c.want != "" && (err != nil || replies[0].Route != c.want) {
			t.Errorf("%s to %s: %+v, %v", c.from, c.to, replies, err)
		}
	}
}

// TestRefusals: what the server says in words.
func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		fake  *fake
		key   string
		class backend.Class
	}{
		"no key":    {&fake{key: "canary-0f2c9a17"}, "", backend.Auth},
		"wrong key": {&fake{key: "canary-0f2c9a17"}, "canary-other", backend.Auth},
	} {
		_, err := c.fake.open(t, backend.Settings{"key": c.key}).Translate(t.Context(), batchOf("fr", "es", "Secret"))
		if backend.ClassOf(err) != c.class || strings.Contains(err.Error(), "canary") || strings.Contains(err.Error(), "Visit") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for words, want := range map[string]error{"request (70) exceeds batch limit (2)": nil, "fr is not supported": backend.ErrPair} {
		f := &backend.Fault{Class: backend.BadRequest}
		refine(f, &rest.Answer{Status: 400, Body: []byte(`{"error":"` + words + `"}`)})
		if want == nil && f.Class != backend.TooLarge || want != nil && !errors.Is(f, want) {
			t.Errorf("%s: %v", words, f)
		}
	}
}

var tokens = strings.NewReplacer("{0}", "\U000F0000", "{1}", "\U000F0001", "{2}", "\U000F0002")

// TestNames: a name goes as it is said, then as an element that holds it, then as an
// empty one; what comes back changed is noticed on any of these ways.
func TestNames(t *testing.T) {
	text := tokens.Replace("De {0} à {1}, puis {0}")
	names := []article.Code{{Kind: article.Name, Pair: -1, Text: "Corea"}, {Kind: article.Name, Pair: -1, Text: "Corea del Norte"}}
	for _, c := range []struct {
		rung int
		from string
		to   string
		sent string
		want bool
	}{
		{0, "", "", "De Corea à Corea del Norte, puis Corea", true},
		{0, "De Corea à", "À Corea de", "De Corea à Corea del Norte, puis Corea", true},
		{0, "del Norte", "du Nord", "De Corea à Corea del Norte, puis Corea", false},
		{0, ", puis Corea", "", "De Corea à Corea del Norte, puis Corea", false},
		{0, "puis Corea", "Corea, Corea", "De Corea à Corea del Norte, puis Corea", false},
		{0, "puis Corea", "Coreano", "De Corea à Corea del Norte, puis Corea", false},
		{1, "", "", `De <code id="0">Corea</code> à <code id="1">Corea del Norte</code>, puis <code id="0">Corea</code>`, true},
		{1, "del Norte", "du Nord", `De <code id="0">Corea</code> à <code id="1">Corea del Norte</code>, puis <code id="0">Corea</code>`, false},
		{2, "", "", `De <img id="0"> à <img id="1">, puis <img id="0">`, true},
		{2, `<img id="1">`, "", `De <img id="0"> à <img id="1">, puis <img id="0">`, false},
	} {
		f := &fake{limit: -1, answer: func(s string) string { return strings.Replace(s, c.from, c.to, 1) }}
		b := batchOf("fr", "es", text)
		b.Units[0].Codes, b.Units[0].Rung = names, c.rung
		replies, err := f.open(t, nil).Translate(t.Context(), b)
		if err != nil || c.want != (replies[0].Err == nil) || f.requests[0].Texts[0] != c.sent {
			t.Errorf("rung %d, %q: %+v, %v, sent %q", c.rung, c.from, replies, err, f.requests)
		}
	}
}

func TestOpen(t *testing.T) {
	for _, s := range []backend.Settings{{}, {"url": "localhost"}, {"url": "http://example.com", "key": "canary-0f2c9a17"}, {"url": "https://example.com", "key": "canary\n0f2c9a17 x"}} {
		if _, err := Kind.Open(s); err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%v: %v", s["url"], err)
		}
	}
}
