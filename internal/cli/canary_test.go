package cli

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// canary is a key that stands in nothing that exonym writes.
const canary = "canary-7c2e91d05b"

// TestKeysAreWrittenNowhere runs every command that opens an engine, against a server
// that serves, one that refuses and repeats what it was sent, and one that is no engine.
func TestKeysAreWrittenNowhere(t *testing.T) {
	parrot := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			w.WriteHeader(status)
			fmt.Fprintf(w, "%v %s", r.Header, body)
		}
	}
	for name, server := range map[string]http.Handler{
		"serves": &till{paid: map[string]int{}}, "refuses": parrot(http.StatusForbidden), "mistakes": parrot(http.StatusBadRequest), "babbles": parrot(http.StatusOK),
	} {
		t.Run(name, func(t *testing.T) {
			s := newShop(t, 3)
			web := httptest.NewServer(server)
			t.Cleanup(web.Close)
			s.url = web.URL
			for n, args := range [][]string{
				{"translate", "ships.txt", "--from", "en", "--to", "es", "--backend", "libretranslate", "--out", "out", "--report", "json=r.json,html=r.html"},
				{"translate", "ships.txt", "--from", "en", "--to", "es", "--backend", "libretranslate", "--plan"},
				{"backends"}, {"backends", "--json"},
			} {
				run := s.translate("out")
				run.Args = append(run.Args[:1], args...)
				run.Env = append(run.Env, "EXONYM_LIBRETRANSLATE_KEY="+canary)
				said, _ := run.CombinedOutput()
				if err := os.WriteFile(filepath.Join(s.folder, fmt.Sprintf("said.%d", n)), said, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			noCanary(t, s.folder)
			noCanary(t, s.cache)
		})
	}
}

// noCanary looks for the canary in all files of a folder.
func noCanary(t *testing.T, folder string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(canary)) || strings.Contains(path, canary) {
			t.Errorf("%s holds the key", path)
		}
		return err
	})
	if err != nil || files == 0 {
		t.Errorf("%d files are looked at: %v", files, err)
	}
}
