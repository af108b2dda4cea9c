//go:build unix

package apertium

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// strike sends a signal to one running program of e after some answers.
func strike(t *testing.T, e *Engine, b backend.Batch, after int, signal syscall.Signal) []backend.Reply {
	t.Helper()
	done := 0
	b.Done = func(units int) {
		if done += units; done != after {
			return
		}
		e.pool.mu.Lock()
		defer e.pool.mu.Unlock()
		for c := range e.pool.all {
			if !c.alive() {
				continue
			}
			if err := c.commands[len(c.commands)/2].Process.Signal(signal); err != nil {
				t.Error(err)
			}
			return
		}
	}
	replies, err := e.Translate(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return replies
}

func TestDeathAndSilenceChangeNothing(t *testing.T) {
	for _, pair := range [][2]language.Tag{
		{language.French, language.Spanish}, {language.English, language.Spanish},
	} {
		source := lines(t, "02-mt/flores/flores-dev."+pair[0].String()+".txt")[:300]
		b := batchOf(pair[0], pair[1], source)
		e := realEngine(t)
		want, err := e.Translate(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, strike(t, e, b, 10, syscall.SIGKILL)); diff != "" {
			t.Errorf("%v: after a kill:\n%s", pair, diff)
		}
		e.limit = 3 * time.Second
		if diff := cmp.Diff(want, strike(t, e, b, 10, syscall.SIGSTOP)); diff != "" {
			t.Errorf("%v: after a stop:\n%s", pair, diff)
		}
	}
}

// brokenFolder holds one mode fra-spa that is made of the shell line given.
func brokenFolder(t *testing.T, line string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "modes"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "modes", "fra-spa.mode"), []byte(line), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBrokenModes(t *testing.T) {
	for _, line := range []string{
		"lt-proc /nowhere.bin | lt-proc $1 /nowhere.bin",
		"no-such-program | cat",
		"lt-proc 'x",
	} {
		e := newEngine([]string{brokenFolder(t, line)})
		replies, err := e.Translate(t.Context(), batchOf(language.French, language.Spanish, []string{"Bonjour.", "Merci."}))
		if err == nil && (replies[0].Err == nil || replies[1].Err == nil) {
			t.Errorf("%q answered %+v", line, replies)
		}
		if err := e.SelfTest(t.Context(), language.French, language.Spanish); err == nil {
			t.Errorf("%q passed the self-test", line)
		}
		e.Close()
	}
}

// A mode that chokes on one segment fails that segment alone. The stand-in
// program answers at each NUL and ends at the word "poison".
func TestOneBadSegmentFailsAlone(t *testing.T) {
	dir := brokenFolder(t, "")
	program := filepath.Join(dir, "choke")
	script := "#!/usr/bin/awk -f\nBEGIN { RS = ORS = \"\\0\" }\n/poison/ { exit 1 }\n{ print; fflush() }\n"
	if err := os.WriteFile(program, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	stages := []stage{{"/usr/bin/gawk", "-f", program}}
	if _, err := exec.LookPath("gawk"); err != nil {
		t.Fatal("gawk is missing: apt-get install gawk")
	}
	l := &leg{open: func() (*chain, error) { return startChain(stages) }, limit: time.Second, replay: true}
	in, out := make(chan item, 9), make(chan item, 9)
	for i, text := range []string{"a", "b", "poison", "c", "d"} {
		in <- item{index: i, text: text}
	}
	close(in)
	if err := l.run(t.Context(), in, out); err != nil {
		t.Fatal(err)
	}
	l.chain.close()
	close(out)
	i := 0
	for it := range out {
		if it.index != i || (it.err != nil) != (i == 2) {
			t.Errorf("answer %d: %+v", i, it)
		}
		i++
	}
	if i != 5 {
		t.Errorf("%d answers", i)
	}
}

func TestPairErrors(t *testing.T) {
	var pair *backend.PairError
	_, err := newEngine(nil).Route(language.French, language.Spanish)
	if !errors.As(err, &pair) || pair.Engine || !errors.Is(err, backend.ErrMissing) {
		t.Errorf("without an engine: %v", err)
	} else if want := []string{"apertium", "apertium-fra-cat", "apertium-spa-cat"}; !slices.Equal(pair.Packages, want) {
		t.Errorf("packages %q, expected %q", pair.Packages, want)
	}
	e := realEngine(t)
	if _, err = e.Route(language.French, language.German); !errors.As(err, &pair) || len(pair.Packages) > 0 || !errors.Is(err, backend.ErrPair) {
		t.Errorf("German: %v", err)
	}
	if _, err = e.Route(language.French, language.Romanian); !errors.As(err, &pair) || len(pair.Packages) > 0 {
		t.Errorf("Romanian is only a source: %v", err)
	}
	if _, err = e.Route(language.Romanian, language.Spanish); !errors.As(err, &pair) || !slices.Equal(pair.Packages, []string{"apertium-es-ro"}) {
		t.Errorf("from Romanian: %+v", pair)
	}
}

func TestRoutes(t *testing.T) {
	e := realEngine(t)
	for _, c := range []struct{ from, to, want string }{
		{"fr", "es", "fra-cat > cat-spa"},
		{"fr-CA", "es-MX", "fra-cat > cat-spa"},
		{"fr", "pt-BR", "fra-cat > cat-por_BR"},
		{"en", "pt", "en-gl > gl-pt"},
		{"es", "en-US", "spa-eng_US"},
		{"en", "ca-valencia", "eng-cat_valencia"},
		{"it", "en", "ita-cat > cat-spa > spa-eng"},
	} {
		got, err := e.Route(language.MustParse(c.from), language.MustParse(c.to))
		if err != nil || got != c.want {
			t.Errorf("%s to %s: %q, %v; expected %q", c.from, c.to, got, err, c.want)
		}
	}
}

// routes.yaml is read without looking at errors, so they are looked for here.
func TestKnowledgeIsSound(t *testing.T) {
	k := known()
	all := k.published()
	if len(k.Routes) < 20 || len(all) < 80 {
		t.Fatalf("routes.yaml: %d routes, %d modes", len(k.Routes), len(all))
	}
	for pair, routes := range k.Routes {
		for _, names := range routes {
			at := ""
			for i, name := range names {
				m, ok := all[name]
				if !ok || (i > 0 && m.from != at) {
					t.Errorf("%s: %v does not join", pair, names)
				}
				if i == 0 && !strings.HasPrefix(pair, m.from) {
					t.Errorf("%s: %v begins elsewhere", pair, names)
				}
				at = m.to
			}
			if !strings.HasSuffix(pair, at) {
				t.Errorf("%s: %v ends elsewhere", pair, names)
			}
		}
	}
}

// When the process is killed, nothing of the engine is left. The test runs
// itself as the victim.
func TestNothingSurvivesKill(t *testing.T) {
	if os.Getenv("EXONYM_VICTIM") != "" {
		e := realEngine(t)
		translate(t, e, batchOf(language.French, language.Spanish, []string{"Bonjour le monde."}))
		for c := range e.pool.all {
			for _, cmd := range c.commands {
				os.Stdout.WriteString("pid /proc/" + strconv.Itoa(cmd.Process.Pid) + "\n")
			}
		}
		os.Stdout.WriteString("ready\n")
		time.Sleep(time.Minute)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	victim := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestNothingSurvivesKill$")
	victim.Env = append(os.Environ(), "EXONYM_VICTIM=1")
	out, err := victim.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	var left []string
	said := bufio.NewScanner(out)
	for said.Scan() && said.Text() != "ready" {
		if path, ok := strings.CutPrefix(said.Text(), "pid "); ok {
			left = append(left, path)
		}
	}
	if len(left) < 10 {
		t.Fatalf("the victim ran %d programs", len(left))
	}
	_ = victim.Process.Kill()
	_ = victim.Wait()
	for deadline := time.Now().Add(3 * time.Second); len(left) > 0; time.Sleep(10 * time.Millisecond) {
		left = slices.DeleteFunc(left, func(path string) bool { return !runs(path) })
		if time.Now().After(deadline) {
			t.Fatalf("still running: %q", left)
		}
	}
}

// runs reports whether the process of a /proc path runs; one that ended and was
// not yet waited for does not.
func runs(path string) bool {
	text, err := os.ReadFile(path + "/stat")
	_, state, _ := strings.Cut(string(text), ") ")
	return err == nil && !strings.HasPrefix(state, "Z")
}
