package exchangetest

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

// Starter returns the concepts of the built-in glossary.
func Starter(t testing.TB) []*term.Concept {
	t.Helper()
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	return base.Concepts()
}

// RoundTrip takes the starter glossary and a concept with everything out and in
// again.
func RoundTrip(t *testing.T, format *exchange.Format, o exchange.Options) {
	for name, concepts := range map[string][]*term.Concept{"starter": Starter(t), "full": {Full()}} {
		t.Run(name, func(t *testing.T) { Same(t, format, concepts, o) })
	}
}

// Same fails unless Import(Export(concepts)) gives the same concepts.
func Same(t testing.TB, format *exchange.Format, concepts []*term.Concept, o exchange.Options) {
	t.Helper()
	var out bytes.Buffer
	lost, err := format.Export(&out, concepts, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(lost.Fields) > 0 || len(lost.Notes) > 0 {
		t.Errorf("lost %v %v", lost.Fields, lost.Notes)
	}
	in, err := format.Import(out.Bytes(), o)
	if err != nil {
		t.Fatalf("%v\n%s", err, head(out.Bytes()))
	}
	if diff := Diff(concepts, in.Concepts); diff != "" {
		t.Errorf("differs:\n%s\n%s", diff, head(out.Bytes()))
	}
	for _, note := range in.Notes {
		t.Errorf("remark on an own file: %v", note)
	}
}

func head(data []byte) []byte { return data[:min(len(data), 3000)] }

// view is a concept as it is compared.
type view struct {
	Concept map[string][]string
	Terms   map[string][]map[string][]string
}

// Diff returns how the concepts differ, "" for not.
func Diff(want, got []*term.Concept) string { return cmp.Diff(views(want), views(got)) }

func views(concepts []*term.Concept) []view {
	var all []view
	for _, c := range concepts {
		v := view{map[string][]string{"id": {c.ID}}, map[string][]map[string][]string{}}
		for _, f := range exchange.ConceptFields() {
			if texts := f.Get(c); len(texts) > 0 {
				v.Concept[f.Name] = texts
			}
		}
		for _, tag := range c.Languages() {
			for _, t := range c.OwnTerms(language.Make(tag)) {
				said := map[string][]string{"term": {t.Text}}
				for _, f := range exchange.TermFields() {
					if texts := f.Get(&t); len(texts) > 0 {
						said[f.Name] = texts
					}
				}
				v.Terms[tag] = append(v.Terms[tag], said)
			}
		}
		all = append(all, v)
	}
	return all
}

// FuzzImport holds that a format answers any bytes with concepts or with Faults,
// and never with both.
func FuzzImport(f *testing.F, format *exchange.Format, o exchange.Options, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		in, err := format.Import(src, o)
		var faults exchange.Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0 || len(faults) > exchange.MaxFaults || len(in.Concepts) > 0) {
			t.Errorf("%d concepts and %#v", len(in.Concepts), err)
		}
		for _, c := range in.Concepts {
			if c.ID == "" || len(c.Languages()) == 0 {
				t.Errorf("concept %q in %v", c.ID, c.Languages())
			}
		}
	})
}

// FuzzExport holds the law of lossless formats for concepts made of any bytes.
func FuzzExport(f *testing.F, format *exchange.Format, o exchange.Options) {
	f.Add("=1+1|a||b\n\"x\"\t;'@", []byte("\x00\x01\x02\x03\x04\x05\x06\x07"))
	f.Add("a b\nc_x0041_<&>", []byte{255, 3, 77, 12, 9, 200, 31, 4, 18, 7, 99})
	f.Fuzz(func(t *testing.T, texts string, choices []byte) {
		Same(t, format, Random(texts, choices), o)
	})
}
