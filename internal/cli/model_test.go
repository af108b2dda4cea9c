package cli

import (
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"exonym/internal/backend/chat/chattest"
	"exonym/internal/testkit"
)

// modelKey is a key that must stand in no file and in nothing that is said.
const modelKey = "canary7d20b1f3"

// modelServer answers chat completions as a model of few words would, and counts its
// questions. While it is down it refuses the key, and quotes it.
type modelServer struct {
	*httptest.Server
	asked   atomic.Int32
	down    atomic.Bool
	refuses string // no question that holds it is answered

	mu     sync.Mutex
	bodies strings.Builder // of all requests
}

func newModelServer(t *testing.T) *modelServer {
	s := &modelServer{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked.Add(1)
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.bodies.Write(body)
		s.mu.Unlock()
		var q struct{ Messages []struct{ Content string } }
		if json.Unmarshal(body, &q) != nil || len(q.Messages) != 2 || s.down.Load() {
			w.WriteHeader(http.StatusUnauthorized)
			io.WriteString(w, `{"error":{"message":"wrong key `+r.Header.Get("Authorization")+`","code":"`+modelKey+`"}}`)
			return
		}
		if s.refuses != "" && strings.Contains(q.Messages[1].Content, s.refuses) {
			io.WriteString(w, `{"choices":[{"finish_reason":"content_filter","message":{"content":null}}]}`)
			return
		}
		question, err := chattest.Read(q.Messages[1].Content)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		text := chattest.Answer(question, chattest.Spanish)
		json.NewEncoder(w).Encode(map[string]any{"choices": []any{map[string]any{"finish_reason": "stop", "message": map[string]any{"content": text}}}})
	}))
	t.Cleanup(s.Close)
	return s
}

// TestModelTranslatesAnArticle goes the whole way with a model behind a server: nothing is
// asked twice, an edit asks for little, and the key is nowhere.
func TestModelTranslatesAnArticle(t *testing.T) {
	server, dir := newModelServer(t), t.TempDir()
	article, err := os.ReadFile(filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.fr.txt")
	for name, value := range map[string]string{
		"EXONYM_CACHE": filepath.Join(dir, "cache"), "EXONYM_OPENAI_URL": server.URL + "/v1", "EXONYM_OPENAI_MODEL": "fake-1", "EXONYM_OPENAI_KEY": modelKey, "LC_ALL": "C",
	} {
		t.Setenv(name, value)
	}
	var said strings.Builder
	run := func(text string) int {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		server.asked.Store(0)
		return Main([]string{"exonym", "translate", path, "--from", "fr", "--to", "es", "--backend", "openai", "--force", "--out", dir,
			"--report", "json=" + filepath.Join(dir, "r.json") + ",html=" + filepath.Join(dir, "r.html")}, strings.NewReader(""), &said, &said)
	}
	if code := run(string(article)); code != 0 || server.asked.Load() == 0 {
		t.Fatalf("exit %d after %d questions: %s", code, server.asked.Load(), said.String())
	}
	if code := run(string(article)); code != 0 || server.asked.Load() != 0 {
		t.Errorf("exit %d; an unchanged article took %d questions", code, server.asked.Load())
	}
	server.down.Store(true)
	if code := run(strings.Replace(string(article), "Kislitsia", "Kislitsya", 1) + "\n\nUne phrase de plus.\n"); code == 0 {
		t.Error("a refused key ended well")
	}
	if !strings.Contains(said.String(), "refused (401)") {
		t.Errorf("it says %s", said.String())
	}
	nowhere(t, dir, said.String())
}

// TestRefusedSegmentGoesOn: what a model refuses goes to the next engine and, without one,
// to a person; its neighbours do not.
func TestRefusedSegmentGoesOn(t *testing.T) {
	server, dir := newModelServer(t), t.TempDir()
	server.refuses = "petit nombre"
	for name, value := range map[string]string{
		"EXONYM_OPENAI_URL": server.URL + "/v1", "EXONYM_OPENAI_MODEL": "fake-1", "EXONYM_OPENAI_KEY": modelKey, "LC_ALL": "C",
	} {
		t.Setenv(name, value)
	}
	for engines, want := range map[string]struct {
		code   int
		second string // engine of the refused segment
	}{"openai,pseudo": {0, "pseudo"}, "openai": {exitPartly, ""}} {
		t.Setenv("EXONYM_CACHE", t.TempDir())
		var said strings.Builder
		path := filepath.Join(dir, "r.json")
		code := Main([]string{"exonym", "translate", filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"), "--from", "fr", "--to", "es",
			"--backend", engines, "--force", "--out", dir, "--report", "json=" + path}, strings.NewReader(""), &said, &said)
		if code != want.code {
			t.Errorf("%s: exit %d: %s", engines, code, said.String())
		}
		refused := 0
		for _, s := range reported(t, path) {
			if s.Engine != "openai" || s.State == "rejected" {
				refused++
				if !strings.Contains(s.Source, server.refuses) || s.Engine != want.second && s.State != "rejected" {
					t.Errorf("%s: %+v", engines, s)
				}
			}
		}
		if refused != 1 {
			t.Errorf("%s: %d segments went on", engines, refused)
		}
	}
}

// TestWhatIsSent keeps the promises of docs/models.md: a model is told the text, and not
// where it leads to or lies.
func TestWhatIsSent(t *testing.T) {
	server, dir := newModelServer(t), filepath.Join(t.TempDir(), "hushdir")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "hushfile.fr.md")
	text := "---\ntitle: Une journée en mer\nhushkey: hushvalue\n---\n\n# Une journée\n\n" +
		"Voir [la **carte** du port](https://hushlink.example/a?b=c) et ![le bateau blanc](hushimage.png \"un bateau\").\n\n" +
		"<!-- hushcomment -->\n\n```sh\nhushcode --now\n```\n\nLa mer `hushspan` est calme ce soir.\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"EXONYM_CACHE": filepath.Join(dir, "cache"), "EXONYM_OPENAI_URL": server.URL + "/v1", "EXONYM_OPENAI_MODEL": "fake-1", "EXONYM_OPENAI_KEY": modelKey, "LC_ALL": "C",
	} {
		t.Setenv(name, value)
	}
	var said strings.Builder
	if code := Main([]string{"exonym", "translate", path, "--from", "fr", "--to", "es", "--backend", "openai"}, strings.NewReader(""), &said, &said); code != 0 {
		t.Fatalf("exit %d: %s", code, said.String())
	}
	sent := server.bodies.String()
	for _, wanted := range []string{"Une journée en mer", "la <g2>carte</g2> du port", "le bateau blanc", "La mer <x1/> est calme"} {
		if !strings.Contains(strings.ReplaceAll(sent, "\\", ""), wanted) {
			t.Errorf("%q was not sent", wanted)
		}
	}
	for _, word := range []string{"hush", modelKey} {
		if at := strings.Index(sent, word); at >= 0 {
			t.Errorf("%q was sent: %s", word, sent[max(0, at-60):min(len(sent), at+60)])
		}
	}
}

type reportedSegment struct{ Source, Engine, State string }

// reported reads the segments of a report.
func reported(t *testing.T, path string) []reportedSegment {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Articles []struct{ Segments []reportedSegment }
	}
	if err := json.Unmarshal(content, &report); err != nil || len(report.Articles) != 1 {
		t.Fatalf("%d articles, %v", len(report.Articles), err)
	}
	return report.Articles[0].Segments
}

// nowhere looks for the key in what was said and in all files below dir.
func nowhere(t *testing.T, dir, said string) {
	t.Helper()
	if strings.Contains(said, modelKey) {
		t.Errorf("the key was said: %s", said)
	}
	files := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), modelKey) {
			t.Errorf("the key stands in %s", path)
		}
		return err
	})
	if err != nil || files < 5 {
		t.Errorf("%d files, %v", files, err)
	}
}
