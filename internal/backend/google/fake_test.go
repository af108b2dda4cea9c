package google

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"exonym/internal/backend"
	"exonym/internal/backend/rest/resttest"
)

// fake is a Google that follows the discovery documents: it echoes, and escapes as Google
// does.
type fake struct {
	mu       sync.Mutex
	requests []map[string]any
	headers  []http.Header
	tokens   int // given so far; the last one is good
	life     int // of a token, in seconds; 0: an hour
	refused  bool
}

// account is the key of the service account of all tests: making one takes long.
var account = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

func refuse(w http.ResponseWriter, status int, word, reason, message string) {
	w.WriteHeader(status)
	fmt.Fprintf(w, `{"error":{"code":%d,"message":%q,"status":%q,"errors":[{"reason":%q}],"details":[{"@type":"x"}]}}`, status, message, word, reason)
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r.URL.Path == "/token" {
		f.grant(w, r)
		return
	}
	if r.Method == "GET" && f.list(w, r) {
		return
	}
	var body map[string]any
	decoder := json.NewDecoder(r.Body)
	if r.Method != "POST" || r.Header.Get("Content-Type") != "application/json" || decoder.Decode(&body) != nil {
		refuse(w, 400, "INVALID_ARGUMENT", "parseError", "no JSON")
		return
	}
	f.requests, f.headers = append(f.requests, body), append(f.headers, r.Header)
	switch {
	case r.URL.RawQuery != "":
		refuse(w, 400, "INVALID_ARGUMENT", "badRequest", "a key in the address stands in logs")
	case r.URL.Path == "/language/translate/v2":
		f.basic(w, r, body)
	case strings.HasPrefix(r.URL.Path, "/v3/projects/p1/locations/") && strings.HasSuffix(r.URL.Path, ":translateText"):
		f.advanced(w, r, body)
	default:
		refuse(w, 404, "NOT_FOUND", "notFound", "no such method")
	}
}

// list tells the languages; false: the request is for something else, or lacks its key.
func (f *fake) list(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case r.URL.Path == "/language/translate/v2/languages" && r.Header.Get("X-Goog-Api-Key") == resttest.Key:
		fmt.Fprint(w, `{"data":{"languages":[{"language":"fr"},{"language":"zh-TW"},{"language":"vo"}]}}`)
	case r.URL.Path == "/v3/projects/p1/locations/global/supportedLanguages" && strings.HasPrefix(r.Header.Get("Authorization"), "Bearer "+resttest.Key):
		fmt.Fprint(w, `{"languages":[{"languageCode":"fr","supportTarget":true},{"languageCode":"zh-TW"},{"languageCode":"vo"}]}`)
	default:
		return false
	}
	return true
}

func (f *fake) basic(w http.ResponseWriter, r *http.Request, body map[string]any) {
	texts, size := textsIn(body["q"])
	switch {
	case r.Header.Get("X-Goog-Api-Key") != resttest.Key:
		refuse(w, 400, "INVALID_ARGUMENT", "badRequest", "API key not valid. Please pass a valid API key.")
	case len(texts) == 0 || len(texts) > 128 || size > 102_400:
		refuse(w, 400, "INVALID_ARGUMENT", "invalid", "Too many text segments")
	case body["target"] == nil || body["format"] != "html":
		refuse(w, 400, "INVALID_ARGUMENT", "required", "Required")
	default:
		json.NewEncoder(w).Encode(map[string]any{"data": map[string]any{"translations": echo(texts)}})
	}
}

func (f *fake) advanced(w http.ResponseWriter, r *http.Request, body map[string]any) {
	texts, size := textsIn(body["contents"])
	_, regional := body["glossaryConfig"]
	switch {
	case r.Header.Get("Authorization") != fmt.Sprintf("Bearer %s-%d", resttest.Key, f.tokens):
		refuse(w, 401, "UNAUTHENTICATED", "", "invalid authentication credentials")
	case len(texts) == 0 || len(texts) > 1024 || size > 30_000:
		refuse(w, 400, "INVALID_ARGUMENT", "", "Text is too long.")
	case body["targetLanguageCode"] == nil || body["mimeType"] != "text/html":
		refuse(w, 400, "INVALID_ARGUMENT", "", "Target language is invalid.")
	case regional && strings.Contains(r.URL.Path, "/global:"):
		refuse(w, 400, "INVALID_ARGUMENT", "", "Glossary in another location")
	case regional:
		json.NewEncoder(w).Encode(map[string]any{"translations": echo([]string{"not this"}), "glossaryTranslations": echo(texts)})
	default:
		json.NewEncoder(w).Encode(map[string]any{"translations": echo(texts)})
	}
}

// grant gives a token for a sound assertion, or for the user's refresh token.
func (f *fake) grant(w http.ResponseWriter, r *http.Request) {
	sound := f.verifies(r, r.PostFormValue("assertion"))
	if r.PostFormValue("grant_type") == "refresh_token" {
		sound = r.PostFormValue("refresh_token") == resttest.Key && r.PostFormValue("client_id") == "c" && r.PostFormValue("client_secret") == "s"
	}
	if !sound || f.refused {
		w.WriteHeader(400)
		fmt.Fprintf(w, `{"error":"invalid_grant","error_description":"Invalid JWT Signature %s"}`, r.PostForm)
		return
	}
	f.tokens++
	life := 3600
	if f.life > 0 {
		life = f.life
	}
	fmt.Fprintf(w, `{"access_token":"%s-%d","expires_in":%d,"token_type":"Bearer"}`, resttest.Key, f.tokens, life)
}

// verifies checks a JWT as Google does.
func (f *fake) verifies(r *http.Request, assertion string) bool {
	parts := strings.Split(assertion, ".")
	if len(parts) != 3 || r.PostFormValue("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer" {
		return false
	}
	var header struct{ Alg, Typ, Kid string }
	var claims struct {
		Iss, Scope, Aud string
		Iat, Exp        int64
	}
	for i, into := range []any{&header, &claims} {
		text, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err != nil || json.Unmarshal(text, into) != nil {
			return false
		}
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	now := time.Now().Unix()
	return err == nil && rsa.VerifyPKCS1v15(&account().PublicKey, crypto.SHA256, sum[:], signature) == nil &&
		header.Alg == "RS256" && header.Kid == "k1" && claims.Iss == "me@p1.example" && claims.Scope == scope &&
		claims.Aud == "http://"+r.Host+"/token" && claims.Iat <= now && claims.Exp > now && claims.Exp <= claims.Iat+3600
}

func textsIn(list any) (texts []string, runes int) {
	items, _ := list.([]any)
	for _, item := range items {
		text, _ := item.(string)
		texts = append(texts, text)
		runes += utf8.RuneCountInString(text)
	}
	return texts, runes
}

func echo(texts []string) []map[string]any {
	var out []map[string]any
	for _, text := range texts {
		out = append(out, map[string]any{"translatedText": strings.ReplaceAll(text, "'", "&#39;"), "model": "nmt"})
	}
	return out
}

// service is the credentials of a service account that gets its tokens at url.
func service(url string) string {
	der, err := x509.MarshalPKCS8PrivateKey(account())
	if err != nil {
		panic(err)
	}
	text, _ := json.Marshal(map[string]string{
		"type": "service_account", "project_id": "p1", "client_email": "me@p1.example", "private_key_id": "k1", "token_uri": url + "/token",
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})),
	})
	return string(text)
}

// serve runs f; it returns how to make engines of the two kinds that talk to it.
func serve(t *testing.T, f *fake) (url string) {
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	return server.URL
}

func open(t *testing.T, kind backend.Kind, s backend.Settings) *Engine {
	t.Helper()
	made, err := kind.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.(*Engine).Close() })
	return made.(*Engine)
}

func openBasicAt(t *testing.T, url string) *Engine {
	return open(t, Basic, backend.Settings{"key": resttest.Key, "url": url})
}

func openAdvancedAt(t *testing.T, url string) *Engine {
	return open(t, Advanced, backend.Settings{"credentials": service(url), "url": url})
}
