package resttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

const (
	// Key is the key to open the engine with: it must stand in nothing that comes out.
	Key = "canary0f2c9a17"
	// Secret is a word of the text, which must stand in no error.
	Secret = "Zanzibarrette"
)

// Engine is what Run tests.
type Engine struct {
	// Open makes an engine with Key for the API at url. It must not ask it yet.
	Open func(t *testing.T, url string) backend.Backend
	// Good is a fake of the API that answers any request well.
	Good     http.Handler
	From, To language.Tag
	// Asks reports whether a request is one for translations, which fails; nil is any
	// that is posted.
	Asks func(*http.Request) bool
	// Legs is how often a text is asked for on its way; 0 is once.
	Legs int
	// Bad are texts with status 200 that are no translation of one segment: by name.
	Bad map[string]string
	// Class has the classes of faults of the table that are others for this engine, by
	// name.
	Class map[string]backend.Class
	// After are the waits that are others, by name.
	After map[string]time.Duration
}

// Run has the engine meet each fault, and then a server that is well again.
func Run(t *testing.T, e Engine) {
	if e.Asks == nil {
		e.Asks = func(r *http.Request) bool { return r.Method == http.MethodPost }
	}
	var strayed atomic.Int32
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { strayed.Add(1) }))
	t.Cleanup(elsewhere.Close)
	table := faults(elsewhere.URL)
	for _, name := range slices.Sorted(maps.Keys(e.Bad)) {
		table = append(table, fault{name, Body(e.Bad[name]), backend.BadOutput, 0})
	}
	for _, f := range table {
		if class, ok := e.Class[f.name]; ok {
			f.class = class
		}
		if after, ok := e.After[f.name]; ok {
			f.after = after
		}
		t.Run(f.name, func(t *testing.T) { e.bears(t, f) })
	}
	if strayed.Load() > 0 {
		t.Error("a redirect was followed")
	}
	t.Run("slow answer", e.endsSlowAnswers)
	t.Run("nobody there", e.bearsNobody)
	t.Run("storm", e.outlastsStorms)
}

// server fails the first request for translations, and answers the others well.
func (e Engine) server(t *testing.T, bad http.HandlerFunc) *httptest.Server {
	var failed atomic.Bool
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if e.Asks(r) && failed.CompareAndSwap(false, true) {
			io.Copy(io.Discard, r.Body)
			bad(w, r)
			return
		}
		e.Good.ServeHTTP(w, r)
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	t.Cleanup(server.Close)
	return server
}

func (e Engine) open(t *testing.T, url string) backend.Backend {
	engine := e.Open(t, url)
	if closer, ok := engine.(io.Closer); ok {
		t.Cleanup(func() { closer.Close() })
	}
	return engine
}

// ask translates one unit, and returns why that failed.
func (e Engine) ask(ctx context.Context, engine backend.Backend) error {
	unit := backend.Unit{ID: article.ID{Block: 1}, Text: "Le ministre " + Secret + " est à Paris."}
	replies, err := engine.Translate(ctx, backend.Batch{From: e.From, To: e.To, Units: []backend.Unit{unit}})
	if err != nil {
		return err
	}
	if len(replies) != 1 || replies[0].ID != unit.ID {
		return fmt.Errorf("%d replies to one unit, or for another", len(replies))
	}
	if replies[0].Err == nil && replies[0].Text == "" {
		return errors.New("an empty reply without an error")
	}
	return replies[0].Err
}

func (e Engine) bears(t *testing.T, f fault) {
	logged := listen(t)
	engine := e.open(t, e.server(t, f.answer).URL)
	err := e.ask(t.Context(), engine)
	var got *backend.Fault
	if !errors.As(err, &got) || got.Class != f.class || got.After != f.after || got.Engine == "" {
		t.Fatalf("ended with %#v, want class %q and a wait of %v", err, f.class, f.after)
	}
	silent(t, err.Error(), logged.String(), fmt.Sprintf("%+v", engine.Info()))
	if err := e.ask(t.Context(), engine); err != nil {
		t.Errorf("when the server was well again: %v", err)
	}
}

// silent fails where a text tells too much.
func silent(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(text, Key) || strings.Contains(text, Secret) {
			t.Errorf("this tells too much: %s", text)
		}
	}
}

// listen collects what is logged meanwhile.
func listen(t *testing.T) *bytes.Buffer {
	var logged bytes.Buffer
	before := log.Writer()
	log.SetOutput(&logged)
	t.Cleanup(func() { log.SetOutput(before) })
	return &logged
}

func (e Engine) endsSlowAnswers(t *testing.T) {
	engine := e.open(t, e.server(t, drip).URL)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if err := e.ask(ctx, engine); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

func (e Engine) bearsNobody(t *testing.T) {
	server := e.server(t, nil)
	server.Close()
	err := e.ask(t.Context(), e.open(t, server.URL))
	if err == nil || backend.ClassOf(err) != backend.Unavailable {
		t.Fatalf("ended with %v", err)
	}
	silent(t, err.Error())
}
