package amazon

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/rest/resttest"
)

// fake is an Amazon Translate that follows the model of the service: it echoes.
type fake struct {
	mu     sync.Mutex
	bodies []map[string]any
	unsure int // how many requests with source auto are not sure
}

func refuse(w http.ResponseWriter, status int, kind, more string) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"__type":"com.amazonaws.translate#%s","Message":%q%s}`, kind, resttest.Secret, more)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	body, _ := io.ReadAll(r.Body)
	var q map[string]any
	switch {
	case !signed(r, body):
		refuse(w, 400, "InvalidSignatureException", "")
		return
	case r.Header.Get("X-Amz-Target") == "AWSShineFrontendService_20170701.ListLanguages" && strings.Contains(string(body), "second page"):
		fmt.Fprint(w, `{"Languages":[{"LanguageCode":"zh-TW","LanguageName":"Chinese"}]}`)
		return
	case r.Header.Get("X-Amz-Target") == "AWSShineFrontendService_20170701.ListLanguages":
		fmt.Fprint(w, `{"Languages":[{"LanguageCode":"fr"},{"LanguageCode":"vo"}],"NextToken":"second page"}`)
		return
	case r.Method != "POST" || r.URL.Path != "/" || r.Header.Get("X-Amz-Target") != "AWSShineFrontendService_20170701.TranslateText" || r.Header.Get("Content-Type") != "application/x-amz-json-1.1":
		refuse(w, 400, "UnknownOperationException", "")
		return
	case json.Unmarshal(body, &q) != nil:
		refuse(w, 400, "SerializationException", "")
		return
	}
	f.bodies = append(f.bodies, q)
	text, _ := q["Text"].(string)
	switch {
	case len(text) == 0 || len(text) > 10_000:
		refuse(w, 400, "TextSizeLimitExceededException", "")
	case q["SourceLanguageCode"] == "auto" && f.unsure > 0:
		f.unsure--
		refuse(w, 400, lowConfidence, `,"DetectedLanguageCode":"fr"`)
	default:
		json.NewEncoder(w).Encode(map[string]any{"TranslatedText": text, "SourceLanguageCode": "fr", "TargetLanguageCode": q["TargetLanguageCode"], "AppliedSettings": map[string]any{}})
	}
}

// signed checks a signature as Amazon does: by making it anew from what came in.
func signed(r *http.Request, body []byte) bool {
	at, err := time.Parse(timeLayout, r.Header.Get("X-Amz-Date"))
	if err != nil || time.Since(at).Abs() > 5*time.Minute {
		return false
	}
	given := r.Header.Get("Authorization")
	s := signer{accessKey: "AKIDEXAMPLE", secretKey: resttest.Key, token: r.Header.Get("X-Amz-Security-Token"), region: "eu-west-1", service: "translate"}
	s.sign(r, body, at)
	return r.Header.Get("Authorization") == given && strings.Contains(given, "content-type;host;x-amz-date;") && strings.Contains(given, "x-amz-target")
}

func serve(t *testing.T, h http.Handler) string {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

func openAt(t *testing.T, url string, more backend.Settings) *Engine {
	t.Helper()
	s := backend.Settings{"access-key": "AKIDEXAMPLE", "secret-key": resttest.Key, "region": "eu-west-1", "url": url}
	for k, v := range more {
		s[k] = v
	}
	made, err := Kind.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.(*Engine).Close() })
	return made.(*Engine)
}

func batch(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.MustParse("zh-HK")}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

func TestSuite(t *testing.T) {
	url := serve(t, &fake{})
	backendtest.Run(t, func() backend.Backend { return openAt(t, url, nil) },
		backendtest.Options{From: language.French, To: language.Spanish, Unserved: language.MustParse("tlh")})
}

func TestFaults(t *testing.T) {
	resttest.Run(t, resttest.Engine{
		Open: func(t *testing.T, url string) backend.Backend { return openAt(t, url, nil) },
		Good: &fake{}, From: language.French, To: language.Spanish,
		Bad: map[string]string{"no text": `{}`, "damaged": `{"TranslatedText":"<img id=9>"}`, "escaped": `{"TranslatedText":"L&amp;#39;eau"}`},
	})
}

// TestTypes: nearly all faults of Amazon come with status 400.
func TestTypes(t *testing.T) {
	for kind, class := range map[string]backend.Class{
		"TooManyRequestsException": backend.Rate, "ThrottlingException": backend.Rate, "ServiceUnavailableException": backend.Unavailable,
		"InternalServerException": backend.Unavailable, "TextSizeLimitExceededException": backend.TooLarge, lowConfidence: backend.BadRequest,
		"UnsupportedLanguagePairException": backend.BadRequest, "InvalidRequestException": backend.BadRequest, "ResourceNotFoundException": backend.BadRequest,
		"LimitExceededException": backend.BadRequest, "AccessDeniedException": backend.Auth, "UnrecognizedClientException": backend.Auth, "ExpiredTokenException": backend.Auth,
		"SomethingNew": backend.BadRequest,
	} {
		url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse(w, 400, kind, "") }))
		_, err := openAt(t, url, nil).Translate(t.Context(), batch(resttest.Secret))
		if err == nil || backend.ClassOf(err) != class || strings.Contains(err.Error(), resttest.Secret) || strings.Contains(err.Error(), "SomethingNew") ||
			errors.Is(err, backend.ErrPair) != (kind == "UnsupportedLanguagePairException") {
			t.Errorf("%s: %v", kind, err)
		}
	}
	url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("x-amzn-ErrorType", "ThrottlingException:http://internal.amazon.com/")
		w.WriteHeader(400)
	}))
	if _, err := openAt(t, url, nil).Translate(t.Context(), batch("un")); backend.ClassOf(err) != backend.Rate {
		t.Errorf("the type in the header: %v", err)
	}
}

func TestWrongKey(t *testing.T) {
	_, err := openAt(t, serve(t, &fake{}), backend.Settings{"secret-key": "another" + resttest.Key}).Translate(t.Context(), batch("un"))
	if !errors.Is(err, backend.ErrAuth) || strings.Contains(err.Error(), resttest.Key) {
		t.Errorf("ended with %v", err)
	}
}

// TestRequest looks at one request from end to end.
func TestRequest(t *testing.T) {
	f := &fake{}
	e := openAt(t, serve(t, f), backend.Settings{"session-token": "lent", "terminology": "mine", "formality": "informal", "brevity": "on", "profanity": "mask"})
	b := batch(" L'eau & le feu de " + string(article.Token(0)))
	b.Units[0].Codes = []article.Code{{Kind: article.Name, Pair: -1, Text: "Zoé"}}
	replies, err := e.Translate(t.Context(), b)
	if err != nil || replies[0].Text != b.Units[0].Text || replies[0].Err != nil || replies[0].Route != "fr > zh-TW" {
		t.Fatalf("%+v, %v", replies, err)
	}
	want := `map[Settings:map[Brevity:ON Formality:INFORMAL Profanity:MASK] SourceLanguageCode:fr TargetLanguageCode:zh-TW TerminologyNames:[mine] Text:L'eau &amp; le feu de <span translate="no" id="0">Zoé</span>]`
	if got := fmt.Sprint(f.bodies[0]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if a, b := e.Info().Version, openAt(t, "http://localhost", nil).Info().Version; a == b {
		t.Error("another style has the same version")
	}
}

// TestUnsure: the guess of the language is taken, once.
func TestUnsure(t *testing.T) {
	f := &fake{unsure: 1}
	b := batch("Bonjour")
	b.From = language.Und
	replies, err := openAt(t, serve(t, f), nil).Translate(t.Context(), b)
	if err != nil || replies[0].Err != nil || len(f.bodies) != 2 || f.bodies[1]["SourceLanguageCode"] != "fr" {
		t.Errorf("%+v, %v, %v", replies, err, f.bodies)
	}
}

func TestOptions(t *testing.T) {
	good := backend.Settings{"access-key": "AKIDEXAMPLE", "secret-key": resttest.Key, "region": "us-gov-west-1"}
	made, err := Kind.Open(good)
	if err != nil || made.(*Engine).client.Base() != "https://translate.us-gov-west-1.amazonaws.com" {
		t.Errorf("%v", err)
	}
	for option, value := range map[string]string{
		"region": "evil.example/", "secret-key": "a b", "url": "http://example.com", "formality": "more", "brevity": "yes", "profanity": "no",
	} {
		s := backend.Settings{}
		for k, v := range good {
			s[k] = v
		}
		s[option] = value
		if _, err := Kind.Open(s); err == nil || strings.Contains(err.Error(), resttest.Key) {
			t.Errorf("%s: %v", option, err)
		}
	}
}

// TestNewLanguage: a language that the table lacks is looked for in the server's list.
func TestNewLanguage(t *testing.T) {
	e := openAt(t, serve(t, &fake{}), nil)
	for _, c := range []struct{ from, to, want string }{{"fr", "vo", "fr > vo"}, {"vo", "zh-HK", "vo > zh-TW"}, {"fr", "tlh-Piqd", ""}} {
		route, err := e.Route(language.MustParse(c.from), language.MustParse(c.to))
		if route != c.want || (c.want == "") != errors.Is(err, backend.ErrPair) {
			t.Errorf("%s to %s: %q, %v", c.from, c.to, route, err)
		}
	}
}
