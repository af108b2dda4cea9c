package memory

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// fresh returns an empty memory.
func fresh(t testing.TB) *Memory {
	t.Helper()
	m, err := Open(filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

func add(t testing.TB, m *Memory, units ...Unit) Tally {
	t.Helper()
	tally, err := m.Add(context.Background(), units...)
	if err != nil {
		t.Fatal(err)
	}
	return tally
}

// spanish returns a unit from English.
func spanish(source, target string, rank Rank) Unit {
	return Unit{From: language.English, To: language.Spanish, Source: source, Target: target, Origin: Origin{Rank: rank}}
}

func query(source string) Query {
	return Query{From: language.English, To: language.Spanish, Source: source}
}

func exact(t testing.TB, m *Memory, q Query) []Match {
	t.Helper()
	found, err := m.Exact(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestNothingReplacesWhatIsOfHigherRank(t *testing.T) {
	const source = "The town lies on the coast."
	person, imported := spanish(source, "La villa está en la costa.", Person), spanish(source, "El pueblo está en la costa.", Import)
	engine, later := spanish(source, "La ciudad miente en la costa.", Engine), spanish(source, "La ciudad está en la costa.", Engine)
	later.Changed = time.Now().Add(time.Hour)
	for _, test := range []struct {
		name  string
		units []Unit
		want  []string // targets, best first
		tally Tally
	}{
		{"an engine alone", []Unit{engine}, []string{engine.Target}, Tally{Added: 1}},
		{"an engine again", []Unit{engine, later}, []string{later.Target}, Tally{Added: 1, Replaced: 1}},
		{"an older answer", []Unit{later, engine}, []string{later.Target}, Tally{Added: 1, Outdone: 1}},
		{"a person over an engine", []Unit{engine, person}, []string{person.Target}, Tally{Added: 1, Replaced: 1}},
		{"an engine after a person", []Unit{person, later}, []string{person.Target}, Tally{Added: 1, Outdone: 1}},
		{"an engine after an import", []Unit{imported, later}, []string{imported.Target}, Tally{Added: 1, Outdone: 1}},
		{"an import beside a person", []Unit{person, imported}, []string{person.Target, imported.Target}, Tally{Added: 2}},
		{"an import beside an engine", []Unit{engine, imported}, []string{imported.Target, engine.Target}, Tally{Added: 2}},
		{"the same twice", []Unit{imported, imported}, []string{imported.Target}, Tally{Added: 1, Same: 1}},
	} {
		m := fresh(t)
		if tally := add(t, m, test.units...); tally != test.tally {
			t.Errorf("%s: %+v, want %+v", test.name, tally, test.tally)
		}
		found := exact(t, m, query(source))
		if len(found) != len(test.want) {
			t.Errorf("%s: %d matches, want %d", test.name, len(found), len(test.want))
			continue
		}
		for i, match := range found {
			if match.Target != test.want[i] || !match.Exact() || match.Percent() != 100 {
				t.Errorf("%s: match %d is %q with %v", test.name, i, match.Target, match.Score)
			}
		}
	}
}

func TestCodesOfAnotherDocumentFit(t *testing.T) {
	pair := func(first int, raw string) []article.Code {
		codes := make([]article.Code, first+2)
		codes[first] = article.Code{Kind: article.Open, Pair: first + 1, Raw: "<" + raw + ">"}
		codes[first+1] = article.Code{Kind: article.Close, Pair: first, Raw: "</" + raw + ">"}
		return codes
	}
	token := func(n int) string { return string(article.Token(n)) }
	m := fresh(t)
	u := spanish("a "+token(0)+"big"+token(1)+" town", "una ciudad "+token(0)+"grande"+token(1), Person)
	u.Codes = pair(0, "b")
	add(t, m, u)
	q := query("a " + token(4) + "big" + token(5) + " town")
	q.Codes = pair(4, "i")
	found := exact(t, m, q)
	if want := "una ciudad " + token(4) + "grande" + token(5); len(found) != 1 || found[0].Target != want {
		t.Fatalf("%+v, want %q", found, want)
	}
	if found := exact(t, m, query("a big town")); len(found) != 0 {
		t.Errorf("a text without codes is taken for one with: %+v", found)
	}
}

func TestContextAndRegionOrderMatches(t *testing.T) {
	m := fresh(t)
	button, door := spanish("Open", "Abrir", Import), spanish("Open", "Abierto", Import)
	button.Context, door.Context = Context{Before: "Save", After: "Close"}, Context{Before: "The shop is", After: "all day"}
	brazil := Unit{From: language.English, To: language.MustParse("es-MX"), Source: "Open", Target: "Ábrelo", Origin: Origin{Rank: Person}}
	add(t, m, button, door, brazil)
	q := query("Open")
	q.To, q.Context = language.MustParse("es-ES"), Context{Before: "The  shop is", After: "all day"}
	found := exact(t, m, q)
	if len(found) != 2 || found[0].Target != "Abierto" || !found[0].Context || found[1].Context {
		t.Errorf("%+v", found)
	}
}

func TestFilters(t *testing.T) {
	m := fresh(t)
	ctx := context.Background()
	old := spanish("one", "uno", Engine)
	old.Changed, old.Origin.Name, old.Context.Document = time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC), "apertium", "a.md"
	mexican := Unit{From: language.English, To: language.MustParse("es-MX"), Source: "two", Target: "dos", Origin: Origin{Rank: Person}}
	french := Unit{From: language.French, To: language.Spanish, Source: "trois", Target: "tres", Origin: Origin{Rank: Import}}
	add(t, m, old, mexican, french, spanish("", "nada", Person), Unit{Source: "x", Target: "y"})
	year := time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name   string
		filter Filter
		want   int
	}{
		{"all", Filter{}, 3},
		{"from English", Filter{From: language.English}, 2},
		{"to Mexico alone", Filter{To: language.MustParse("es-MX")}, 1},
		{"to German", Filter{To: language.German}, 0},
		{"people and files", Filter{Ranks: []Rank{Person, Import}}, 2},
		{"of an engine", Filter{Name: "apertium"}, 1},
		{"of a document", Filter{Document: "a.md"}, 1},
		{"old", Filter{Before: year}, 1},
		{"young", Filter{Since: year}, 2},
	} {
		n, err := m.Count(ctx, test.filter)
		if n != test.want || err != nil {
			t.Errorf("%s: %d, %v; want %d", test.name, n, err, test.want)
		}
		for u, err := range m.Each(ctx, test.filter) {
			if n--; err != nil || u.Source == "" {
				t.Errorf("%s: %+v, %v", test.name, u, err)
			}
		}
		if n != 0 {
			t.Errorf("%s: Each differs from Count by %d", test.name, n)
		}
	}
	if n, err := m.Prune(ctx, Filter{Before: year}); n != 1 || err != nil {
		t.Errorf("pruned %d, %v", n, err)
	}
	stats, err := m.Stats(ctx)
	if err != nil || stats.Units != 2 || len(stats.Groups) != 2 || stats.Bytes == 0 {
		t.Errorf("%+v, %v", stats, err)
	}
}

func TestNearUnitsAreFound(t *testing.T) {
	m := fresh(t)
	add(t, m, spanish("The old town lies on the northern coast.", "La villa vieja está en la costa norte.", Import),
		spanish("Nobody knows when the bridge was built.", "Nadie sabe cuándo se construyó el puente.", Import))
	found, err := m.Fuzzy(context.Background(), query("The old town lies on the southern coast."))
	if err != nil || len(found) != 1 || found[0].Percent() < 70 || found[0].Exact() {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestQueriesNameTheLeastRank(t *testing.T) {
	m := fresh(t)
	add(t, m, spanish("The old town lies on the coast.", "La ciudad vieja miente en la costa.", Engine))
	q := query("The old town lies on the coast.")
	q.Least = Import
	near, err := m.Fuzzy(context.Background(), q)
	if found := exact(t, m, q); len(found) != 0 || len(near) != 0 || err != nil {
		t.Errorf("an engine's answer passes for a reviewed one: %+v, %+v, %v", found, near, err)
	}
	if there, err := m.Reviewed(context.Background()); there || err != nil {
		t.Errorf("Reviewed = %t, %v", there, err)
	}
	add(t, m, spanish("The new town lies on the coast.", "La ciudad nueva está en la costa.", Import))
	near, err = m.Fuzzy(context.Background(), q)
	if there, _ := m.Reviewed(context.Background()); !there || len(near) != 1 || err != nil {
		t.Errorf("Fuzzy = %+v, %v", near, err)
	}
}

// What is longer than any sentence would take more time and memory than it is worth.
func TestEndlessTextsAreNeitherTakenNorLookedFor(t *testing.T) {
	m := fresh(t)
	endless := strings.Repeat("word ", longest)
	if tally := add(t, m, spanish(endless, endless, Person)); tally != (Tally{Refused: 1}) {
		t.Errorf("%+v", tally)
	}
	near, err := m.Fuzzy(context.Background(), query(endless))
	if found := exact(t, m, query(endless)); len(found)+len(near) > 0 || err != nil {
		t.Errorf("%d, %d, %v", len(found), len(near), err)
	}
}

func TestImportStopsAtAnError(t *testing.T) {
	m, broken := fresh(t), errors.New("line 3")
	units := func(yield func(Unit, error) bool) {
		_ = yield(spanish("one", "uno", Import), nil) && yield(Unit{}, broken)
	}
	if tally, err := m.Import(context.Background(), units, nil); !errors.Is(err, broken) || tally.Added != 1 {
		t.Errorf("%+v, %v", tally, err)
	}
}
