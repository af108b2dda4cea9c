//go:build unix

package exec

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/child"
)

func TestSuite(t *testing.T) {
	for _, mode := range []string{"echo", "lone", "slow start", "swapped", "noisy log", "answers twice", "other request"} {
		t.Run(mode, func(t *testing.T) {
			backendtest.Run(t, func() backend.Backend { return plug(t, time.Minute, mode) },
				backendtest.Options{From: language.French, To: language.Spanish})
		})
	}
}

func TestSuiteOfPairs(t *testing.T) {
	backendtest.Run(t, func() backend.Backend { return plug(t, time.Minute, "lacking", "some") },
		backendtest.Options{From: language.French, To: language.English})
}

func batch(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.English}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

// TestBatchFails has every way to fail end in its class, soon, and without a word of
// what the plug-in wrote.
func TestBatchFails(t *testing.T) {
	for _, c := range []struct {
		mode, arg string
		class     backend.Class
		says      string
	}{
		{"hang", "", backend.Unavailable, "no answer in 1s"},
		{"stuck", "", backend.Unavailable, "no answer in 1s"},
		{"dies", "", backend.Unavailable, "exit status 4"},
		{"half", "", backend.Unavailable, "exit status 0"},
		{"newer", "", backend.BadRequest, "version"},
		{"garbage", "", backend.BadOutput, "no message"},
		{"flood", "", backend.BadOutput, "answer nothing"},
		{"endless", "", backend.BadOutput, "16 MiB"},
		{"doubled segment", "", backend.BadOutput, "twice"},
		{"unknown segment", "", backend.BadOutput, "not asked"},
		{"error", "rate", backend.Rate, "rate"},
		{"error", "auth", backend.Auth, ""},
		{"error", "quota", backend.Quota, ""},
		{"error", "too_large", backend.TooLarge, ""},
		{"error", "refused", backend.Refused, ""},
		{"error", "internal", backend.Unavailable, ""},
		{"error", "unsupported_pair", backend.BadRequest, "pair"},
		{"error", canary, backend.BadOutput, "unknown code"},
	} {
		t.Run(c.mode+c.arg, func(t *testing.T) {
			t.Parallel()
			timeout := time.Minute
			if strings.Contains(c.says, "no answer") {
				timeout = time.Second
			}
			engine := plug(t, timeout, c.mode, c.arg)
			_, err := engine.Translate(t.Context(), batch("Bonjour "+canary, "Le monde"))
			if err == nil || backend.ClassOf(err) != c.class || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v", err)
			}
			if strings.Contains(err.Error(), canary) {
				t.Errorf("the error quotes the plug-in: %v", err)
			}
			var fault *backend.Fault
			if errors.As(err, &fault); c.mode == "error" && c.arg == "rate" && fault.After != 1500*time.Millisecond {
				t.Errorf("wait %v", fault.After)
			}
			if c.arg == "unsupported_pair" && !errors.Is(err, backend.ErrPair) {
				t.Error("not ErrPair")
			}
		})
	}
}

// TestUnitFails has one bad segment spoil that unit alone.
func TestUnitFails(t *testing.T) {
	for _, c := range []struct {
		mode, arg string
		class     backend.Class
	}{
		{"empty", "", backend.BadOutput},
		{"escaped", "", backend.BadOutput},
		{"stray", "", backend.BadOutput},
		{"segment error", "refused", backend.Refused},
		{"segment error", "new code", backend.BadOutput},
	} {
		replies, err := plug(t, time.Minute, c.mode, c.arg).Translate(t.Context(), batch("un", "deux"))
		if err != nil {
			t.Fatal(err)
		}
		if replies[0].Err == nil || backend.ClassOf(replies[0].Err) != c.class || replies[0].Text != "" || strings.Contains(replies[0].Err.Error(), canary) {
			t.Errorf("%s: %+v", c.mode, replies[0])
		}
		if replies[1].Err != nil || replies[1].Text != "deux" {
			t.Errorf("%s: %+v", c.mode, replies[1])
		}
	}
}

func TestMissingSegmentsAreAskedAlone(t *testing.T) {
	for arg, ok := range map[string]bool{"once": true, "always": false} {
		replies, err := plug(t, time.Minute, "lacking", arg).Translate(t.Context(), batch("un", "deux"))
		if err != nil || (replies[0].Err == nil) != ok || replies[1].Text != "deux" {
			t.Errorf("%s: %+v, %v", arg, replies, err)
		}
	}
}

func TestLimitsAreKept(t *testing.T) {
	engine := plug(t, time.Minute, "small")
	if got, want := engine.Info().Limits, (backend.Limits{Units: 2, Runes: 60, Bytes: maxBytes, Parallel: 1}); got != want {
		t.Errorf("limits %+v", got)
	}
	long := strings.Repeat("mot ", 15) + "fin"
	replies, err := engine.Translate(t.Context(), batch("a", "b", "c", long, "e"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"request 1", "b", "request 2", "request 3", "request 4"} {
		if replies[i].Text != want {
			t.Errorf("reply %d is %q, want %q", i, replies[i].Text, want)
		}
	}
}

// TestWorkIsKept has the first of three requests stay when the plug-in dies in the second.
func TestWorkIsKept(t *testing.T) {
	replies, err := plug(t, time.Minute, "third").Translate(t.Context(), batch("un", "deux", "trois"))
	if err != nil || replies[0].Text != "un" || replies[0].Err != nil {
		t.Fatalf("%+v, %v", replies, err)
	}
	for _, r := range replies[1:] {
		if backend.ClassOf(r.Err) != backend.Unavailable || r.Err == nil {
			t.Errorf("%+v", r)
		}
	}
}

func TestTermsAndMarkup(t *testing.T) {
	engine := plug(t, time.Minute, "terms")
	if engine.Info().Terms != backend.PromptedTerms {
		t.Error("terms are not announced")
	}
	b := batch("un", "deux")
	b.Units[0].Terms = []backend.Term{{Source: "un", Target: "one"}}
	b.Units[1].Terms = []backend.Term{{Source: "un", Target: "one"}, {Source: "deux", Target: "two"}}
	replies, err := engine.Translate(t.Context(), b)
	if err != nil || replies[0].Text != "[{un one} {deux two}]tokens" {
		t.Errorf("%+v, %v", replies, err)
	}
}

func TestPlainPluginGetsNoCodes(t *testing.T) {
	b := batch("R&D <b> &amp;", "a"+string(article.Token(0)))
	b.Units[1].Codes = []article.Code{{Kind: article.Single, Pair: -1}}
	replies, err := plug(t, time.Minute, "plain").Translate(t.Context(), b)
	if err != nil || replies[0].Text != b.Units[0].Text || backend.ClassOf(replies[1].Err) != backend.BadRequest {
		t.Errorf("%+v, %v", replies, err)
	}
}

func TestPairs(t *testing.T) {
	engine := plug(t, time.Minute, "pairs")
	for _, c := range []struct{ from, to, want string }{
		{"fr", "en", "fr>en"}, {"fr-CA", "en-GB", "fr-CA>en"}, {"fr-FR", "en", "fr>en"},
		{"en", "fr", ""}, {"und", "en", ""},
	} {
		b := batch("un")
		b.From, b.To = language.MustParse(c.from), language.MustParse(c.to)
		replies, err := engine.Translate(t.Context(), b)
		if c.want == "" {
			if !errors.Is(err, backend.ErrPair) {
				t.Errorf("%s>%s: %v", c.from, c.to, err)
			}
			continue
		}
		if err != nil || replies[0].Text != c.want {
			t.Errorf("%s>%s: %+v, %v", c.from, c.to, replies, err)
		}
	}
}

// A plug-in that dies is started three times; from then on nobody need ask again.
func TestStartedAtMostThreeTimes(t *testing.T) {
	engine := plug(t, time.Minute, "dies")
	class := backend.Unavailable
	for range 5 {
		if _, err := engine.Translate(t.Context(), batch("un")); err == nil || backend.ClassOf(err) < class {
			t.Fatal(err)
		} else {
			class = backend.ClassOf(err)
		}
	}
	if class != backend.BadRequest {
		t.Errorf("at last %v", class)
	}
	if _, starts := engine.Last(); starts != child.MaxStarts {
		t.Errorf("started %d times", starts)
	}
}

func TestStartedAgain(t *testing.T) {
	engine := plug(t, time.Minute, "twice", filepath.Join(t.TempDir(), "mark"))
	if _, err := engine.Translate(t.Context(), batch("un")); err == nil {
		t.Fatal("it did not die")
	}
	if replies, err := engine.Translate(t.Context(), batch("un")); err != nil || replies[0].Text != "un" {
		t.Errorf("%+v, %v", replies, err)
	}
}

// TestNothingIsLeft has a plug-in die whose own child holds its output open.
func TestNothingIsLeft(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "pid")
	engine := plug(t, time.Minute, "child", mark)
	if _, err := engine.Translate(t.Context(), batch("un")); backend.ClassOf(err) != backend.Unavailable {
		t.Fatal(err)
	}
	text, err := os.ReadFile(mark)
	if err != nil {
		t.Fatal(err)
	}
	orphan, _ := strconv.Atoi(string(text))
	for deadline := time.Now().Add(3 * time.Second); alive(orphan); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("process %d is left", orphan)
		}
	}
}

// alive reports whether a process runs; one that waits to be buried does not.
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || !strings.Contains(string(stat), ") Z ")
}

func TestCloseEndsWhatStays(t *testing.T) {
	if testing.Short() {
		t.Skip("waits five seconds")
	}
	t.Parallel()
	engine := plug(t, time.Minute, "stays")
	if err := engine.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	engine.Close()
	if took := time.Since(start); took < child.CloseTime || took > child.CloseTime+2*time.Second {
		t.Errorf("closing took %v", took)
	}
	if p, _ := engine.Last(); alive(p.Pid()) {
		t.Error("it still runs")
	}
	if _, err := engine.Translate(t.Context(), batch("un")); backend.ClassOf(err) != backend.Unavailable || err == nil {
		t.Errorf("after Close: %v", err)
	}
}

func TestCancelFreesTheCaller(t *testing.T) {
	engine := plug(t, time.Minute, "stuck")
	engine.Info()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := engine.Translate(ctx, batch("un"))
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	p, _ := engine.Last()
	p.Kill()
}

// TestCancelFreesTheSlot has a plug-in that works on one request at a time take the next
// one as soon as it was told to cancel.
func TestCancelFreesTheSlot(t *testing.T) {
	engine := plug(t, 5*time.Second, "holds")
	engine.Info()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := engine.Translate(ctx, batch("un")); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	replies, err := engine.Translate(t.Context(), batch("deux"))
	if _, starts := engine.Last(); err != nil || replies[0].Text != "deux" || starts != 1 {
		t.Errorf("%+v, %v, started %d times", replies, err, starts)
	}
}

func TestDumbPluginIsAwaitedOnlyAsLongAsTheCallerWants(t *testing.T) {
	engine := plug(t, time.Minute, "dumb")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := engine.Translate(ctx, batch("un")); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	p, _ := engine.Last()
	p.Kill()
}

func TestLogIsKept(t *testing.T) {
	engine := plug(t, time.Minute, "noisy log")
	if _, err := engine.Translate(t.Context(), batch("un")); err != nil {
		t.Fatal(err)
	}
	engine.Close()
	if got := engine.Log(); len(got) != 4<<10 || !strings.HasSuffix(got, "xxx\n") {
		t.Errorf("%d bytes", len(got))
	}
}

func TestInfo(t *testing.T) {
	info := plug(t, time.Minute, "echo", canary).Info()
	if info.Name != "exec" || !strings.HasSuffix(info.Version, `"fake[1m" "7"`) || strings.Contains(info.Version, canary) {
		t.Errorf("%+v", info)
	}
	missing, err := Kind.Open(backend.Settings{"command": "/no/such/program"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := missing.Translate(t.Context(), batch("un")); !errors.Is(err, backend.ErrMissing) {
		t.Error(err)
	}
}
