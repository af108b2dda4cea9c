package google

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/budget"
	"exonym/internal/backend/rest/resttest"
)

func TestSuite(t *testing.T) {
	for name, open := range map[string]func(*testing.T, string) *Engine{"basic": openBasicAt, "advanced": openAdvancedAt} {
		t.Run(name, func(t *testing.T) {
			url := serve(t, &fake{})
			backendtest.Run(t, func() backend.Backend { return open(t, url) },
				backendtest.Options{From: language.French, To: language.Spanish, Unserved: language.MustParse("tlh")})
		})
	}
}

func TestFaults(t *testing.T) {
	bad := map[string]string{
		"wrong count": `{"data":{"translations":[]},"translations":[]}`,
		"failed text": `{"data":{"translations":[{}]},"translations":[{}]}`,
		"two":         `{"data":{"translations":[{"translatedText":"a"},{"translatedText":"b"}]},"translations":[{"translatedText":"a"},{"translatedText":"b"}]}`,
		"damaged":     `{"data":{"translations":[{"translatedText":"<img id=9>"}]},"translations":[{"translatedText":"<img id=9>"}]}`,
	}
	for name, open := range map[string]func(*testing.T, string) *Engine{"basic": openBasicAt, "advanced": openAdvancedAt} {
		t.Run(name, func(t *testing.T) {
			resttest.Run(t, resttest.Engine{
				Open: func(t *testing.T, url string) backend.Backend { return open(t, url) },
				Good: &fake{}, From: language.French, To: language.Spanish, Bad: bad,
				Asks: func(r *http.Request) bool { return r.URL.Path != "/token" },
			})
		})
	}
}

// TestReasons: a status of Google's says less than the reason beside it.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		status                int
		word, reason, message string
		class                 backend.Class
		pair                  bool
	}{
		{403, "PERMISSION_DENIED", "userRateLimitExceeded", "", backend.Rate, false},
		{403, "", "", "User Rate Limit Exceeded", backend.Rate, false},
		{403, "RESOURCE_EXHAUSTED", "", "", backend.Rate, false},
		{403, "", "dailyLimitExceeded", "", backend.Quota, false},
		{403, "", "", "Daily Limit Exceeded", backend.Quota, false},
		{429, "RESOURCE_EXHAUSTED", "", "", backend.Rate, false},
		{429, "RESOURCE_EXHAUSTED", "dailyLimitExceeded", "", backend.Quota, false},
		{403, "PERMISSION_DENIED", "SERVICE_DISABLED", "", backend.Auth, false},
		{400, "INVALID_ARGUMENT", "API_KEY_INVALID", "", backend.Auth, false},
		{400, "INVALID_ARGUMENT", "", "Text is too long.", backend.TooLarge, false},
		{400, "INVALID_ARGUMENT", "", "Bad language pair: {0}", backend.BadRequest, true},
		{400, "INVALID_ARGUMENT", "", "Target language is invalid.", backend.BadRequest, true},
		{400, "INVALID_ARGUMENT", "", "a b", backend.BadRequest, false},
		{503, "UNAVAILABLE", "", "the glossary is too long", backend.Unavailable, false},
	} {
		url := serveFunc(t, func(w http.ResponseWriter, r *http.Request) {
			refuse(w, c.status, c.word, c.reason, c.message+" "+resttest.Secret)
		})
		_, err := openBasicAt(t, url).Translate(t.Context(), batch(resttest.Secret))
		if err == nil || backend.ClassOf(err) != c.class || errors.Is(err, backend.ErrPair) != c.pair || strings.Contains(err.Error(), resttest.Secret) {
			t.Errorf("%d %s %s %s: %v", c.status, c.word, c.reason, c.message, err)
		}
	}
}

func serveFunc(t *testing.T, handle http.HandlerFunc) string {
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	return server.URL
}

func batch(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.MustParse("zh-Hant")}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

// TestRequests looks at a request of each kind from end to end.
func TestRequests(t *testing.T) {
	f := &fake{}
	url := serve(t, f)
	b := batch(" L'eau & le <feu> de " + string(article.Token(0)))
	b.Units[0].Codes = []article.Code{{Kind: article.Name, Pair: -1, Text: "Zoé"}}
	engines := []*Engine{
		open(t, Basic, backend.Settings{"key": resttest.Key, "url": url, "model": "nmt"}),
		open(t, Advanced, backend.Settings{"credentials": service(url), "url": url, "location": "us-central1", "model": "general/nmt", "glossary": "g", "glossary-case": "off"}),
	}
	for i, want := range []string{
		`map[format:html model:nmt q:[L'eau &amp; le &lt;feu&gt; de <span translate="no" id="0">Zoé</span>] source:fr target:zh-TW]`,
		`map[contents:[L'eau &amp; le &lt;feu&gt; de <span translate="no" id="0">Zoé</span>] glossaryConfig:map[glossary:projects/p1/locations/us-central1/glossaries/g ignoreCase:true] ` +
			`mimeType:text/html model:projects/p1/locations/us-central1/models/general/nmt sourceLanguageCode:fr targetLanguageCode:zh-TW]`,
	} {
		replies, err := engines[i].Translate(t.Context(), b)
		if err != nil || replies[0].Text != b.Units[0].Text || replies[0].Err != nil || replies[0].Route != "fr > zh-TW nmt" {
			t.Errorf("%+v, %v", replies, err)
		}
		if got := fmt.Sprint(f.requests[i]); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if a, b := engines[1].Info().Version, openAdvancedAt(t, url).Info().Version; a == b {
		t.Error("another glossary has the same version")
	}
}

// TestUser: the credentials of a user name the project that pays.
func TestUser(t *testing.T) {
	f := &fake{}
	url := serve(t, f)
	path := filepath.Join(t.TempDir(), "adc.json")
	text := fmt.Sprintf(`{"type":"authorized_user","client_id":"c","client_secret":"s","refresh_token":%q,"quota_project_id":"p1","token_uri":"%s/token"}`, resttest.Key, url)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	e := open(t, Advanced, backend.Settings{"credentials": path, "url": url})
	if replies, err := e.Translate(t.Context(), batch("Bonjour")); err != nil || replies[0].Err != nil {
		t.Fatalf("%+v, %v", replies, err)
	}
	if got := f.headers[0].Get("X-Goog-User-Project"); got != "p1" {
		t.Errorf("the project is %q", got)
	}
}

// TestTokens: a token is used until shortly before its end.
func TestTokens(t *testing.T) {
	f := &fake{}
	e := openAdvancedAt(t, serve(t, f))
	for range 3 {
		if _, err := e.Translate(t.Context(), batch("un")); err != nil {
			t.Fatal(err)
		}
	}
	if f.tokens != 1 {
		t.Errorf("%d tokens for one run", f.tokens)
	}
	f.life = 1 // less than early: of no use after this request
	e = openAdvancedAt(t, serve(t, f))
	for range 2 {
		if _, err := e.Translate(t.Context(), batch("un")); err != nil {
			t.Fatal(err)
		}
	}
	if f.tokens != 3 {
		t.Errorf("%d tokens, want 3", f.tokens)
	}
}

func TestTokenEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tokens := &tokens{token: "a", until: time.Now().Add(time.Hour - early).Round(0)}
		time.Sleep(time.Hour - early - time.Second)
		if tokens.known() == "" {
			t.Error("gone too early")
		}
		time.Sleep(2 * time.Second)
		if tokens.known() != "" {
			t.Error("used too long")
		}
	})
}

func TestRefusedCredentials(t *testing.T) {
	f := &fake{refused: true}
	_, err := openAdvancedAt(t, serve(t, f)).Translate(t.Context(), batch(resttest.Secret))
	if !errors.Is(err, backend.ErrAuth) || !strings.Contains(err.Error(), "invalid_grant") || strings.Contains(err.Error(), "assertion") {
		t.Errorf("ended with %v", err)
	}
}

func TestOptions(t *testing.T) {
	good := service("https://oauth2.googleapis.com")
	for name, s := range map[string]backend.Settings{
		"no JSON":         {"credentials": `{"` + resttest.Key},
		"no file":         {"credentials": "/no/such/file"},
		"a folder":        {"credentials": t.TempDir()},
		"another type":    {"credentials": `{"type":"external_account"}`},
		"no key":          {"credentials": strings.ReplaceAll(good, "BEGIN", "OPEN")},
		"odd key":         {"credentials": strings.ReplaceAll(good, "MII", "AAA")},
		"open token host": {"credentials": strings.ReplaceAll(good, "https://oauth2", "http://oauth2")},
		"project":         {"credentials": good, "project": "a/b"},
		"location":        {"credentials": good, "location": "../x"},
		"model":           {"credentials": good, "model": "../../x y"},
		"global glossary": {"credentials": good, "glossary": "g"},
		"glossary case":   {"credentials": good, "location": "us-central1", "glossary": "g", "glossary-case": "yes"},
		"url":             {"credentials": good, "url": "http://example.com"},
	} {
		if _, err := Advanced.Open(s); err == nil || strings.Contains(err.Error(), resttest.Key) || strings.Contains(err.Error(), "PRIVATE") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Advanced.Open(backend.Settings{"credentials": good}); err != nil {
		t.Error(err)
	}
}

func TestLimits(t *testing.T) {
	f := &fake{}
	url := serve(t, f)
	var texts []string
	for i := range 300 {
		texts = append(texts, fmt.Sprintf("Phrase %d %s", i, strings.Repeat("é\"", 200)))
	}
	for name, e := range map[string]*Engine{"basic": openBasicAt(t, url), "advanced": openAdvancedAt(t, url)} {
		replies, err := e.Translate(t.Context(), batch(texts...))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range replies {
			if r.Err != nil || r.Text != texts[i] {
				t.Fatalf("%s: unit %d: %v", name, i, r.Err)
			}
		}
	}
}

// TestNewLanguage: a language that the table lacks is looked for in the server's list.
func TestNewLanguage(t *testing.T) {
	url := serve(t, &fake{})
	for _, e := range []*Engine{openBasicAt(t, url), openAdvancedAt(t, url)} {
		newLanguage(t, e)
	}
}

func newLanguage(t *testing.T, e *Engine) {
	for _, c := range []struct{ from, to, want string }{{"fr", "vo", "fr > vo"}, {"vo", "zh-HK", "vo > zh-TW"}, {"fr", "tlh-Piqd", ""}} {
		route, err := e.Route(language.MustParse(c.from), language.MustParse(c.to))
		if route != c.want || (c.want == "") != errors.Is(err, backend.ErrPair) {
			t.Errorf("%s to %s: %q, %v", c.from, c.to, route, err)
		}
	}
}

// TestPrices: the price is that of the model.
func TestPrices(t *testing.T) {
	for model, want := range map[string]float64{"": 20, "general/nmt": 20, "general/translation-llm": 20, "TRL5": 80} {
		e := open(t, Advanced, backend.Settings{"credentials": service("https://oauth2.googleapis.com"), "model": model})
		route, err := e.Route(language.French, language.Spanish)
		if p, ok := budget.Builtin().Find(e.Info(), route); err != nil || !ok || p.In != want {
			t.Errorf("%s: %s: %v, %v", model, route, p.In, err)
		}
	}
}
