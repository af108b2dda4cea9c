package apy

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/rest/resttest"
)

// fake is an APy that echoes, for faults that the real one does not show on demand; mar
// changes what it answers.
type fake struct{ mar func(string) string }

func (f fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	pair := r.FormValue("langpair")
	switch {
	case r.URL.Path == "/listPairs":
		fmt.Fprint(w, `{"responseData":[{"sourceLanguage":"fra","targetLanguage":"cat"},{"sourceLanguage":"cat","targetLanguage":"spa"}],"responseDetails":null,"responseStatus":200}`)
	case r.URL.Path != "/translate" || r.Method != http.MethodPost:
		http.NotFound(w, r)
	case pair != "fra|cat" && pair != "cat|spa":
		refuse(w, 400, "That pair is not installed")
	case r.FormValue("q") == "":
		refuse(w, 400, "Missing argument q")
	case r.FormValue("deformat") != "html" || r.FormValue("reformat") != "html-noent" || r.FormValue("markUnknown") != "yes":
		refuse(w, 400, "format")
	default:
		text := strings.TrimSpace(r.FormValue("q"))
		if f.mar != nil {
			text = f.mar(text)
		}
		json.NewEncoder(w).Encode(map[string]any{"responseData": map[string]string{"translatedText": text}, "responseStatus": 200})
	}
}

func refuse(w http.ResponseWriter, status int, why string) {
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"status": "error", "code": status, "explanation": why})
}

func TestFaults(t *testing.T) {
	resttest.Run(t, resttest.Engine{
		Open: func(t *testing.T, url string) backend.Backend { return openAt(t, url) },
		Good: fake{}, From: language.French, To: language.Spanish, Legs: 2,
		Bad: map[string]string{
			"no text":    `{"responseData":{},"responseStatus":200}`,
			"no end":     `{"responseData":{"translatedText":"El ministro"},"responseStatus":200}`,
			"other type": `{"responseData":{"translatedText":["a"]}}`,
		},
	})
}

// TestDamage: what the server loses without a word is noticed.
func TestDamage(t *testing.T) {
	for name, mar := range map[string]func(string) string{
		"cut":         func(s string) string { return s[:len(s)*2/3] },
		"signs":       func(s string) string { return regexp.MustCompile(`<x id="0"/>`).ReplaceAllString(s, "") },
		"twice":       func(s string) string { return s + s },
		"all is gone": func(string) string { return "" },
	} {
		server := httptest.NewServer(fake{mar})
		t.Cleanup(server.Close)
		replies, err := openAt(t, server.URL).Translate(t.Context(), batchOf("fr", "ca", "Un *mot et d'autres mots.", "Bon"))
		if err == nil {
			err = replies[0].Err
		}
		if err == nil || backend.ClassOf(err) != backend.BadOutput || strings.Contains(err.Error(), "mot") {
			t.Errorf("%s: %+v, %v", name, replies, err)
		}
	}
}

// TestMarks: the marks of the engine go, and what they say is kept.
func TestMarks(t *testing.T) {
	for in, want := range map[string]string{
		"Va  *Zorglub *zorglub-là.": "Va Zorglub zorglub-là. [Zorglub zorglub-là]",
		"**mot @autre #tercer":      "mot autre tercer [mot autre]",
		`Va #\<prn\> \@nom`:         "Va nom [nom]",
		"<g id=\"0\">*Paris</g>'s":  "Paris's [Paris]",
	} {
		u := &backend.Unit{Text: "mot"}
		if strings.Contains(in, "<g") {
			u.Text = "\U000F0000Paris\U000F0001"
			u.Codes = []article.Code{{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}}
		}
		plain, unknown, err := read(in+`<x id="`+fmt.Sprint(len(u.Codes))+`"/>`, u, nil)
		plain = strings.NewReplacer("\U000F0000", "", "\U000F0001", "").Replace(plain)
		if got := fmt.Sprint(plain, " ", unknown); got != want || err != nil {
			t.Errorf("%s: %s, %v; want %s", in, got, err, want)
		}
	}
}

func TestSigns(t *testing.T) {
	long := strings.Repeat("é", longWord+1)
	for text, want := range map[string]string{
		"a *b**c":      `a <x id="0"/>b<x id="1"/>c<x id="2"/>`,
		"a\u00a0:\t b": `a<x id="0"/>:<x id="1"/> b<x id="2"/>`,
		"a < " + long:  `a &lt; <x id="0"/><x id="1"/>`,
		"a\xff\x01b":   `a<x id="0"/>b<x id="1"/>`,
		"a":            `a<x id="0"/>`,
	} {
		u := &backend.Unit{Text: text}
		got := write(u, nil)
		back, unknown, err := read(got, u, nil)
		if got != want || back != strings.ToValidUTF8(text, "\uFFFD") || len(unknown) > 0 || err != nil {
			t.Errorf("%q was written as %s and read as %q, %q, %v", text, got, back, unknown, err)
		}
	}
}
