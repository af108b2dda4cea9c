//go:build unix

package exec

import (
	osexec "os/exec"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
)

// TestExamples has the plug-ins of the manual pass the suite, where their interpreters
// are installed.
func TestExamples(t *testing.T) {
	for name, interpreter := range map[string]string{"upper.py": "python3", "upper.sh": "sh"} {
		t.Run(name, func(t *testing.T) {
			if _, err := osexec.LookPath(interpreter); err != nil {
				t.Skip(err)
			}
			open := func() backend.Backend {
				script := filepath.Join("..", "..", "..", "testdata", "plugin", name)
				engine, err := New([]string{interpreter, script}, time.Minute)
				if err != nil {
					t.Fatal(err)
				}
				return engine
			}
			backendtest.Run(t, open, backendtest.Options{From: language.French, To: language.English})
			shouts(t, open().(*Engine))
		})
	}
}

// shouts checks an example's answer to a text with all that JSON and tags can hold.
func shouts(t *testing.T, engine *Engine) {
	t.Cleanup(func() { engine.Close() })
	if err := engine.Ping(t.Context()); err != nil {
		t.Error(err)
	}
	b := batch("le \"chat\" {\"id\":2}, \\ et\tR&D <b>", "un "+token(0)+"mot"+token(1)+" de "+token(2))
	b.Units[1].Codes = []article.Code{
		{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}, {Kind: article.Name, Pair: -1, Text: "Moscou"},
	}
	replies, err := engine.Translate(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"LE \"CHAT\" {\"ID\":2}, \\ ET\tR&D <B>", "UN " + token(0) + "MOT" + token(1) + " DE " + token(2)} {
		if replies[i].Err != nil || replies[i].Text != want {
			t.Errorf("got %q, %v, want %q", replies[i].Text, replies[i].Err, want)
		}
	}
}
