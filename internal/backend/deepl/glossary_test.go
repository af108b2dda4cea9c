package deepl

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/langcode"
)

func withTerms(text string, terms ...backend.Term) backend.Batch {
	b := batchOf(text)
	b.Units[0].Terms = terms
	return b
}

func TestGlossaryFollowsTerms(t *testing.T) {
	f := newFake(t)
	e := f.open(t, nil)
	paris := withTerms("La préfecture est fermée.", backend.Term{Source: "préfecture", Target: "prefecture"})
	ask := func(e *Engine, b backend.Batch, want string) {
		t.Helper()
		replies, err := e.Translate(t.Context(), b)
		if err != nil || replies[0].Err != nil || replies[0].Text != want {
			t.Errorf("%+v, %v", replies, err)
		}
	}
	ask(e, paris, "La prefecture est fermée.")
	ask(e, paris, "La prefecture est fermée.")
	ask(f.open(t, nil), paris, "La prefecture est fermée.") // another run finds it
	if f.made != 1 {
		t.Errorf("%d glossaries for the same terms", f.made)
	}
	for i := range shelfRoom + 2 {
		word := fmt.Sprintf("mot%d", i)
		ask(e, withTerms(word, backend.Term{Source: word, Target: "word"}), "word")
	}
	if len(f.glossaries) != shelfRoom || f.deleted != 3 {
		t.Errorf("%d glossaries stay, %d went", len(f.glossaries), f.deleted)
	}
	f.glossaries = nil // somebody deletes them all
	last := fmt.Sprintf("mot%d", shelfRoom+1)
	ask(e, withTerms(last, backend.Term{Source: last, Target: "word"}), "word")
}

// TestForeignGlossariesStay: only glossaries with our name are ever deleted.
func TestForeignGlossariesStay(t *testing.T) {
	f := newFake(t)
	f.glossaries = []fakeGlossary{{ID: "theirs", Name: "Company terms"}}
	e := f.open(t, nil)
	for i := range 2 * shelfRoom {
		word := fmt.Sprintf("mot%d", i)
		if _, err := e.Translate(t.Context(), withTerms(word, backend.Term{Source: word, Target: "word"})); err != nil {
			t.Fatal(err)
		}
	}
	if f.glossaries[0].ID != "theirs" {
		t.Error("a glossary of the customer was deleted")
	}
}

func TestDictionary(t *testing.T) {
	units := withTerms("",
		backend.Term{Source: "b", Target: "B"}, backend.Term{Source: "a", Target: "A"}, backend.Term{Source: "b", Target: "B"},
		backend.Term{Source: "two", Target: "one"}, backend.Term{Source: "two", Target: "other"}, backend.Term{Source: "two", Target: "one"},
		backend.Term{Source: "", Target: "x"}, backend.Term{Source: "x", Target: ""}, backend.Term{Source: " x", Target: "x"}, backend.Term{Source: "x\ty", Target: "x"},
		backend.Term{Source: "x\u2028", Target: "x"}, backend.Term{Source: "x\u0085y", Target: "x"}, backend.Term{Source: "\xff", Target: "x"},
		backend.Term{Source: strings.Repeat("é", 513), Target: "x"}, backend.Term{Source: "\U000F0000", Target: "x"},
	).Units
	d, ok := dictionaryOf([]*backend.Unit{&units[0]}, langcode.Pair{Source: "FR", Target: "EN-GB"})
	if want := (dictionary{"FR", "EN", "a\tA\nb\tB\n", "tsv"}); d != want || !ok {
		t.Errorf("got %+v", d)
	}
	other, _ := dictionaryOf([]*backend.Unit{&units[0]}, langcode.Pair{Source: "FR", Target: "DE"})
	if d.name() == other.name() || !strings.HasPrefix(d.name(), ours) {
		t.Errorf("names %s and %s", d.name(), other.name())
	}
	for _, p := range []langcode.Pair{{Target: "EN-GB"}, {Source: "EN", Target: "EN-GB"}} {
		if _, ok := dictionaryOf([]*backend.Unit{&units[0]}, p); ok {
			t.Errorf("%v has a dictionary", p)
		}
	}
}

// TestGlossaryInACrowd: no request loses its glossary while others make room for theirs.
func TestGlossaryInACrowd(t *testing.T) {
	f := newFake(t)
	e := f.open(t, nil)
	var crowd sync.WaitGroup
	for i := range 40 {
		crowd.Go(func() {
			word := fmt.Sprintf("mot%d", i%2*10+i%5)
			replies, err := e.Translate(t.Context(), withTerms(word, backend.Term{Source: word, Target: "word"}))
			if err != nil || replies[0].Text != "word" {
				t.Errorf("%+v, %v", replies, err)
			}
		})
	}
	crowd.Wait()
	if f.made < 10 || f.made-f.deleted != len(f.glossaries) {
		t.Errorf("%d made, %d deleted, %d there", f.made, f.deleted, len(f.glossaries))
	}
}

// TestGlossaryFaults: what DeepL says of a glossary ends the request as it would itself.
func TestGlossaryFaults(t *testing.T) {
	f := newFake(t)
	e := f.open(t, backend.Settings{"key": "canary-other"})
	_, err := e.Translate(t.Context(), withTerms("mot", backend.Term{Source: "mot", Target: "word"}))
	if !errors.Is(err, backend.ErrAuth) || strings.Contains(err.Error(), "canary") {
		t.Errorf("ended with %v", err)
	}
}

func TestDetectedSourceHasNoGlossary(t *testing.T) {
	f := newFake(t)
	if e := f.open(t, nil); e.TakesTerms(language.Und, language.French) || e.TakesTerms(language.English, language.BritishEnglish) || !e.TakesTerms(language.French, language.BritishEnglish) {
		t.Error("it is not known where terms are taken")
	}
	b := withTerms("mot", backend.Term{Source: "mot", Target: "word"})
	b.From = language.Und
	if replies, err := f.open(t, nil).Translate(t.Context(), b); err != nil || replies[0].Text != "mot" || f.made != 0 {
		t.Errorf("%+v, %v", replies, err)
	}
}
