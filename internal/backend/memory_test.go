package backend_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// counting is an engine that counts the units it is asked and answers with the
// number of units before, as one that remembers would.
type counting struct {
	asked     []string
	remembers bool
}

func (c *counting) Info() backend.Info { return backend.Info{Name: "counting", Version: "1", Rungs: 1} }

func (c *counting) Remembers(language.Tag, language.Tag) bool { return c.remembers }

func (c *counting) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	var replies []backend.Reply
	before := ""
	for _, u := range b.Units {
		c.asked = append(c.asked, u.Text)
		text := "<" + u.Text + ">"
		if c.remembers {
			text += before
			before = u.Text
		}
		replies = append(replies, backend.Reply{ID: u.ID, Text: text})
	}
	return replies, nil
}

// shelf is a Store in memory.
type shelf map[string]string

func (s shelf) Recall(_ context.Context, keys []string) (map[string]string, error) {
	found := map[string]string{}
	for _, key := range keys {
		if reply, ok := s[key]; ok {
			found[key] = reply
		}
	}
	return found, nil
}

func (s shelf) Keep(_ context.Context, replies map[string]string) error {
	for key, reply := range replies {
		s[key] = reply
	}
	return nil
}

func batch(texts ...string) backend.Batch {
	b := backend.Batch{From: language.French, To: language.Spanish}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i}, Text: text})
	}
	return b
}

func TestNothingIsAskedTwice(t *testing.T) {
	engine := &counting{}
	r := backend.Remembered(engine, shelf{}, func(err error) { t.Error(err) })
	ctx := context.Background()
	if _, err := r.Translate(ctx, batch("a", "b", "c")); err != nil {
		t.Fatal(err)
	}
	engine.asked = nil
	replies, err := r.Translate(ctx, batch("a", "x", "c"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(engine.asked, []string{"x"}) {
		t.Errorf("asked %q, want only the changed segment", engine.asked)
	}
	for i, want := range []string{"<a>", "<x>", "<c>"} {
		if replies[i].Text != want || replies[i].ID.Block != i {
			t.Errorf("reply %d is %+v, want %q", i, replies[i], want)
		}
	}
}

// Whatever is given of the text round a unit may change its answer.
func TestContextIsPartOfTheKey(t *testing.T) {
	engine := &counting{}
	r := backend.Remembered(engine, shelf{}, func(err error) { t.Error(err) })
	for name, change := range map[string]func(*backend.Batch){
		"title":       func(b *backend.Batch) { b.Title = "Une vie" },
		"before":      func(b *backend.Batch) { b.Units[0].Before = []backend.Neighbour{{Source: "x"}} },
		"translation": func(b *backend.Batch) { b.Units[0].Before = []backend.Neighbour{{Source: "x", Target: "y"}} },
		"after":       func(b *backend.Batch) { b.Units[0].After = []backend.Neighbour{{Source: "x"}} },
		"kind":        func(b *backend.Batch) { b.Units[0].Kind = article.Heading },
		"example":     func(b *backend.Batch) { b.Units[0].Examples = []backend.Example{{Source: "x", Target: "y"}} },
		"nothing":     func(*backend.Batch) {},
	} {
		for _, asked := range []int{1, 0} {
			engine.asked = nil
			b := batch("a")
			change(&b)
			if _, err := r.Translate(t.Context(), b); err != nil || len(engine.asked) != asked {
				t.Errorf("%s: %v, asked %d times, want %d", name, err, len(engine.asked), asked)
			}
		}
	}
}

// An engine that remembers gives the same answers with and without memory, and
// everything behind a change is asked anew.
func TestRememberingEngineAnswersAsUndisturbed(t *testing.T) {
	engine := &counting{remembers: true}
	r := backend.Remembered(engine, shelf{}, func(err error) { t.Error(err) })
	ctx := context.Background()
	for _, texts := range [][]string{{"a", "b", "c"}, {"a", "x", "c"}, {"a", "b", "c", "d"}} {
		got, err := r.Translate(ctx, batch(texts...))
		if err != nil {
			t.Fatal(err)
		}
		want, _ := (&counting{remembers: true}).Translate(ctx, batch(texts...))
		for i := range want {
			if got[i].Text != want[i].Text {
				t.Errorf("%q: reply %d is %q, want %q", texts, i, got[i].Text, want[i].Text)
			}
		}
	}
}

// Units that are alike are asked once; an engine that costs nothing may be asked twice.
func TestWhatIsAlikeIsAskedOnce(t *testing.T) {
	engine := &counting{}
	r := backend.Remembered(engine, nil, nil)
	b, told := batch("a", "b", "a", "a"), 0
	b.Done = func(n int) { told += n }
	f := r.(backend.Forecaster).Forecast(t.Context(), b)
	if f.Recalled != 0 || f.Alike != 2 || len(f.Ask.Units) != 2 {
		t.Errorf("%+v", f)
	}
	replies, err := r.Translate(t.Context(), b)
	if err != nil || !slices.Equal(engine.asked, []string{"a", "b"}) || told != 2 { // the engine tells nothing itself
		t.Fatalf("%v, asked %q, told %d", err, engine.asked, told)
	}
	for i, want := range []string{"<a>", "<b>", "<a>", "<a>"} {
		if replies[i].Text != want || replies[i].ID.Block != i || replies[i].Recalled != (i > 1) {
			t.Errorf("reply %d is %+v", i, replies[i])
		}
	}
}

// early is an engine that tells of its first unit before it returns, and dies then.
type early struct{ counting }

func (e *early) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	b.Came(b.Units[:1], []backend.Reply{{ID: b.Units[0].ID, Text: "<" + b.Units[0].Text + ">"}})
	return nil, errors.New("the end of the run")
}

// TestWhatCameIsKept: what an engine has of a batch is not lost with the rest.
func TestWhatCameIsKept(t *testing.T) {
	store, fail := shelf{}, func(err error) { t.Error(err) }
	b := batch("a", "b")
	b.Title = "Une vie"
	if _, err := backend.Keeping(&early{}, store, fail).Translate(t.Context(), b); err == nil {
		t.Fatal("no end")
	}
	engine := &counting{}
	replies, err := backend.Remembered(engine, store, fail).Translate(t.Context(), b)
	if err != nil || replies[0].Text != "<a>" || !slices.Equal(engine.asked, []string{"b"}) {
		t.Errorf("%+v, %v, asked %q", replies, err, engine.asked)
	}
}
