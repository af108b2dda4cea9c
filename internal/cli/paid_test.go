package cli

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// till is a LibreTranslate server that counts how often each text is paid for.
type till struct {
	mutex sync.Mutex
	paid  map[string]int
	asked int // requests
}

func (s *till) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/languages":
		fmt.Fprint(w, `[{"code":"en","name":"English","targets":["es"]},{"code":"es","name":"Spanish","targets":["en"]}]`)
	case "/translate":
		var q struct {
			Texts []string `json:"q"`
		}
		if json.NewDecoder(r.Body).Decode(&q) != nil {
			http.Error(w, "no JSON", http.StatusBadRequest)
			return
		}
		s.count(q.Texts)
		time.Sleep(20 * time.Millisecond)
		answer := make([]string, len(q.Texts))
		for i, text := range q.Texts {
			answer[i] = strings.NewReplacer("The ship number", "El barco número", "sails to the far coast today", "navega hoy hacia la costa lejana").Replace(text)
		}
		json.NewEncoder(w).Encode(map[string][]string{"translatedText": answer})
	default:
		http.NotFound(w, r)
	}
}

func (s *till) count(texts []string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.asked++
	for _, text := range texts {
		s.paid[text]++
	}
}

// twice counts the texts that were paid for again, each as often as that was.
func (s *till) twice() (count int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, times := range s.paid {
		count += times - 1
	}
	return count
}

func (s *till) requests() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.asked
}

// await waits until the server has been asked so often, or the program had its time.
func (s *till) await(t *testing.T, requests int) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); s.requests() < requests && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
}

// shop is a folder with an article of many sentences, and a server to translate them.
type shop struct {
	*till
	folder, cache, url string
}

func newShop(t *testing.T, sentences int) *shop {
	t.Helper()
	s := &shop{till: &till{paid: map[string]int{}}, folder: t.TempDir(), cache: t.TempDir()}
	server := httptest.NewServer(s.till)
	t.Cleanup(server.Close)
	s.url = server.URL
	var article strings.Builder
	for n := range sentences {
		fmt.Fprintf(&article, "The ship number %d sails to the far coast today.\n\n", n)
	}
	if err := os.WriteFile(filepath.Join(s.folder, "ships.txt"), []byte(article.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return s
}

// translate makes the command that translates the article.
func (s *shop) translate(out string, more ...string) *exec.Cmd {
	run := exec.Command(os.Args[0], append([]string{"translate", "ships.txt", "--from", "en", "--to", "es", "--backend", "libretranslate", "--out", out, "--quiet"}, more...)...)
	run.Dir = s.folder
	run.Env = append(os.Environ(), asProgram+"=1", "EXONYM_CACHE="+s.cache, "EXONYM_CONFIG="+s.cache, "EXONYM_LIBRETRANSLATE_URL="+s.url)
	return run
}

// TestKilledRunsPayOnce kills the program at random moments, and lets it finish in the
// end: the output is that of an undisturbed run, and of what was paid nothing is paid
// again, except for what was in flight: two requests of sixteen texts each time.
func TestKilledRunsPayOnce(t *testing.T) {
	s := newShop(t, 600)
	kills := 0
	for kills < 20 {
		run := s.translate("out")
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		s.await(t, s.requests()+1)
		time.Sleep(time.Duration(rand.IntN(200)) * time.Millisecond)
		if run.Process.Kill() != nil || run.Wait() == nil {
			break // it was done before
		}
		kills++
		if _, err := os.Stat(filepath.Join(s.folder, "out", "ships.es.txt")); err == nil {
			break
		}
	}
	if out, err := s.translate("out", "--force").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if twice := s.twice(); twice > kills*2*16 {
		t.Errorf("after %d kills %d texts were paid for twice, more than were in flight", kills, twice)
	}
	asked := s.asked
	if out, err := s.translate("again").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if s.asked != asked {
		t.Errorf("an unchanged article cost %d requests", s.asked-asked)
	}
	undisturbed := newShop(t, 600)
	if out, err := undisturbed.translate("out").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, _ := os.ReadFile(filepath.Join(s.folder, "out", "ships.es.txt"))
	want, _ := os.ReadFile(filepath.Join(undisturbed.folder, "out", "ships.es.txt"))
	if string(got) != string(want) || !strings.Contains(string(want), "El barco") {
		t.Errorf("the output after %d kills is another one than of an undisturbed run", kills)
	}
	t.Logf("%d kills, %d texts in all, %d paid for twice", kills, len(s.paid), s.twice())
}
