package cli

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exonym/internal/testkit"
)

// cloud answers as Google, Azure and Amazon do, with the texts themselves. While it is down
// it refuses all, and quotes the request.
type cloud struct{ down bool }

func (c *cloud) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/token" {
		fmt.Fprintf(w, `{"access_token":"%s","expires_in":3600}`, modelKey)
		return
	}
	if c.down {
		w.WriteHeader(http.StatusUnauthorized)
		fmt.Fprintf(w, `{"message":%q}`, fmt.Sprint(r.Header, modelKey))
		return
	}
	var q struct {
		Q, Contents []string
		Text        string
	}
	var items []struct{ Text string }
	if r.Header.Get("Ocp-Apim-Subscription-Key") != "" {
		_ = json.NewDecoder(r.Body).Decode(&items)
	} else {
		_ = json.NewDecoder(r.Body).Decode(&q)
	}
	var google, azure []any
	for _, text := range append(q.Q, q.Contents...) {
		google = append(google, map[string]any{"translatedText": text})
	}
	for _, item := range items {
		azure = append(azure, map[string]any{"translations": []any{map[string]any{"text": item.Text}}})
	}
	answer := any(azure)
	if items == nil {
		answer = map[string]any{"data": map[string]any{"translations": google}, "translations": google, "TranslatedText": q.Text}
	}
	_ = json.NewEncoder(w).Encode(answer)
}

// account is the credentials of a service account, whose tokens come from url.
func account(t *testing.T, url string) string {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal(map[string]string{
		"type": "service_account", "project_id": "p1", "client_email": "me@example.com", "private_key_id": modelKey, "token_uri": url + "/token",
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})),
	})
	return string(text)
}

// TestCloudsTranslateAnArticle goes the whole way with each: an article is translated, a
// refused key is told, and no key is anywhere.
func TestCloudsTranslateAnArticle(t *testing.T) {
	article, err := os.ReadFile(filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	server := &cloud{}
	at := httptest.NewServer(server)
	t.Cleanup(at.Close)
	for name, variables := range map[string]map[string]string{
		"google":          {"GOOGLE_KEY": modelKey, "GOOGLE_URL": at.URL},
		"google-advanced": {"GOOGLE_ADVANCED_CREDENTIALS": account(t, at.URL), "GOOGLE_ADVANCED_URL": at.URL},
		"azure":           {"AZURE_KEY": modelKey, "AZURE_REGION": "westeurope", "AZURE_URL": at.URL},
		"amazon":          {"AMAZON_ACCESS_KEY": modelKey + "id", "AMAZON_SECRET_KEY": modelKey, "AMAZON_REGION": "eu-west-1", "AMAZON_URL": at.URL},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			t.Setenv("EXONYM_CACHE", filepath.Join(dir, "cache"))
			t.Setenv("LC_ALL", "C")
			for variable, value := range variables {
				t.Setenv("EXONYM_"+variable, value)
			}
			path, said := filepath.Join(dir, "a.fr.txt"), strings.Builder{}
			run := func(text string) int {
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				return Main([]string{"exonym", "translate", path, "--from", "fr", "--to", "en", "--backend", name, "--force", "--out", dir,
					"--report", "json=" + filepath.Join(dir, "r.json") + ",html=" + filepath.Join(dir, "r.html")}, strings.NewReader(""), &said, &said)
			}
			server.down = false
			if code := run(string(article)); code != 0 {
				t.Errorf("exit %d: %s", code, said.String())
			}
			server.down = true
			if code := run("Une phrase de plus.\n"); code == 0 || !strings.Contains(said.String(), "refused (401)") {
				t.Errorf("a refused key ended with %d: %s", code, said.String())
			}
			nowhere(t, dir, said.String())
		})
	}
}
