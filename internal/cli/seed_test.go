package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"exonym/internal/testkit"
)

// TestSeed holds exonym to what testdata/articles/kursk.expected.txt says of the
// article that it began with, by the real engine.
func TestSeed(t *testing.T) {
	articles := filepath.Join(testkit.Root(t), "testdata", "articles")
	seed := filepath.Join(articles, "kursk.fr.txt")
	out := t.TempDir()
	t.Setenv("EXONYM_CACHE", t.TempDir())
	run(t, "translate", seed, "--from", "fr", "--to", "es,en", "--out", out, "--quiet")
	found := findingsOf(t, run(t, "check", seed, "--from", "fr", "--json"))
	source := readFile(t, seed)
	targets := map[string]string{"es": readFile(t, filepath.Join(out, "kursk.es.txt")), "en": readFile(t, filepath.Join(out, "kursk.en.txt"))}
	for _, line := range strings.Split(readFile(t, filepath.Join(articles, "kursk.expected.txt")), "\n") {
		verb, rest, _ := strings.Cut(line, " ")
		switch verb {
		case "find":
			if !found[rest] {
				t.Errorf("not found: %s", rest)
			}
		case "name":
			expectName(t, targets, rest)
		case "gone":
			lang, text, _ := strings.Cut(rest, " ")
			if strings.Contains(targets[lang], text) {
				t.Errorf("%s: %q stands in the translation", lang, text)
			}
		case "keep":
			expectKept(t, source, targets, rest)
		case "", "#":
		default:
			t.Errorf("cannot read %q", line)
		}
	}
}

// run runs exonym and returns its standard output.
func run(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errOut bytes.Buffer
	if code := Main(append([]string{"exonym"}, args...), strings.NewReader(""), &out, &errOut); code != exitOK {
		t.Fatalf("exonym %q: exit code %d\n%s", args, code, errOut.String())
	}
	return out.Bytes()
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// findingsOf reads a JSON report into "check line text".
func findingsOf(t *testing.T, page []byte) map[string]bool {
	t.Helper()
	var report struct {
		Articles []struct {
			Findings []struct {
				Check   string
				Segment string
				Line    int
				Span    struct{ Start, End int }
			}
			Segments []struct{ ID, Target string }
		}
	}
	if err := json.Unmarshal(page, &report); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, a := range report.Articles {
		texts := map[string][]rune{}
		for _, s := range a.Segments {
			texts[s.ID] = []rune(s.Target)
		}
		for _, f := range a.Findings {
			text := texts[f.Segment]
			if f.Span.End > 0 {
				text = text[f.Span.Start:f.Span.End]
			}
			found[f.Check+" "+strconv.Itoa(f.Line)+" "+string(text)] = true
		}
	}
	return found
}

// expectName checks "LANG TIMES TEXT".
func expectName(t *testing.T, targets map[string]string, rest string) {
	t.Helper()
	fields := strings.SplitN(rest, " ", 3)
	times, err := strconv.Atoi(fields[1])
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(targets[fields[0]], fields[2]); got != times {
		t.Errorf("%s: %q stands there %d times, want %d", fields[0], fields[2], got, times)
	}
}

// expectKept checks that a line of the source is the same in every target.
func expectKept(t *testing.T, source string, targets map[string]string, rest string) {
	t.Helper()
	n, err := strconv.Atoi(rest)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(source, "\n")[n-1]
	for lang, target := range targets {
		lines := strings.Split(target, "\n")
		if len(lines) < n || lines[n-1] != want {
			t.Errorf("%s: line %d changed", lang, n)
		}
	}
}
