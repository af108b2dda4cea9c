package cli

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// desk is a folder with a file of settings, for runs of the program.
type desk struct{ folder, config string }

// newDesk writes settings for an engine "team" at an address, whose key lies in a file.
func newDesk(t *testing.T, url string) desk {
	t.Helper()
	p := desk{t.TempDir(), t.TempDir()}
	key := filepath.Join(t.TempDir(), "key")
	settings := "to: es\nfrom: en\nout: out\nreport: [json=r.json, html=r.html]\nbackends:\n  team:\n    type: deepl\n    url: " + url +
		"\n    key: file:" + key + "\nroutes:\n  en-es: [team, echo]\n"
	for path, text := range map[string]string{
		key: canary + "\n", filepath.Join(p.folder, "exonym.yaml"): settings, filepath.Join(p.folder, "a.txt"): "The ship sails today.\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// run runs exonym there and returns all that it said, and its exit code.
func (p desk) run(t *testing.T, args ...string) (string, int) {
	t.Helper()
	run := exec.Command(os.Args[0], args...)
	run.Dir = p.folder
	run.Env = append(os.Environ(), asProgram+"=1", "LC_ALL=C", "EXONYM_CACHE="+filepath.Join(p.config, "cache"), "EXONYM_CONFIG="+p.config)
	said, _ := run.CombinedOutput()
	return string(said), run.ProcessState.ExitCode()
}

// A fault of an engine that is tried is told by its class, with what can be done about it.
func TestFaultsAreToldByClass(t *testing.T) {
	status := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, `{"message": "`+canary+`"}`)
	}))
	defer server.Close()
	p := newDesk(t, server.URL)
	if said, code := p.run(t, "backends", "test", "team"); code != exitUsage || !strings.Contains(said, "exonym config trust") {
		t.Fatalf("not trusted yet, but %d: %s", code, said)
	}
	if said, code := p.run(t, "config", "trust"); code != 0 {
		t.Fatalf("%d: %s", code, said)
	}
	for number, wants := range map[int][]string{
		403: {"team does not work: deepl: the key is refused (403)", "The key comes from file:", "exonym.yaml:9:10"},
		456: {"the quota is used up (456)", "--backend team|apertium"},
		429: {"asked too often (429)", "Try again in some minutes."},
		503: {"not reached, too slow or broken (503)", server.URL + " (exonym.yaml:8:10)"},
		400: {"the request is not accepted (400)"},
		200: {"the answer is not what was asked for"},
	} {
		status = number
		said, code := p.run(t, "backends", "test", "team")
		for _, want := range wants {
			if code != exitFailure || !strings.Contains(said, want) {
				t.Errorf("%d: exit %d: %s, want %s", number, code, said, want)
			}
		}
	}
	server.Close()
	if said, _ := p.run(t, "backends", "test", "team", "--lang", "de"); !strings.Contains(said, "team funktioniert nicht: deepl: nicht erreichbar") {
		t.Error(said)
	}
}

// Keys that files name stand in nothing that any command writes, whatever the server does.
func TestKeysOfFilesAreWrittenNowhere(t *testing.T) {
	for _, status := range []int{http.StatusOK, http.StatusForbidden, http.StatusBadRequest} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(status)
			fmt.Fprintf(w, "%v", r.Header)
		}))
		p := newDesk(t, server.URL)
		for n, args := range []string{
			"config trust", "config", "config --json", "backends", "backends --json", "backends test team", "backends test team --json",
			"translate a.txt --plan", "translate a.txt --json", "translate a.txt --backend team --force", "glossary try ship --to es --backend team",
		} {
			said, _ := p.run(t, strings.Fields(args)...)
			if !strings.Contains(said, "team") && n < 5 {
				t.Errorf("%s: nothing is said of the engine: %s", args, said)
			}
			if err := os.WriteFile(filepath.Join(p.folder, fmt.Sprintf("said.%d", n)), []byte(said), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		noCanary(t, p.folder)
		noCanary(t, p.config)
		server.Close()
	}
}
