package search

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/term"
)

func builtIn(t testing.TB) *term.Base {
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// What a person may type leads to the concept, and it is told how.
func TestFind(t *testing.T) {
	base := builtIn(t)
	for _, c := range []struct {
		text, id string
		how      How
	}{
		{"place.ua", "place.ua", ByID},
		{"Kyiv", "place.kyiv", Same},
		{"kyiv", "place.kyiv", Folded},
		{"Kiew", "place.kyiv", Same},
		{"Киева", "place.kyiv", Inflected},
		{"Nordkoreas", "place.kp", Inflected},
		{"coree du nord", "place.kp", Folded},
		{"CORÉE-DU-NORD", "place.kp", Folded},
		{"Khursk", "place.kursk", Near},
		{"Koursque", "place.kursk", Sounds},
		{"United Nat", "org.un", Begins},
		{"Nebenzja", "person.vasily-nebenzya", Same},
		{"Vasili Nebensia", "person.vasily-nebenzya", Near},
	} {
		found := Find(base, Query{Text: c.text})
		if len(found) == 0 || found[0].Concept.ID != c.id || found[0].How != c.how {
			t.Errorf("%q: %s, want %s %v", c.text, told(found), c.id, c.how)
		}
	}
}

func told(found []Match) string {
	var list []string
	for _, m := range found[:min(len(found), 5)] {
		list = append(list, m.Concept.ID+" "+m.How.String()+" "+m.Lang.String()+" "+m.Form)
	}
	return strings.Join(list, "; ")
}

// A language, a kind and a subject leave out what is not theirs.
func TestFindAmong(t *testing.T) {
	base := builtIn(t)
	if found := Find(base, Query{Text: "Kiew", Langs: []language.Tag{language.German}}); len(found) == 0 || found[0].How != Same {
		t.Errorf("Kiew in German: %s", told(found))
	}
	for _, m := range Find(base, Query{Text: "Kiew", Langs: []language.Tag{language.French}}) {
		if m.How == Same {
			t.Errorf("Kiew is no French: %s", told([]Match{m}))
		}
	}
	for _, m := range Find(base, Query{Text: "Georgia", Kind: term.Person}) {
		if m.Concept.Kind != term.Person {
			t.Errorf("%s is no person", m.Concept.ID)
		}
	}
	for _, m := range Find(base, Query{Text: "Georgia", Subject: "country"}) {
		if !slices.Contains(m.Concept.Subject, "country") {
			t.Errorf("%s is no country", m.Concept.ID)
		}
	}
}

func BenchmarkFindNothing(b *testing.B) {
	base := builtIn(b)
	for b.Loop() {
		Find(base, Query{Text: "Kwrtzpnsk"})
	}
}

// Every name of the base finds its concept.
func TestEveryNameIsNamed(t *testing.T) {
	base := builtIn(t)
	for i, c := range base.Concepts() {
		if i%200 != 0 {
			continue
		}
		for _, tag := range c.Languages() {
			lang := language.Make(tag)
			text := c.OwnTerms(lang)[0].Text
			named := func(m Match) bool { return m.Concept == c && m.How == Same }
			if !slices.ContainsFunc(Named(base, text, lang), named) {
				t.Errorf("%s: %s %q does not find it", c.ID, tag, text)
			}
		}
	}
}

// Nothing that may be typed makes it fail.
func FuzzFind(f *testing.F) {
	base := builtIn(f)
	for _, seed := range []string{"", " ", "-", "'", "\xff", "ß", "é", "a\x00b", "北京", strings.Repeat("a ", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range Find(base, Query{Text: text, Langs: []language.Tag{language.French}}) {
			if m.Concept == nil {
				t.Fatalf("%q finds nothing at all", text)
			}
		}
	})
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Corée-du-Nord": "coree du nord", "L’Ukraine": "l ukraine", "U.S.A.": "usa", "  Łódź ": "lodz", "Köln": "koln",
		"Straße": "strasse", "Йошкар-Ола": "йошкар ола", "Семён": "семен", "…": "", "Ελλάδα": "ελλάδα",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestEdits(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"kyiv", "kiyv", 1}, {"kyiv", "kiev", 2}, {"kursk", "koursk", 1}, {"a", "abcdef", 4}, {"москва", "масква", 1}} {
		if got := edits([]rune(c.a), []rune(c.b), 3); got != c.want {
			t.Errorf("%s, %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
