package deepl

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
)

func TestSuite(t *testing.T) {
	f := newFake(t)
	backendtest.Run(t, func() backend.Backend { return f.open(t, nil) }, backendtest.Options{
		From: language.French, To: language.Spanish, Unserved: language.MustParse("tlh"),
	})
}

func batchOf(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.BritishEnglish}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{Text: text})
		b.Units[i].ID.Segment = i
	}
	return b
}

func TestLanguages(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"fr", "en", "FR > EN-US"}, {"fr-CA", "en-GB", "FR > EN-GB"}, {"fr", "en-AU", "FR > EN-GB"}, {"fr", "en-US", "FR > EN-US"},
		{"en-GB", "pt", "EN > PT-BR"}, {"en", "pt-AO", "EN > PT-PT"}, {"pt-BR", "es-MX", "PT > ES-419"}, {"en", "es-ES", "EN > ES"},
		{"en", "zh", "EN > ZH-HANS"}, {"en", "zh-TW", "EN > ZH-HANT"}, {"zh-Hant", "de-CH", "ZH > DE"}, {"en", "no", "EN > NB"}, {"und", "fr", "? > FR"},
	} {
		got, err := (&Engine{}).Route(language.MustParse(c.from), language.MustParse(c.to))
		if got != c.want || err != nil {
			t.Errorf("%s to %s: %q, %v; want %q", c.from, c.to, got, err, c.want)
		}
	}
}

func TestHost(t *testing.T) {
	for _, c := range []struct{ key, url, want string }{
		{"a:fx", "", freeHost}, {"a", "", proHost}, {"a:fx", "https://api-us.deepl.com/", "https://api-us.deepl.com"},
		{"a", "ftp://x", ""}, {"a", "https://name:s3cret@x", ""}, {"a b", "", ""},
	} {
		made, err := Kind.Open(backend.Settings{"key": c.key, "url": c.url})
		if c.want == "" {
			if err == nil || strings.Contains(err.Error(), "s3cret") {
				t.Errorf("%q, %q: error is %v", c.key, c.url, err)
			}
			continue
		}
		if err != nil || made.(*Engine).api.Base() != c.want {
			t.Errorf("%q, %q: %v, %v", c.key, c.url, made, err)
		}
	}
}

// TestRequest looks at one request from end to end.
func TestRequest(t *testing.T) {
	f := newFake(t)
	e := f.open(t, backend.Settings{"formality": "prefer_less", "model": latency, "context": "Sur la mer."})
	replies, err := e.Translate(t.Context(), batchOf(" A < B & C\n", "12"))
	if err != nil || replies[0].Text != " A < B & C\n" || replies[1].Text != "12" {
		t.Fatalf("%+v, %v", replies, err)
	}
	want := "map[context:Sur la mer. formality:prefer_less model_type:latency_optimized outline_detection:false show_billed_characters:true " +
		"source_lang:FR split_sentences:0 tag_handling:xml tag_handling_version:v1 target_lang:EN-GB text:[A &lt; B &amp; C]]"
	if got := fmt.Sprint(f.requests[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if e.Billed() != (backend.Usage{Characters: int64(len("A &lt; B &amp; C"))}) {
		t.Errorf("billed %+v", e.Billed())
	}
	if v := f.open(t, nil).Info().Version; v == e.Info().Version {
		t.Error("another context has the same version")
	}
}

func TestSplits(t *testing.T) {
	f := newFake(t)
	var texts []string
	for i := range 120 {
		texts = append(texts, fmt.Sprintf("Phrase %d. %s", i, strings.Repeat("é ", 1000)))
	}
	texts = append(texts, strings.Repeat("a", maxBody))
	replies, err := f.open(t, nil).Translate(t.Context(), batchOf(texts...))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range replies {
		if r.Text != texts[i] || r.Err != nil {
			t.Fatalf("unit %d: %v", i, r.Err)
		}
	}
	if len(f.requests) != 5 { // three for the short texts, two for the long one
		t.Errorf("%d requests", len(f.requests))
	}
}
