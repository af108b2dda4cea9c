package pair_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/exchangetest"
	"exonym/internal/term/exchange/pair"
)

var enFr = exchange.Options{Source: language.English, Target: language.French}

func named(o exchange.Options, file string) exchange.Options {
	o.File = file
	return o
}

func FuzzDeepL(f *testing.F) { exchangetest.FuzzImport(f, pair.DeepL, enFr, "a\tb\n", "a,b,en,fr\n") }
func FuzzGoogle(f *testing.F) {
	exchangetest.FuzzImport(f, pair.Google, exchange.Options{}, "en,fr,pos,description\na,b,noun,c\n")
}
func FuzzAzure(f *testing.F) {
	exchangetest.FuzzImport(f, pair.Azure, enFr, `<xliff><file source-language="en" target-language="fr"><trans-unit><source>a</source><target>b</target></trans-unit></file></xliff>`)
}

func concepts() []*term.Concept {
	nk := term.NewConcept("place.kp", term.Place)
	nk.SetTerms(language.English, term.Term{Text: "North Korea", Also: []string{"Democratic Korea"}, Abbreviation: []string{"DPRK"}, Adjective: []string{"North Korean"}})
	nk.SetTerms(language.French, term.Term{Text: "Corée du Nord", Abbreviation: []string{"RPDC"}, Gender: 'f'})
	kept := term.NewConcept("exonym", term.Product)
	kept.SetTerms(language.English, term.Term{Text: "exonym, \"the\" tool", Keep: true})
	double := term.NewConcept("double", term.General)
	double.SetTerms(language.English, term.Term{Text: "DPRK"})
	double.SetTerms(language.French, term.Term{Text: "RPDC"})
	signs := term.NewConcept("signs", term.General)
	signs.SetTerms(language.English, term.Term{Text: "a\u2028b"})
	signs.SetTerms(language.French, term.Term{Text: "ab"})
	long := term.NewConcept("long", term.General)
	long.SetTerms(language.English, term.Term{Text: strings.Repeat("é", 513)})
	long.SetTerms(language.French, term.Term{Text: "long"})
	alone := term.NewConcept("alone", term.General)
	alone.SetTerms(language.German, term.Term{Text: "allein"})
	return []*term.Concept{nk, kept, double, signs, long, alone}
}

func TestExport(t *testing.T) {
	const tsv = "North Korea\tCorée du Nord\nDemocratic Korea\tCorée du Nord\nDPRK\tRPDC\nexonym, \"the\" tool\texonym, \"the\" tool\n"
	const csv = "North Korea,Corée du Nord\nDemocratic Korea,Corée du Nord\nDPRK,RPDC\n\"exonym, \"\"the\"\" tool\",\"exonym, \"\"the\"\" tool\"\n"
	for _, c := range []struct {
		format *exchange.Format
		file   string
		want   string
	}{
		{pair.DeepL, "", tsv}, {pair.DeepL, "a.csv", csv}, {pair.Google, "", csv}, {pair.Google, "a.tsv", tsv}, {pair.Azure, "", tsv}, {pair.Azure, "a.csv", csv},
	} {
		var out bytes.Buffer
		lost, err := c.format.Export(&out, concepts(), named(enFr, c.file))
		if err != nil || out.String() != c.want {
			t.Errorf("%s %s: %v\n got %s\nwant %s", c.format.Name, c.file, err, out.String(), c.want)
		}
		if got, want := fmt.Sprint(lost.Fields), "map[adjective:1 gender:1 keep:2 kind:2]"; got != want {
			t.Errorf("lost %s, want %s", got, want)
		}
		for _, note := range []string{"such as “DPRK”", "no line break", "1024 bytes", "sides is empty"} {
			if !strings.Contains(fmt.Sprint(lost.Notes), note) {
				t.Errorf("no note %s in %v", note, lost.Notes)
			}
		}
		in, err := c.format.Import(out.Bytes(), named(enFr, c.file))
		if err != nil || len(in.Concepts) != 4 {
			t.Errorf("%s %s: back to %d concepts, %v", c.format.Name, c.file, len(in.Concepts), err)
		}
	}
}

func TestPairIsNeeded(t *testing.T) {
	for _, f := range []*exchange.Format{pair.DeepL, pair.Azure} {
		if _, err := f.Export(&bytes.Buffer{}, concepts(), exchange.Options{File: "a"}); err == nil || !strings.HasPrefix(err.Error(), "a: a glossary of this format has one source") {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

func TestXLIFF(t *testing.T) {
	var out bytes.Buffer
	if _, err := pair.Azure.Export(&out, concepts(), named(enFr, "a.xlf")); err != nil {
		t.Fatal(err)
	}
	in, err := pair.Azure.Import(out.Bytes(), exchange.Options{File: "a.xlf"})
	if err != nil || show(in.Concepts) != "North Korea>Corée du Nord Democratic Korea>Corée du Nord DPRK>RPDC exonym, \"the\" tool>exonym, \"the\" tool" {
		t.Errorf("%v %s", err, show(in.Concepts))
	}
}

func show(concepts []*term.Concept) string {
	var all []string
	for _, c := range concepts {
		all = append(all, c.OwnTerms(language.English)[0].Text+">"+c.OwnTerms(language.French)[0].Text)
	}
	return strings.Join(all, " ")
}

func TestImport(t *testing.T) {
	for _, c := range []struct{ name, src, want, note string }{
		{"tabs, commas in the text", "a, b, c\tx\nd\ty", "a, b, c>x d>y", ""},
		{"DeepL CSV with languages", "a,b,EN,FR\n", "a>b", ""},
		{"empty side", "a\t\nc\td\n", "c>d", "1 entry left out: one of its sides is empty"},
		{"double", "a\tb\na\tc\n", "a>b", "1 entry left out: its source term"},
	} {
		in, err := pair.DeepL.Import([]byte(c.src), enFr)
		if err != nil || show(in.Concepts) != c.want || !strings.Contains(fmt.Sprint(in.Notes), c.note) {
			t.Errorf("%s: %s %v %v", c.name, show(in.Concepts), in.Notes, err)
		}
	}
	_, err := pair.DeepL.Import([]byte("a\tb\nc\td\te\n"), named(enFr, "g.tsv"))
	if err == nil || err.Error() != "g.tsv:2:1: 3 cells, where 2 are expected: is the separator or a quotation mark wrong?" {
		t.Errorf("three cells: %v", err)
	}
}

func TestGoogleSet(t *testing.T) {
	in, err := pair.Google.Import([]byte("en,fr,de,pos,description\nKyiv,Kiev,Kyjiw,noun,A city\n"), exchange.Options{})
	if err != nil || len(in.Concepts) != 1 {
		t.Fatal(in, err)
	}
	c := in.Concepts[0]
	if c.Definition != "A city" || c.OwnTerms(language.German)[0].Text != "Kyjiw" || c.OwnTerms(language.French)[0].PartOfSpeech != "noun" {
		t.Errorf("%+v", c)
	}
	var out bytes.Buffer
	lost, err := pair.Google.Export(&out, in.Concepts, exchange.Options{})
	if want := "de,en,fr,description\nKyjiw,Kyiv,Kiev,A city\n"; err != nil || out.String() != want || lost.Fields["pos"] != 3 {
		t.Errorf("%v %v\n got %s\nwant %s", err, lost, out.String(), want)
	}
	// Two words that are codes of languages are words when the pair is another.
	if in, err = pair.Google.Import([]byte("is,es\n"), enFr); err != nil || show(in.Concepts) != "is>es" {
		t.Errorf("%v %v", in, err)
	}
}
