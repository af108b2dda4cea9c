package resttest

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/driver"
)

const (
	stormUnits = 400
	// calm is the share of requests that are answered well.
	calm = 0.85
)

// stormy fails requests by chance, and counts the units in those that it answers well.
type stormy struct {
	good http.Handler
	asks func(*http.Request) bool

	mu    sync.Mutex
	dice  *rand.Rand
	given map[string]int // by mark
}

// fails are what a driver outlasts. Only one of them is about how often it asks: a
// driver slows down for those, and here they come whatever it does.
var fails = []http.HandlerFunc{
	Status(429, "Retry-After-Ms", "700"), Status(500), Status(502), Status(503, "Retry-After", "2"), Status(503), Status(504), Status(408),
	func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, reset, Status(500),
}

func (s *stormy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	time.Sleep(80 * time.Millisecond)
	if !s.asks(r) {
		s.good.ServeHTTP(w, r)
		return
	}
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(bytes.NewReader(body))
	s.mu.Lock()
	well, fail := s.dice.Float64() < calm, fails[s.dice.IntN(len(fails))]
	s.mu.Unlock()
	if !well {
		fail(w, r)
		return
	}
	answer := httptest.NewRecorder()
	s.good.ServeHTTP(answer, r)
	s.mu.Lock()
	for i := range stormUnits {
		if answer.Code/100 == 2 && bytes.Contains(body, []byte(mark(i))) {
			s.given[mark(i)]++
		}
	}
	s.mu.Unlock()
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	w.Write(answer.Body.Bytes())
}

// mark is what tells a unit from the others in what is sent; its digits do so in the
// translation, whatever a fake makes of the words.
func mark(i int) string { return fmt.Sprintf("Zq%03d", i) }

// outlastsStorms drives the engine against a server that fails one request of seven:
// every unit is translated, and none is asked again once it was answered.
func (e Engine) outlastsStorms(t *testing.T) {
	for seed := range uint64(3) {
		synctest.Test(t, func(t *testing.T) {
			s := &stormy{good: e.Good, asks: e.Asks, dice: rand.New(rand.NewPCG(seed, 7)), given: map[string]int{}}
			engine := e.open(t, wireTo(t, s))
			b := backend.Batch{From: e.From, To: e.To}
			for i := range stormUnits {
				u := backend.Unit{ID: article.ID{Block: i}, Text: "Le train " + mark(i) + " part demain matin pour la capitale."}
				if backend.TakesTerms(engine, e.From, e.To) {
					u.Terms = []backend.Term{{Source: "train", Target: "tren"}}
				}
				b.Units = append(b.Units, u)
			}
			start := time.Now()
			replies, err := driver.Drive(engine).Translate(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			e.proves(t, s, b, replies, engine.Info().Context == backend.NoContext)
			t.Logf("seed %d: %v", seed, time.Since(start))
		})
	}
}

func (e Engine) proves(t *testing.T, s *stormy, b backend.Batch, replies []backend.Reply, count bool) {
	for i, r := range replies {
		if r.ID != b.Units[i].ID || r.Err != nil || !strings.Contains(r.Text, mark(i)[2:]) {
			t.Fatalf("unit %d: %+v", i, r)
		}
		if given := s.given[mark(i)]; count && given != max(1, e.Legs) {
			t.Errorf("unit %d was answered %d times", i, given)
		}
	}
}
