package term

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

func TestErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.yaml", "- kind: place\n", "a.yaml:1:3: this concept has no id"},
		{"a.yaml", "- id: x\n  kind: planet\n", `a.yaml:2:9: the kind “planet” is none of place, person, organisation, product, title, term`},
		{"a.yaml", "- id: x\n  englsh: a\n", `a.yaml:2:3: “englsh” is neither a field of a concept nor a language tag`},
		{"a.yaml", "- id: x\n  en: {term: a, colour: b}\n", `a.yaml:2:17: “colour” is not a field of a term`},
		{"a.yaml", "- id: x\n  en: {also: [b]}\n", "a.yaml:2:7: this language has no term"},
		{"a.yaml", "- id: x\n  en: {term: a, status: good}\n", `a.yaml:2:25: status: “good” is none of admitted, deprecated, forbidden, preferred`},
		{"a.yaml", "- id: x\n  en: {term: a, gender: x}\n", `a.yaml:2:25: gender: “x” is none of f, m, n`},
		{"a.yaml", "- id: x\n- id: x\n", `a.yaml:2:3: the concept “x” stands already in line 1`},
		{"a.yaml", "- id: x\n  en: a\n  en: b\n", `a.yaml:3:3: “en” stands twice`},
		{"a.yaml", "- id: x\n  en: a\n y: [\n", "a.yaml:2:1: this is not YAML: did not find expected '-' indicator"},
		{"a.yaml", "id: x\n", `a.yaml:1:1: a glossary is a list of concepts, and this is none`},
		{"a.csv", "", "a.csv:1:1: the table is empty"},
		{"a.csv", "en,klingonisch\na,b\n", `a.csv:1:2: the column “klingonisch” is neither a language tag nor id, kind or note`},
		{"a.csv", "en,fr\na,b,c\n", "a.csv:2:3: this row has more cells than the header"},
		{"a.csv", "en,fr\n\"a,b\n", `a.csv:2:6: the table cannot be read: extraneous or missing " in quoted-field`},
		{"a.doc", "x", "a.doc:1:1: a glossary is a .yaml, .csv or .tsv file"},
	} {
		_, err := Load(Bytes(test.name, []byte(test.text)))
		if test.text == "" {
			_, err = readTable(test.name, strings.NewReader(test.text))
		}
		if err == nil || err.Error() != test.want {
			t.Errorf("%q:\n got %v\nwant %s", test.text, err, test.want)
		}
	}
	if _, err := LoadFile("testdata/none.yaml"); err == nil {
		t.Error("a missing file is no error")
	}
}

// TestAllErrors tells more than one mistake at once.
func TestAllErrors(t *testing.T) {
	_, err := LoadFS(fstest.MapFS{
		"a.yaml": {Data: []byte("- id: x\n  kind: y\n- kind: term\n")},
		"b.yml":  {Data: []byte("x")}, "README.md": {Data: []byte("no glossary")},
	})
	if lines := strings.Count(fmt.Sprint(err), "\n"); lines != 2 {
		t.Errorf("%d lines: %v", lines+1, err)
	}
}

func TestLayers(t *testing.T) {
	first := `
- id: city.kyiv
  kind: place
  note: capital
  en: {term: Kyiv, article: none, adjective: [Kyivan], deprecated: [Kiev]}
  de: {term: Kyjiw, also: [Kiew]}
- id: city.gone
  kind: place
  en: Gone
`
	second := `
- id: city.kyiv
  en: {term: Kyiv, also: [Kyyiv]}
  de: [{term: Kiew}, {term: Kyjiw, status: forbidden}]
  de-AT: Kiev
- {id: city.gone, off: true}
`
	b, err := Load(Bytes("1.yaml", []byte(first)), Bytes("2.yaml", []byte(second)))
	if err != nil {
		t.Fatal(err)
	}
	c := b.Concept("city.kyiv")
	if len(b.Concepts()) != 1 || c == nil || c.Kind != Place || c.Note != "capital" {
		t.Fatalf("merged to %+v", b.Concepts())
	}
	en := Term{Text: "Kyiv", Bare: true, Adjective: []string{"Kyivan"}, Deprecated: []string{"Kiev"}, Also: []string{"Kyyiv"}}
	if diff := cmp.Diff(en, *c.Term(language.English)); diff != "" {
		t.Error(diff)
	}
	for lang, want := range map[string]string{"de": "Kiew", "de-CH": "Kiew", "de-AT": "Kiev", "en-GB": "Kyiv"} {
		if got := c.Term(language.MustParse(lang)); got == nil || got.Text != want {
			t.Errorf("%s: %v, want %s", lang, got, want)
		}
	}
	if c.Term(language.French) != nil {
		t.Error("a term in a language that has none")
	}
	if hits := b.Find("Kyjiw", language.German); len(hits) != 1 || hits[0].Wanted || hits[0].Status != Forbidden {
		t.Errorf("forbidden form: %+v", hits)
	}
}

// TestRegion takes another region's term where the language itself has none.
func TestRegion(t *testing.T) {
	b, err := Load(Bytes("x.csv", []byte("en-GB,fr-FR\nlorry,camion\n")))
	if err != nil {
		t.Fatal(err)
	}
	hits := b.Find("the lorries and a lorry", language.English)
	if len(hits) != 2 || hits[0].Concept.Term(language.French).Text != "camion" {
		t.Errorf("%+v", hits)
	}
}

func TestTable(t *testing.T) {
	for name, text := range map[string]string{
		"a.csv": "\ufeffid;kind;en;fr\nplace.tr;place;Turkey | Türkiye;Turquie\n;;press release;\"communiqué; presse\"\n;;Turkey Trot;Trot\n",
		"a.tsv": "id\tkind\ten\tfr\nplace.tr\tplace\tTurkey|Türkiye\tTurquie\n\t\tpress release\tcommuniqué; presse\n\t\tTurkey Trot\tTrot\n",
	} {
		b, err := Load(Bytes(name, []byte(text)))
		if err != nil {
			t.Fatal(name, err)
		}
		want := "a turkey in [Turkey=place.tr], [Türkiye=place.tr], [Press release=" + name + ".3], [Turkey Trot=" + name + ".4], turkey trot"
		if diff := cmp.Diff(want, bracket(marked.ReplaceAllString(want, "$1"), b.Find(marked.ReplaceAllString(want, "$1"), language.English))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got := b.Concept(name + ".3").Term(language.French).Text; got != "communiqué; presse" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestVersion(t *testing.T) {
	version := func(text string) string {
		b, err := Load(Bytes("a.yaml", []byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		return b.Version()
	}
	if a := version("- {id: x, en: a}"); a == "" || a != version("- {id: x, en: a}") || a == version("- {id: x, en: b}") {
		t.Error("the version does not follow the content")
	}
}

// TestEmpty: the zero base and no base at all find nothing and break nothing.
func TestEmpty(t *testing.T) {
	for _, b := range []*Base{nil, {}} {
		if b.Find("Russia", language.English) != nil || b.Concept("x") != nil || len(b.Concepts()) != 0 ||
			b.Repair("the Russia", language.English) != "the Russia" || b.NearMiss("Kursk", "", language.French) != nil {
			t.Error("an empty base found something")
		}
		b.Names("A Name", language.English)
	}
}

// TestTogether asks one base from many goroutines (run with -race).
func TestTogether(t *testing.T) {
	b := testBase(t)
	var wait sync.WaitGroup
	for n := range 16 {
		wait.Go(func() {
			lang := testLanguages[n%len(testLanguages)]
			b.Find("La Russie, Russia, Россия", lang)
			b.NearMiss("Kursk", "", lang)
		})
	}
	wait.Wait()
}

// TestLanguageData reads every data file strictly and checks its tables.
func TestLanguageData(t *testing.T) {
	strict(t, "inflect", func() any { return &grammar{} })
	strict(t, "surface", func() any { return &surface{} })
	strict(t, "names", func() any { return &naming{} })
	for lang, g := range grammars() {
		if g.Order != "last" && g.Order != "each" && g.Order != "head" {
			t.Errorf("inflect/%s.yaml: order %q", lang, g.Order)
		}
	}
	for lang, s := range surfaces() {
		if len(s.initials) != len(s.Initial) {
			t.Errorf("surface/%s.yaml: a pattern does not compile", lang)
		}
		for _, row := range s.Rows {
			if len(row.Cells) == 0 || len(row.Found) == 0 {
				t.Errorf("surface/%s.yaml: an empty row %v", lang, row)
			}
		}
	}
}

func strict(t *testing.T, folder string, value func() any) {
	t.Helper()
	names, err := fs.Glob(data, folder+"/*.yaml")
	if err != nil || len(names) < 10-3*strings.Count(folder, "surface") {
		t.Fatalf("%s: %v %v", folder, names, err)
	}
	for _, name := range names {
		file, err := data.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		decoder := yaml.NewDecoder(file)
		decoder.KnownFields(true)
		if err := decoder.Decode(value()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		file.Close()
	}
}
