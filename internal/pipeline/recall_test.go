package pipeline_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/format"
	"exonym/internal/format/lines"
	"exonym/internal/memory"
	"exonym/internal/pipeline"
	"exonym/internal/term"
)

// loud is an engine that answers in capitals and notes what it was asked.
type loud struct {
	sham  bool
	asked *[]backend.Unit
}

func (l loud) Info() backend.Info {
	return backend.Info{Name: "loud", Version: "7", Rungs: 1, Examples: 2, Sham: l.sham}
}

func (l loud) Translate(_ context.Context, b backend.Batch) ([]backend.Reply, error) {
	*l.asked = append(*l.asked, b.Units...)
	replies := make([]backend.Reply, len(b.Units))
	for i, u := range b.Units {
		replies[i] = backend.Reply{ID: u.ID, Text: strings.ToUpper(u.Text)}
	}
	return replies, nil
}

// jobWith opens lines of French, to be translated with a memory.
func jobWith(t *testing.T, store *memory.Memory, engine backend.Backend, text string) (*pipeline.Job, *pipeline.Source) {
	t.Helper()
	base, err := term.Load(term.Files(glossary.FS), term.Bytes("terms.csv", []byte("id,kind,fr,es\nplace.koursk,place,Koursk,Kursk\n")))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := (lines.Format{}).Read([]byte(text), format.Options{Name: "a"})
	if err != nil {
		t.Fatal(err)
	}
	source, err := pipeline.Open(doc, lines.Format{}, language.French, base, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &pipeline.Job{Backend: engine, To: language.Spanish, Memory: store, Warn: func(err error) { t.Error(err) }}, source
}

// runWith translates lines of French with a memory and returns what the engine was asked.
func runWith(t *testing.T, store *memory.Memory, sham bool, text string) (*pipeline.Result, []backend.Unit) {
	t.Helper()
	var asked []backend.Unit
	job, source := jobWith(t, store, loud{sham, &asked}, text)
	result, err := job.Run(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	return result, asked
}

func openStore(t *testing.T, units ...memory.Unit) *memory.Memory {
	t.Helper()
	store, err := memory.Open(filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	for i := range units {
		units[i].From, units[i].To = language.French, language.Spanish
	}
	if _, err := store.Add(t.Context(), units...); err != nil {
		t.Fatal(err)
	}
	return store
}

func TestWhatPeopleWroteIsUsedBeforeAnyEngine(t *testing.T) {
	store := openStore(t,
		memory.Unit{Source: "Il pleut à Koursk.", Target: "Llueve en Kursk.", Origin: memory.Origin{Rank: memory.Person, Name: "Ana"}},
		memory.Unit{Source: "Il neige à Koursk.", Target: "Está nevando allí.", Origin: memory.Origin{Rank: memory.Import, Name: "a.tmx"}},
		memory.Unit{Source: "Il dort.", Target: "DUERME", Origin: memory.Origin{Rank: memory.Engine, Name: "other"}},
	)
	result, asked := runWith(t, store, false, "Il pleut à Koursk.\nIl neige à Koursk.\nIl dort.\nIl part.")
	if len(asked) != 2 || asked[0].Text != "Il dort." {
		t.Errorf("the engine was asked %+v", asked)
	}
	want := []struct {
		target, engine, route string
		state                 article.State
	}{
		{"Llueve en Kursk.", pipeline.FromMemory, "person Ana", article.Checked},
		{"Está nevando allí.", pipeline.FromMemory, "import a.tmx", article.Drafted},
		{"IL DORT.", "loud", "", article.Checked},
		{"IL PART.", "loud", "", article.Checked},
	}
	for i, u := range result.Text.Units {
		if w := want[i]; u.Target != w.target || u.Draft.Origin.Engine != w.engine || u.Draft.Origin.Route != w.route || u.Draft.State != w.state {
			t.Errorf("segment %d: %q %+v %d, want %+v", i, u.Target, *u.Draft.Origin, u.Draft.State, w)
		}
	}
	lost := slices.ContainsFunc(result.Handled, func(h pipeline.Handling) bool { return h.How == pipeline.Lost && h.ID == result.Text.Units[1].ID })
	if !lost {
		t.Error("a name that an import lacks is not told")
	}
}

// A reviewed translation serves a text that differs in one name, where grammar and
// glossary prove that the names may be exchanged; else the engine is asked.
func TestNamesAreExchangedWhereThatIsSure(t *testing.T) {
	store := openStore(t,
		memory.Unit{Source: "Les troupes de la Russie avancent.", Target: "Las tropas de Rusia avanzan.", Origin: memory.Origin{Rank: memory.Import, Name: "a.tmx"}},
	)
	result, asked := runWith(t, store, false, "Les troupes de la Chine avancent.\nLes troupes du Japon avancent.\nLes troupes de la Chine reculent.")
	if got := result.Text.Units[0].Target; got != "Las tropas de China avanzan." {
		t.Errorf("%q", got)
	}
	if len(asked) < 2 || asked[0].ID != result.Text.Units[1].ID {
		t.Errorf("the engine was asked %+v", asked)
	}
}

func TestAcceptedAnswersAreRecorded(t *testing.T) {
	store := openStore(t)
	runWith(t, store, false, "Il part.\nIl dort.\n1914")
	found, err := store.Exact(t.Context(), memory.Query{From: language.French, To: language.Spanish, Source: "Il part.", Context: memory.Context{After: "Il dort."}})
	if err != nil || len(found) != 1 {
		t.Fatalf("%+v, %v", found, err)
	}
	if u := found[0].Unit; u.Target != "IL PART." || u.Origin != (memory.Origin{Rank: memory.Engine, Name: "loud", Version: "7"}) || !found[0].Context || u.Context.Document != "a" {
		t.Errorf("%+v", u)
	}
	if n, err := store.Count(t.Context(), memory.Filter{}); n != 2 || err != nil {
		t.Errorf("%d units, %v; what was not translated is no unit", n, err)
	}
	sham := openStore(t)
	runWith(t, sham, true, "Il part.")
	if n, err := sham.Count(t.Context(), memory.Filter{}); n != 0 || err != nil {
		t.Errorf("%d units of an engine for trials, %v", n, err)
	}
}

func TestThePlanCountsWhatMemoryHas(t *testing.T) {
	store := openStore(t,
		memory.Unit{Source: "La tour a 24 mètres de haut.", Target: "La torre tiene 24 metros de altura.", Origin: memory.Origin{Rank: memory.Person}},
		memory.Unit{Source: "La vieille ville est au bord de la mer.", Target: "La ciudad vieja está junto al mar.", Origin: memory.Origin{Rank: memory.Import}},
	)
	const text = "La tour a 36 mètres de haut.\nLa vieille gare est au bord de la mer.\nIl part."
	job, source := jobWith(t, store, loud{asked: &[]backend.Unit{}}, text)
	plan, err := job.Plan(t.Context(), source, nil)
	if err != nil || plan.Recalled != 1 || plan.Near != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
	result, err := job.Run(t.Context(), source)
	if err != nil || result.Text.Units[0].Target != "La torre tiene 36 metros de altura." {
		t.Errorf("%+v, %v", result.Text.Units[0], err)
	}
}

// TestExamplesAreReviewed: an example that an engine made would change the next run.
func TestExamplesAreReviewed(t *testing.T) {
	store := openStore(t,
		memory.Unit{Source: "La vieille ville est au bord de la mer.", Target: "La ciudad vieja está junto al mar.", Origin: memory.Origin{Rank: memory.Import}},
		memory.Unit{Source: "La vieille tour est au bord de la mer.", Target: "X", Origin: memory.Origin{Rank: memory.Engine}},
	)
	const text = "La vieille gare est au bord de la mer."
	for range 2 {
		_, asked := runWith(t, store, false, text)
		want := []backend.Example{{Source: "La vieille ville est au bord de la mer.", Target: "La ciudad vieja está junto al mar."}}
		if len(asked) != 1 || !slices.Equal(asked[0].Examples, want) {
			t.Fatalf("asked %+v", asked)
		}
	}
}
