//go:build unix

package translatelocally

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/child"
)

func TestSuite(t *testing.T) {
	for _, mode := range []string{"echo", "swapped", "stray"} {
		t.Run(mode, func(t *testing.T) {
			backendtest.Run(t, func() backend.Backend { return run(t, time.Minute, mode) },
				backendtest.Options{From: language.French, To: language.Spanish, Unserved: language.German})
		})
	}
}

func batch(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.English}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

// TestBatchFails has every way to fail end in its class, soon, and without a word of what
// the program wrote.
func TestBatchFails(t *testing.T) {
	for _, c := range []struct {
		mode  string
		class backend.Class
		says  string
	}{
		{"hang", backend.Unavailable, "no answer in 1s"},
		{"stuck", backend.Unavailable, "no answer in 1s"},
		{"dies", backend.Unavailable, "exit status 4"},
		{"half", backend.Unavailable, "exit status 0"},
		{"garbage", backend.BadOutput, "no message"},
		{"broken JSON", backend.BadOutput, "no message"},
		{"flood", backend.BadOutput, "answer nothing"},
		{"fails", backend.BadOutput, "any of 2 segments"},
		{"odd data", backend.BadOutput, "any of 2 segments"},
		{"no list", backend.Unavailable, "no list"},
		{"odd list", backend.BadOutput, "list of models"},
		{"dies listing", backend.Unavailable, "exit status 3"},
	} {
		t.Run(c.mode, func(t *testing.T) {
			t.Parallel()
			timeout := time.Minute
			if strings.Contains(c.says, "no answer") {
				timeout = time.Second
			}
			_, err := run(t, timeout, c.mode).Translate(t.Context(), batch("Bonjour "+canary, "Le monde"))
			if err == nil || backend.ClassOf(err) != c.class || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v", err)
			}
			if strings.Contains(err.Error(), canary) {
				t.Errorf("the error quotes the program: %v", err)
			}
		})
	}
}

// TestUnitFails has one bad segment spoil that unit alone.
func TestUnitFails(t *testing.T) {
	replies, err := run(t, time.Minute, "fails one").Translate(t.Context(), batch("un "+canary, "deux"))
	if err != nil || replies[0].Err == nil || strings.Contains(replies[0].Err.Error(), canary) || replies[1].Text != "deux" {
		t.Errorf("%+v, %v", replies, err)
	}
	replies, err = run(t, time.Minute, "damaged").Translate(t.Context(), batch("un"))
	if err != nil || backend.ClassOf(replies[0].Err) != backend.BadOutput || strings.Contains(replies[0].Err.Error(), canary) {
		t.Errorf("%+v, %v", replies, err)
	}
}

// TestRungs: an element that came back in two pieces goes as two marks then.
func TestRungs(t *testing.T) {
	e := run(t, time.Minute, "splits")
	text := string(article.Token(0)) + "un chat" + string(article.Token(1))
	b := batch(text)
	b.Units[0].Codes = []article.Code{{Kind: article.Open, Pair: 1}, {Kind: article.Close, Pair: 0}}
	replies, err := e.Translate(t.Context(), b)
	if err != nil || backend.ClassOf(replies[0].Err) != backend.BadOutput {
		t.Errorf("%+v, %v", replies, err)
	}
	e = run(t, time.Minute, "echo")
	b.Units[0].Rung = e.Info().Rungs - 1
	replies, err = e.Translate(t.Context(), b)
	if err != nil || replies[0].Err != nil || replies[0].Text != text {
		t.Errorf("%+v, %v", replies, err)
	}
	if got := write(&b.Units[0]); got != `<img id="0">un chat<img id="1">` {
		t.Error(got)
	}
}

func TestRoutes(t *testing.T) {
	e := run(t, time.Minute, "tells")
	for _, c := range []struct{ from, to, route, asked string }{
		{"fr", "en", "fr-en-tiny", "u/fr-en-tiny1  true false"},
		{"fr-CA", "en-GB", "fr-en-tiny", "u/fr-en-tiny1  true false"},
		{"fr", "es", "fr-en-tiny > en-es-base", "u/fr-en-tiny1 u/en-es-base1 true false"},
		{"nn", "es-MX", "xx-en-tiny > en-es-base", "u/xx-en-tiny1 u/en-es-base1 true false"},
		{"en", "sr", "u/en-sr-tiny1", "u/en-sr-tiny1  true false"},
		{"en", "sr-Latn", "", ""}, {"en", "de", "", ""}, {"es", "fr", "", ""}, {"und", "en", "", ""}, {"en", "fi", "", ""},
	} {
		b := batch("un")
		b.From, b.To = language.MustParse(c.from), language.MustParse(c.to)
		route, err := e.Route(b.From, b.To)
		if route != c.route || (c.route == "") != errors.Is(err, backend.ErrPair) {
			t.Errorf("%s to %s: %q, %v", c.from, c.to, route, err)
		}
		replies, err := e.Translate(t.Context(), b)
		if c.route == "" {
			if !errors.Is(err, backend.ErrPair) {
				t.Errorf("%s to %s: %v", c.from, c.to, err)
			}
			continue
		}
		if err != nil || replies[0].Text != c.asked || replies[0].Route != c.route {
			t.Errorf("%s to %s: %+v, %v", c.from, c.to, replies, err)
		}
	}
	const want = "eng-spa eng-srp fra-eng fra-spa fra-srp isl-eng isl-spa isl-srp nno-eng nno-spa nno-srp nob-eng nob-spa nob-srp"
	if got := strings.Join(e.Pairs(), " "); got != want {
		t.Errorf("pairs %s", got)
	}
}

func TestModelIsChosen(t *testing.T) {
	e := run(t, time.Minute, "tells")
	before := e.Info().Version
	e.model = "en-es-tiny"
	if route, err := e.Route(language.English, language.Spanish); route != "en-es-tiny" || err != nil {
		t.Errorf("%q, %v", route, err)
	}
	if _, err := e.Route(language.French, language.English); !errors.Is(err, backend.ErrPair) {
		t.Errorf("another pair: %v", err)
	}
	if e.Info().Version == before {
		t.Error("another model has the same version")
	}
}

func TestSelfTest(t *testing.T) {
	if err := run(t, time.Minute, "echo").SelfTest(t.Context(), language.French, language.Spanish); err != nil {
		t.Error(err)
	}
	if err := run(t, time.Minute, "tells").SelfTest(t.Context(), language.French, language.Spanish); err == nil {
		t.Error("lost text was not seen")
	}
}

func TestStartedAgainAndNoMore(t *testing.T) {
	e := run(t, time.Minute, "dies once", filepath.Join(t.TempDir(), "mark"))
	replies, err := e.Translate(t.Context(), batch("un"))
	if _, starts := e.Last(); err != nil || replies[0].Text != "un" || starts != 2 {
		t.Errorf("%+v, %v, started %d times", replies, err, starts)
	}
	e = run(t, time.Minute, "dies")
	class := backend.Unavailable
	for range 5 {
		if _, err := e.Translate(t.Context(), batch("un")); err == nil || backend.ClassOf(err) < class {
			t.Fatal(err)
		} else {
			class = backend.ClassOf(err)
		}
	}
	if _, starts := e.Last(); class != backend.BadRequest || starts != child.MaxStarts {
		t.Errorf("at last %v, started %d times", class, starts)
	}
}

// TestWorkIsKept has the program die after the first 64 texts of 65: it goes on where it
// is started again.
func TestWorkIsKept(t *testing.T) {
	kill := func(e *Engine) {
		p, _ := e.Last()
		p.Kill()
		<-p.Gone()
	}
	for starts, whole := range map[int]bool{1: true, child.MaxStarts: false} {
		e := run(t, time.Minute, "echo")
		for n := range starts {
			if n > 0 {
				kill(e)
			}
			if _, err := e.Translate(t.Context(), batch("un")); err != nil {
				t.Fatal(err)
			}
		}
		b, done := batch(slices.Repeat([]string{"mot"}, atOnce+1)...), 0
		b.Done = func(n int) {
			if done += n; done == atOnce {
				kill(e)
			}
		}
		replies, err := e.Translate(t.Context(), b)
		if err != nil || replies[0].Err != nil {
			t.Fatalf("%v, %+v", err, replies[0])
		}
		if last := replies[atOnce]; (last.Err == nil) != whole || !whole && backend.ClassOf(last.Err) != backend.Unavailable {
			t.Errorf("after %d starts: %+v", starts, last)
		}
	}
}

func TestCancelFreesTheCaller(t *testing.T) {
	for _, mode := range []string{"stuck", "dumb"} {
		e := run(t, time.Minute, mode)
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		start := time.Now()
		_, err := e.Translate(ctx, batch("un"))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > time.Second {
			t.Errorf("%s: %v after %v", mode, err, time.Since(start))
		}
		p, _ := e.Last()
		p.Kill()
	}
}

func TestCloseEndsWhatStays(t *testing.T) {
	if testing.Short() {
		t.Skip("waits five seconds")
	}
	t.Parallel()
	e := run(t, time.Minute, "stays")
	e.Info()
	start := time.Now()
	e.Close()
	if took := time.Since(start); took < child.CloseTime || took > child.CloseTime+2*time.Second {
		t.Errorf("closing took %v", took)
	}
	if _, err := e.Translate(t.Context(), batch("un")); backend.ClassOf(err) != backend.Unavailable || err == nil {
		t.Errorf("after Close: %v", err)
	}
}

func TestInfo(t *testing.T) {
	e := run(t, time.Minute, "echo", canary)
	if info := e.Info(); info.Name != name || !info.Local || strings.Contains(info.Version, canary) {
		t.Errorf("%+v", info)
	}
	if log := e.Log(); !strings.Contains(log, "log: "+canary) {
		t.Errorf("log %q", log)
	}
	missing, err := Kind.Open(backend.Settings{"command": "/no/such/program"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := missing.Translate(t.Context(), batch("un")); !errors.Is(err, backend.ErrMissing) {
		t.Error(err)
	}
}

func TestOptions(t *testing.T) {
	for _, s := range []backend.Settings{{"command": " "}, {"command": `"a`}, {"timeout": "2"}, {"timeout": "-1s"}} {
		if _, err := Kind.Open(s); err == nil {
			t.Errorf("%v was taken", s)
		}
	}
}

// BenchmarkTalk is what the way to the program and back costs, for 1,000 segments.
func BenchmarkTalk(b *testing.B) {
	e := run(b, time.Minute, "echo")
	texts := slices.Repeat([]string{"Le ministre des Affaires étrangères a rencontré son homologue à Paris."}, 1000)
	e.Info()
	for b.Loop() {
		if _, err := e.Translate(b.Context(), batch(texts...)); err != nil {
			b.Fatal(err)
		}
	}
}
