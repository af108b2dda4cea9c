package driver

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// Each leg has its own codes to keep and its own words that it does not know.
func TestPivot(t *testing.T) {
	b := backend.Batch{From: language.French, To: language.Spanish}
	code := article.Code{Kind: article.Name, Pair: -1, Text: "Moscú"}
	token := string(article.Token(0))
	for i, text := range []string{"a " + token + " kopek", "lost token " + token, "refused", "left here"} {
		u := backend.Unit{ID: article.ID{Block: i}, Text: text, Terms: []backend.Term{{Source: "a", Target: "b"}}}
		if strings.Contains(text, token) {
			u.Codes = []article.Code{code}
		}
		b.Units = append(b.Units, u)
	}
	one := &fake{info: backend.Info{Name: "one", Rungs: 3, Agrees: true, Terms: backend.PromptedTerms}}
	one.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		for i := range replies {
			replies[i].Text = b.Units[i].Text + " there"
			replies[i].Route = "fr-en"
		}
		replies[0].Unknown = []string{"kopek"}
		replies[1].Text = "lost token"
		replies[2] = backend.Reply{ID: b.Units[2].ID, Err: fault(backend.Refused)}
		return replies, nil
	}
	two := &fake{info: backend.Info{Name: "two", Rungs: 2}}
	two.answer = func(_ int, b backend.Batch) ([]backend.Reply, error) {
		replies := good(b)
		for i, u := range b.Units {
			if len(u.Terms) > 0 {
				t.Error("a leg was told terms of other languages")
			}
			replies[i].Text = u.Text + " and back"
			replies[i].Route = "en-es"
			replies[i].Unknown = []string{"kopek", "there"}
		}
		return replies, nil
	}
	engine := Pivot(one, two, language.English)
	told := 0
	b.Done = func(n int) { told += n }
	replies, err := engine.Translate(t.Context(), b)
	if err != nil || len(replies) != 4 || told != 4 {
		t.Fatalf("%v, %d replies, told %d", err, len(replies), told)
	}
	first := replies[0]
	if first.Text != "a "+token+" kopek there and back" || first.Route != "fr-en > en-es" {
		t.Errorf("%+v", first)
	}
	if !slices.Equal(first.Unknown, []string{"kopek"}) || !slices.Equal(first.Left, []string{"there"}) {
		t.Errorf("unknown %q, left %q", first.Unknown, first.Left)
	}
	if backend.ClassOf(replies[1].Err) != backend.BadOutput || backend.ClassOf(replies[2].Err) != backend.Refused {
		t.Errorf("%+v", replies[1:3])
	}
	if len(two.calls) != 1 || len(two.calls[0]) != 2 {
		t.Errorf("the second leg was asked %q", two.calls)
	}
	info := engine.Info()
	if info.Name != "one+two" || info.Rungs != 2 || info.Agrees || info.Terms != backend.NoTerms {
		t.Errorf("%+v", info)
	}
}

func TestPivotOverOneEngine(t *testing.T) {
	engine := Pivot(&fake{info: backend.Info{Name: "one"}}, &fake{info: backend.Info{Name: "one"}}, language.English)
	b := batch(5)
	replies, err := engine.Translate(t.Context(), b)
	whole(t, b, replies, err)
	if name := engine.Info().Name; name != "one" {
		t.Errorf("named %q", name)
	}
	broken := &fake{answer: func(int, backend.Batch) ([]backend.Reply, error) { return nil, backend.ErrPair }}
	if _, err := Pivot(&fake{}, broken, language.English).Translate(t.Context(), b); err != backend.ErrPair {
		t.Error(err)
	}
}
