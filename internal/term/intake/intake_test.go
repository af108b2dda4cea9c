package intake_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/intake"
	"exonym/internal/term/store"
)

const below = `
- id: place.kp
  kind: place
  en: {term: North Korea, also: [DPRK], article: none}
  fr: {term: Corée du Nord, gender: f}
- id: place.ge
  kind: place
  en: Georgia
  fr: Géorgie
- id: place.us-ga
  kind: place
  en: Georgia
  de: Georgia
- id: mail
  kind: term
  en: mail
  fr: courrier
`

// world is a glossary of two layers: the built-in text, and a shelf over it.
type world struct {
	t     *testing.T
	shelf *store.Shelf
	dir   string
}

func newWorld(t *testing.T, own string) *world {
	t.Helper()
	w := &world{t: t, dir: t.TempDir()}
	var err error
	if w.shelf, err = store.Open(w.dir); err != nil {
		t.Fatal(err)
	}
	concepts := read(t, own)
	if len(concepts) == 0 {
		return w
	}
	err = w.shelf.Change(func(e *store.Edit) error {
		for _, c := range concepts {
			if err := e.Put(c, ""); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func read(t *testing.T, yaml string) []*term.Concept {
	t.Helper()
	base, err := term.Load(term.Bytes("g.yaml", []byte(yaml)))
	if err != nil {
		t.Fatal(err)
	}
	return base.Concepts()
}

func (w *world) base() *term.Base {
	w.t.Helper()
	base, err := term.Load(term.Bytes("below.yaml", []byte(below)), term.Folder(w.dir))
	if err != nil {
		w.t.Fatal(err)
	}
	return base
}

// take weighs concepts, puts what is to be written, and returns the outcomes.
func (w *world) take(choice intake.Choice, incoming ...intake.Incoming) []intake.Outcome {
	w.t.Helper()
	scale := intake.NewScale(intake.Stands{Base: w.base(), Entries: w.shelf.Entries()})
	var outcomes []intake.Outcome
	for _, in := range incoming {
		outcomes = append(outcomes, scale.Weigh(in, func(intake.Conflict) intake.Choice { return choice }))
	}
	err := w.shelf.Change(func(e *store.Edit) error {
		for _, o := range outcomes {
			if o.Writes() {
				if err := e.Put(o.Entry, o.File); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return outcomes
}

func one(t *testing.T, yaml string) *term.Concept {
	t.Helper()
	return read(t, yaml)[0]
}

// TestWeigh: what comes in, with which choice, what it is judged to be and how the
// concept stands after it.
func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		name, own, in string
		made, pair    bool
		choice        intake.Choice
		want          string // verdict, id, fields
		after         string
	}{
		{name: "by id", in: "{id: place.kp, de: Nordkorea}", want: "changed place.kp de",
			after: "- id: place.kp\n  kind: place\n  en: {term: North Korea, article: none, also: [DPRK]}\n  fr: {term: Corée du Nord, gender: f}\n  de: Nordkorea\n"},
		{name: "by two terms, whatever the kind", in: "{id: north-korea, en: North Korea, fr: Corée du Nord}", made: true, want: "equal place.kp "},
		{name: "another kind of its own", in: "{id: nk, kind: person, en: North Korea, fr: Corée du Nord}", made: true, want: "new nk "},
		{name: "one term is not enough", in: "{id: north-korea, en: North Korea, fr: Coree}", made: true, want: "new north-korea "},
		{name: "the source term of a pair is", in: "{id: north-korea, en: North Korea, de: Nordkorea}", made: true, pair: true, want: "changed place.kp de"},
		{name: "of two homographs neither", in: "{id: georgia, en: Georgia, es: Georgia}", made: true, pair: true, want: "new georgia "},
		{name: "of two homographs that with the target", in: "{id: georgia, en: Georgia, fr: Géorgie}", made: true, pair: true, want: "equal place.ge "},
		{name: "a made-up id that is taken", in: "{id: mail, en: chain mail}", made: true, want: "new mail-2 "},
		{name: "a made-up id that agrees", in: "{id: mail, en: mail, fr: courriel}", made: true, choice: intake.Keep, want: "equal mail  fr"},
		{name: "conflict, kept", in: "{id: place.kp, fr: Nord-Corée}", choice: intake.Keep, want: "equal place.kp  fr"},
		{name: "conflict, replaced", in: "{id: place.kp, fr: Nord-Corée}", choice: intake.Replace, want: "changed place.kp fr fr",
			after: "- id: place.kp\n  kind: place\n  en: {term: North Korea, article: none, also: [DPRK]}\n  fr: Nord-Corée\n"},
		{name: "conflict, merged", in: "{id: place.kp, fr: Nord-Corée}", choice: intake.Merge, want: "changed place.kp fr:also fr",
			after: "- id: place.kp\n  kind: place\n  en: {term: North Korea, article: none, also: [DPRK]}\n  fr: {term: Corée du Nord, gender: f, also: [Nord-Corée]}\n"},
		{name: "lists are united", in: "{id: place.kp, subject: [asia], en: {term: North Korea, also: [PRK]}}", want: "changed place.kp subject,en:also",
			after: "- id: place.kp\n  kind: place\n  subject: [asia]\n  en: {term: North Korea, article: none, also: [DPRK, PRK]}\n  fr: {term: Corée du Nord, gender: f}\n"},
		{name: "switched off", own: "- {id: place.kp, off: true}", in: "{id: place.kp, de: Nordkorea}", want: "skipped place.kp "},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, "")
			if strings.Contains(c.own, "off:") {
				if err := w.shelf.Change(func(e *store.Edit) error { return e.Switch("place.kp", "") }); err != nil {
					t.Fatal(err)
				}
			}
			in := intake.Incoming{Concept: one(t, "- "+c.in), MadeUp: c.made, File: "in.csv"}
			if c.pair {
				in.Source = language.English
			}
			o := w.take(c.choice, in)[0]
			got := string(o.Verdict) + " " + o.ID + " " + strings.Join(o.Fields, ",")
			for _, conflict := range o.Conflicts {
				got += " " + conflict.Language.String()
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			if c.after != "" {
				if diff := cmp.Diff(c.after, store.Encode(w.base().Concept(o.ID))); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// A layer says no more of a concept than what weaker layers do not.
func TestEntryIsSmall(t *testing.T) {
	w := newWorld(t, "")
	o := w.take(intake.Keep, intake.Incoming{Concept: one(t, "- {id: place.kp, de: Nordkorea, en: {term: North Korea, also: [PRK]}}")})[0]
	want := "- id: place.kp\n  kind: place\n  en: {term: North Korea, also: [DPRK, PRK]}\n  de: Nordkorea\n"
	if got := store.Encode(o.Entry); got != want {
		t.Errorf("%s", got)
	}
}

// A new concept that shares a term with another is told so: it may be the same.
func TestTwins(t *testing.T) {
	w := newWorld(t, "")
	o := w.take(intake.Keep, intake.Incoming{Concept: one(t, "- {id: nk, en: North Korea, fr: Nord-Corée}"), MadeUp: true})[0]
	if len(o.Twins) != 1 || o.Twins[0].ID != "place.kp" || o.Twins[0].Language != language.English {
		t.Errorf("twins: %v", o.Twins)
	}
}

func TestHidden(t *testing.T) {
	base, _ := term.Load(term.Bytes("below.yaml", []byte(below)))
	above, _ := term.Load(term.Bytes("above.yaml", []byte("- {id: place.kp, fr: République populaire}")))
	scale := intake.NewScale(intake.Stands{Base: base, Above: above})
	replace := func(intake.Conflict) intake.Choice { return intake.Replace }
	o := scale.Weigh(intake.Incoming{Concept: one(t, "- {id: place.kp, fr: Nord-Corée, de: Nordkorea}")}, replace)
	if len(o.Hidden) != 1 || o.Hidden[0] != language.French {
		t.Errorf("hidden: %v", o.Hidden)
	}
}

// TestLaws: whatever comes in, the glossary then says it or reports a conflict, it
// loses nothing that it said, and the same intake again changes nothing.
func TestLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		w := newWorld(t, "- {id: a, en: A, fr: {term: Aa, also: [Ab]}}\n- {id: place.kp, en: {term: North Korea, note: x}}")
		var batch []intake.Incoming
		for range 3 {
			batch = append(batch, intake.Incoming{Concept: randomConcept(random), MadeUp: random.IntN(3) == 0, File: "r"})
		}
		before := w.base()
		for _, o := range w.take(intake.Merge, batch...) {
			after := w.base().Concept(o.ID)
			if old := before.Concept(o.ID); old != nil {
				keeps(t, old, after)
			}
		}
		for _, o := range w.take(intake.Merge, batch...) {
			if o.Writes() {
				t.Errorf("again: %s %s %v", o.Verdict, o.ID, o.Fields)
			}
		}
	}
}

// keeps fails unless after has every form of before, and its preferred terms.
func keeps(t *testing.T, before, after *term.Concept) {
	t.Helper()
	for _, tag := range before.Languages() {
		lang := language.Make(tag)
		if old, now := before.Term(lang), after.Term(lang); old != nil && (now == nil || old.Text != now.Text) {
			t.Errorf("%s %s: %v became %v", before.ID, tag, old, now)
		}
		has := map[string]bool{}
		for _, form := range forms(after.OwnTerms(lang)) {
			has[form] = true
		}
		for _, form := range forms(before.OwnTerms(lang)) {
			if !has[form] {
				t.Errorf("%s %s: %q is lost", before.ID, tag, form)
			}
		}
	}
}

func forms(terms []term.Term) []string {
	var list []string
	for i := range terms {
		list = append(list, terms[i].Text)
		for _, f := range exchange.TermFields() {
			if f.List {
				list = append(list, f.Get(&terms[i])...)
			}
		}
	}
	return list
}

func randomConcept(r *rand.Rand) *term.Concept {
	ids := []string{"a", "b", "place.kp", "mail"}
	texts := []string{"A", "Aa", "North Korea", "mail", "Corée du Nord", "B"}
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	c := term.NewConcept(pick(ids), []term.Kind{"", term.Place, term.General}[r.IntN(3)])
	if r.IntN(2) == 0 {
		c.Subject = []string{pick(texts)}
	}
	for _, lang := range []language.Tag{language.English, language.French, language.German}[:1+r.IntN(3)] {
		t := term.Term{Text: pick(texts), Status: term.Status(r.IntN(2)), Plural: r.IntN(4) == 0}
		if r.IntN(2) == 0 {
			t.Also = []string{pick(texts) + "2"}
		}
		c.SetTerms(lang, t)
	}
	return c
}

// The time grows with the number of concepts, also where one term stands in all.
func TestGrowth(t *testing.T) {
	comparisons := func(n int) float64 {
		return testing.AllocsPerRun(1, func() {
			scale := intake.NewScale(intake.Stands{Base: term.New()})
			for i := range n {
				c := term.NewConcept("same", term.General)
				c.SetTerms(language.English, term.Term{Text: "same"})
				c.SetTerms(language.French, term.Term{Text: "mot" + strconv.Itoa(i)})
				c.ID += strconv.Itoa(i)
				if o := scale.Weigh(intake.Incoming{Concept: c, MadeUp: true}, nil); o.Verdict != intake.New {
					t.Fatal(o)
				}
			}
		})
	}
	if small, large := comparisons(1000), comparisons(8000); large > 9*small {
		t.Errorf("8 times the concepts take %.1f times the allocations", large/small)
	}
}
