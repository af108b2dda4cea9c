package bitexttest

import (
	"bytes"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/bitext"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
)

// Loses says what a format has no place for.
type Loses struct {
	Raw     bool // what stands in codes
	Origin  bool // all of it but the rank, and the date
	Context bool // the document and the texts round a unit
}

var english, french, arabic = language.English, language.MustParse("fr-CA"), language.Arabic

// Units are translations with all that a memory can hold.
func Units() []memory.Unit {
	bold := []article.Code{{Kind: article.Open, Pair: 1, Raw: "<b>"}, {Kind: article.Close, Pair: 0, Raw: "</b>"}, {Pair: -1, Raw: `<img alt="a & b">`}}
	half := []article.Code{{Kind: article.Close, Pair: -1, Raw: "**"}, {Kind: article.Open, Pair: -1, Raw: "["}}
	tokens := strings.NewReplacer("0", string(article.Token(0)), "1", string(article.Token(1)), "2", string(article.Token(2)))
	when := time.Date(2026, 11, 25, 17, 30, 1, 0, time.UTC)
	unit := func(source, target string, codes ...article.Code) memory.Unit {
		return memory.Unit{From: english, To: french, Source: source, Target: target, Codes: codes, Origin: memory.Origin{Rank: memory.Import, Name: "old.tmx"}}
	}
	coded := func(source, target string, codes ...article.Code) memory.Unit {
		return unit(tokens.Replace(source), tokens.Replace(target), codes...)
	}
	list := []memory.Unit{
		unit("On Monday, scientists announced a new tool.", "Lundi, des scientifiques ont annoncé un nouvel outil."),
		unit(`He said: "5 < 6 & 7 > 2", ]]> and left.`, "Il a dit : « 5 < 6 & 7 > 2 », puis il est parti.\u00a0!"),
		unit("=SUM(A1)", "'=SOMME(A1)"), unit("-1", "+1"), unit("a;b,c\td", `d"e`),
		unit(`<1> and \<2/> and </3> are written so`, `on écrit <1>, \\<2/> et <4>`),
		unit("first line\nsecond line", "première ligne\ndeuxième ligne"),
		coded("Click 0here1 for 2 more.", "Cliquez 0ici1 pour 2 plus.", bold...),
		coded("0Click1 2", "2 0Cliquez1", bold...),
		coded("0lost1 here", "perdu ici", bold[:2]...),
		coded("end0 of one, 1start of another", "fin0 de l’un, 1début de l’autre", half...),
	}
	machine := unit("Machine", "Machine d’essai")
	machine.Origin, machine.Changed = memory.Origin{Rank: memory.Engine, Name: "apertium", Version: "3.8.3"}, when
	person := unit("Person", "Personne")
	person.Origin, person.Changed = memory.Origin{Rank: memory.Person, Name: "Zoë"}, when
	person.Context = memory.Context{Document: "a/b.md", Before: "Before it & all", After: "After <it>"}
	other := memory.Unit{From: french, To: arabic, Source: "Une phrase.", Target: "جملة واحدة.", Origin: memory.Origin{Rank: memory.Person}}
	return append(list, machine, person, other)
}

// Run holds the law for a format.
func Run(t *testing.T, f *bitext.Format, loses Loses) {
	t.Helper()
	units := Units()
	o := exchange.Options{File: "m" + f.Extensions[0]}
	if f.Pair {
		o.Source, o.Target = english, french
		units = units[:len(units)-1]
	}
	t.Run("round trip", func(t *testing.T) {
		got, notes := Read(t, f, Write(t, f, units, o), o)
		if diff := Diff(loses.of(units), loses.of(got)); diff != "" {
			t.Errorf("not read as it was written (-want +got):\n%s\n%v", diff, notes)
		}
	})
	t.Run("empty", func(t *testing.T) {
		if _, err := f.Read(strings.NewReader(""), o, func(*bitext.Unit) bool { return true }); !isFaults(err) {
			t.Errorf("an empty file gives %v", err)
		}
	})
	t.Run("a stop is obeyed", func(t *testing.T) {
		seen := 0
		_, err := f.Read(bytes.NewReader(Write(t, f, units, o)), o, func(*bitext.Unit) bool { seen++; return seen < 2 })
		if seen != 2 || err != nil {
			t.Errorf("%d units after a stop at 2, %v", seen, err)
		}
	})
	t.Run("an error of the units is returned", func(t *testing.T) {
		broken := errors.New("the memory is gone")
		err := f.Write(&bytes.Buffer{}, func(yield func(memory.Unit, error) bool) { yield(memory.Unit{}, broken) }, o)
		if !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
	})
}

// Fuzz reads any bytes, and holds the law for what they give.
func Fuzz(f *testing.F, format *bitext.Format, loses Loses, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		o := exchange.Options{File: "m" + format.Extensions[0]}
		if format.Pair {
			o.Source, o.Target = english, language.French
		}
		var units []memory.Unit
		_, err := format.Read(bytes.NewReader(src), o, func(u *bitext.Unit) bool {
			units = append(units, u.Unit)
			return true
		})
		if err != nil && !isFaults(err) {
			t.Fatalf("not a fault of the file: %v", err)
		}
		if err != nil || len(units) == 0 {
			return
		}
		if format.Pair {
			for i := range units {
				units[i].From, units[i].To = o.Source, o.Target
			}
		}
		got, _ := Read(t, format, Write(t, format, units, o), o)
		if diff := Diff(loses.of(units), loses.of(got)); diff != "" {
			t.Errorf("not read as it was written (-want +got):\n%s", diff)
		}
	})
}

func isFaults(err error) bool {
	var faults exchange.Faults
	return errors.As(err, &faults)
}

// Write returns units as a file of the format.
func Write(t testing.TB, f *bitext.Format, units []memory.Unit, o exchange.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, each(units), o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func each(units []memory.Unit) iter.Seq2[memory.Unit, error] {
	return func(yield func(memory.Unit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

// Read returns the units of a file.
func Read(t testing.TB, f *bitext.Format, src []byte, o exchange.Options) ([]memory.Unit, []exchange.Note) {
	t.Helper()
	var units []memory.Unit
	notes, err := f.Read(bytes.NewReader(src), o, func(u *bitext.Unit) bool {
		units = append(units, u.Unit)
		return true
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return units, notes
}

// Diff compares units, "" for no difference.
func Diff(want, got []memory.Unit) string {
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b language.Tag) bool { return a == b }))
}

// of returns units without what a format loses.
func (l Loses) of(units []memory.Unit) []memory.Unit {
	kept := make([]memory.Unit, len(units))
	for i, u := range units {
		kept[i] = u
		if l.Origin {
			kept[i].Origin, kept[i].Changed = memory.Origin{Rank: u.Origin.Rank}, time.Time{}
		}
		if l.Context {
			kept[i].Context = memory.Context{}
		}
		kept[i].Codes = make([]article.Code, len(u.Codes))
		for n, c := range u.Codes {
			if l.Raw {
				c.Raw = ""
			}
			kept[i].Codes[n] = c
		}
	}
	return kept
}
