package budget

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/driver"
	"exonym/internal/testkit"
)

// paid is an engine that counts the characters it is sent, and bills what a test says.
type paid struct {
	info  backend.Info
	route string
	slow  time.Duration
	fault error
	sent  atomic.Int64
	calls atomic.Int64

	tokens func(b backend.Batch) backend.Usage

	mu     sync.Mutex
	billed backend.Usage
}

func (e *paid) Info() backend.Info { return e.info }

func (e *paid) Route(language.Tag, language.Tag) (string, error) { return e.route, nil }

func (e *paid) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	e.calls.Add(1)
	time.Sleep(e.slow)
	if e.fault != nil {
		return nil, e.fault
	}
	replies := make([]backend.Reply, len(b.Units))
	for i, u := range b.Units {
		e.sent.Add(int64(len([]rune(u.Text))))
		replies[i] = backend.Reply{ID: u.ID, Text: u.Text, Route: e.route}
	}
	if e.tokens != nil {
		e.mu.Lock()
		e.billed = e.billed.Plus(e.tokens(b))
		e.mu.Unlock()
	}
	return replies, nil
}

// biller is a paid engine that says what it billed.
type biller struct{ *paid }

func (b biller) Billed() backend.Usage {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.billed
}

func batch(n, length int) backend.Batch {
	b := backend.Batch{From: language.French, To: language.Spanish}
	for i := range n {
		text := fmt.Sprintf("%d %s", i, strings.Repeat("é", length))
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: string([]rune(text)[:length])})
	}
	return b
}

func TestBuiltinPrices(t *testing.T) {
	table := Builtin()
	for _, test := range []struct {
		engine, model string
		local         bool
		usage         backend.Usage
		cost          float64
	}{
		{"deepl", "FR > ES", false, backend.Usage{Characters: 1_000_000}, 25},
		{"openai", "gpt-6-luna", false, backend.Usage{Input: 1_000_000, CacheRead: 1_000_000, Output: 1_000_000}, 0.61},
		{"anthropic", "claude-opus-5-5-20260901", false, backend.Usage{CacheWrite: 1_000_000}, 5},
		{"apertium", "", true, backend.Usage{Characters: 1_000_000}, 0},
	} {
		price, ok := table.Find(backend.Info{Name: test.engine, Local: test.local}, test.model)
		if got := price.Cost(test.usage); !ok || math.Abs(got-test.cost) > 1e-9 {
			t.Errorf("%s: %v, %g, want %g", test.engine, ok, got, test.cost)
		}
	}
	if price, ok := table.Find(backend.Info{Name: "openai", Free: true}, "meta/llama"); !ok || !price.Free() {
		t.Error("a server of one's own costs something")
	}
	if _, ok := table.Find(backend.Info{Name: "openai"}, "meta/llama"); ok {
		t.Error("an unknown model has a price")
	}
}

// The table on the page for people is one that works.
func TestThePagesTableIsRead(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "budget.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "```yaml\n")
	text, _, _ = strings.Cut(text, "```")
	table, err := Read([]byte(text))
	if err != nil || len(table) != 2 {
		t.Fatalf("%d entries, %v", len(table), err)
	}
	if price, ok := table.Find(backend.Info{Name: "openai"}, "qwen3-8b"); !ok || !price.Free() {
		t.Errorf("%+v", price)
	}
}

func TestTablesThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		"- {engine: a, unit: words, in: 1, as_of: 2026-01-02}":                  "entry 1",
		"- {engine: a, unit: tokens, in: -1, as_of: 2026-01-02}":                "no amount",
		"- {engine: a, unit: tokens, in: .nan, as_of: 2026-01-02}":              "no amount",
		"- {engine: a, unit: tokens, in: 1, as_of: lately}":                     "no date",
		"- {unit: tokens, in: 1, as_of: 2026-01-02}":                            "names no engine",
		"- {engine: a, unit: tokens, in: 1, as_of: 2026-01-02, colour: yellow}": "colour",
		"engine: a": "cannot unmarshal",
	} {
		if _, err := Read([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if table, err := Read(nil); err != nil || len(table) != 0 {
		t.Errorf("an empty table: %v %v", table, err)
	}
}

// However many requests are under way, no more than the bound is sent; what fits is
// translated, the rest has ErrBudget, and nothing is sent after the first that did not fit.
func TestCharactersAreBounded(t *testing.T) {
	for _, parallel := range []int{1, 64} {
		for _, bound := range []int64{1, 99, 100, 5000, 12345} {
			synctest.Test(t, func(t *testing.T) {
				engine := &paid{info: backend.Info{Name: "paid", Limits: backend.Limits{Units: 5, Parallel: parallel}}, slow: time.Second}
				purse := NewPurse(nil, Bounds{Characters: bound})
				driven := driver.DriveWith(engine, driver.Options{Around: purse.Around})
				replies, err := driven.Translate(t.Context(), batch(400, 100))
				done := 0
				for _, r := range replies {
					if r.Err == nil {
						done++
					} else if !errors.Is(r.Err, backend.ErrBudget) {
						t.Errorf("%v", r.Err)
					}
				}
				if want := int(bound / 100); done != want || engine.sent.Load() != int64(100*want) || !purse.Empty() {
					t.Errorf("%d at a time: %d done, %d sent, bound %d", parallel, done, engine.sent.Load(), bound)
				}
				if (done == 0) != errors.Is(err, backend.ErrBudget) {
					t.Errorf("%d done, %v", done, err)
				}
				calls := engine.calls.Load()
				if _, err := driven.Translate(t.Context(), batch(1, 100)); !errors.Is(err, backend.ErrBudget) || engine.calls.Load() != calls {
					t.Errorf("something was sent afterwards: %v", err)
				}
			})
		}
	}
}

// Money is bounded by what a model says it billed, though estimates are wrong.
func TestCostIsBounded(t *testing.T) {
	for _, factor := range []float64{0.3, 1, 1.8} {
		synctest.Test(t, func(t *testing.T) {
			table := Table{{Engine: "model", Unit: Tokens, In: 1, Out: 5, Currency: "USD"}}
			engine := &paid{info: backend.Info{Name: "model", Limits: backend.Limits{Units: 20, Parallel: 64}}, route: "m", slow: time.Second}
			engine.tokens = func(b backend.Batch) backend.Usage {
				u := table[0].Estimate(b)
				return backend.Usage{Input: int64(factor * float64(u.Input)), Output: int64(factor * float64(u.Output))}
			}
			purse := NewPurse(table, Bounds{Cost: 0.05})
			driven := driver.DriveWith(biller{engine}, driver.Options{Around: purse.Around})
			if _, err := driven.Translate(t.Context(), batch(2000, 100)); err != nil {
				t.Fatal(err)
			}
			spent := purse.Spent()[0]
			if spent.Cost > 0.05 || spent.Cost < 0.048 || !purse.Empty() || !spent.Billed {
				t.Errorf("factor %g: spent %g of 0.05 in %d requests", factor, spent.Cost, spent.Requests)
			}
		})
	}
}

// What was refused is given back; what may have been billed is not.
func TestFaultsGiveBackWhatTheyDidNotCost(t *testing.T) {
	for _, test := range []struct {
		fault error
		spent int64
	}{
		{&backend.Fault{Class: backend.BadRequest, Status: 400}, 0},
		{&backend.Fault{Class: backend.Unavailable, Status: 503}, 0},
		{&backend.Fault{Class: backend.Unavailable}, 100},
		{&backend.Fault{Class: backend.Unavailable, Unsent: true}, 0},
		{&backend.Fault{Class: backend.BadOutput, Status: 200}, 100},
		{context.Canceled, 100},
	} {
		purse := NewPurse(nil, Bounds{})
		engine := purse.Around(&paid{fault: test.fault})
		if _, err := engine.Translate(t.Context(), batch(1, 100)); !errors.Is(err, test.fault) {
			t.Error(err)
		}
		if got := purse.Spent()[0].Characters; got != test.spent {
			t.Errorf("%v: %d characters, want %d", test.fault, got, test.spent)
		}
	}
}

func TestUnknownPricesAreRefused(t *testing.T) {
	purse := NewPurse(Table{{Engine: "euro", Unit: Characters, In: 1, Currency: "EUR"}}, Bounds{Cost: 1})
	purse.Around(&paid{info: backend.Info{Name: "free", Local: true}})
	if err := purse.Check(language.French, language.Spanish); err != nil {
		t.Error(err)
	}
	purse.Around(&paid{info: backend.Info{Name: "euro"}})
	var unpriced *PriceError
	if err := purse.Check(language.French, language.Spanish); !errors.As(err, &unpriced) || unpriced.Currency != "EUR" {
		t.Error(err)
	}
	other := NewPurse(nil, Bounds{Cost: 1})
	if _, err := other.Around(&paid{route: "m"}).Translate(t.Context(), batch(1, 10)); !errors.As(err, &unpriced) {
		t.Error(err)
	}
}

// mender is an engine that sends each batch once more, if it may.
type mender struct{ paid }

func (m *mender) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies, err := m.paid.Translate(ctx, b)
	if refused := b.Again(b.Units); refused != nil {
		for i := range replies {
			replies[i] = backend.Reply{ID: b.Units[i].ID, Err: refused}
		}
		return replies, err
	}
	return m.paid.Translate(ctx, b)
}

// What an engine sends once more is set aside too.
func TestRepairsAreBounded(t *testing.T) {
	for bound, want := range map[int64]int64{1000: 1000, 1999: 1000, 2000: 2000, 5000: 4000} {
		engine := &mender{}
		purse := NewPurse(nil, Bounds{Characters: bound})
		within := purse.Around(engine)
		within.Translate(t.Context(), batch(10, 100))
		within.Translate(t.Context(), batch(10, 100))
		if got := engine.sent.Load(); got != want {
			t.Errorf("bound %d: %d sent, want %d", bound, got, want)
		}
		if got := purse.Spent()[0].Characters; got != want {
			t.Errorf("bound %d: %d counted", bound, got)
		}
	}
}
