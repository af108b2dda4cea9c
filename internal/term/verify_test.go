package term

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

func TestVerify(t *testing.T) {
	b := testBase(t)
	for _, test := range []struct {
		name, from, source, to, target string
		concept                        string
		status                         Use
		wanted, found, bad, unmatched  int
	}{
		{"inside a longer name", "fr", "à Koursk", "es", "en la región de Kursk", "place.kursk", Used, 1, 1, 0, 0},
		{"used", "fr", "La Russie et la Russie", "es", "Rusia y Rusia", "place.ru", Used, 2, 2, 0, 0},
		{"one of two", "fr", "La Russie et la Russie", "es", "Rusia y ella", "place.ru", Partly, 2, 1, 0, 1},
		{"none", "fr", "La Russie", "es", "La Russie", "place.ru", Lost, 1, 0, 0, 1},
		{"an adjective for a name", "fr", "les troupes de la Russie", "es", "las tropas rusas", "place.ru", Used, 1, 1, 0, 0},
		{"an adjective is its own", "fr", "La Russie et l'armée russe", "es", "el ejército ruso", "place.ru", Lost, 1, 0, 0, 1},
		{"abbreviation", "fr", "l'ONU", "es", "las Naciones Unidas", "org.un", Used, 1, 1, 0, 0},
		{"unwanted", "fr", "à Kiev", "en", "in Kiev", "place.kyiv", Lost, 1, 0, 1, 1},
		{"unwanted only in the target", "fr", "rien", "en", "in Kiev", "place.kyiv", Used, 0, 0, 1, 0},
		{"no term, kept", "fr", "Kyslytsya", "es", "dijo Kyslytsya", "person.kyslytsya", Used, 1, 1, 0, 0},
		{"no term, lost", "fr", "Kyslytsya", "es", "dijo Kislicha", "person.kyslytsya", Lost, 1, 0, 0, 1},
		{"ambiguous in the target", "en", "Algiers", "ru", "Алжир", "place.algiers", Used, 1, 1, 0, 0},
		{"ambiguous in the source", "ru", "Алжир", "en", "Algiers", "", Used, 1, 1, 0, 0},
		{"inflected", "fr", "en Corée du Nord", "ru", "в Северной Корее", "place.kp", Used, 1, 1, 0, 0},
	} {
		from, to := language.MustParse(test.from), language.MustParse(test.to)
		verdicts := Verify(b.Find(test.source, from), test.target, b.Find(test.target, to), from, to)
		if len(verdicts) != 1 {
			t.Errorf("%s: %d verdicts", test.name, len(verdicts))
			continue
		}
		v := verdicts[0]
		if (test.concept != "" && v.Concept.ID != test.concept) || v.Status != test.status || v.Wanted != test.wanted ||
			v.Found != test.found || len(v.Bad) != test.bad || len(v.Unmatched) != test.unmatched {
			t.Errorf("%s: %s %+v", test.name, v.Concept.ID, v)
		}
	}
}

// TestRenderings holds a verdict to showing what it counted: each span once, as the
// text runs, never more than Found says.
func TestRenderings(t *testing.T) {
	b := testBase(t)
	for _, test := range []struct {
		name, from, source, to, target string
		want                           []string
	}{
		{"used", "fr", "La Russie et la Russie", "es", "Rusia, RUSIA", []string{"Rusia", "RUSIA"}},
		{"inside a longer name", "fr", "à Koursk", "en", "in the Kursk Oblast", []string{"Kursk"}},
		{"an adjective for a name", "fr", "les troupes de la Russie", "es", "las tropas rusas", []string{"rusas"}},
		{"an adjective is its own", "fr", "La Russie et l'armée russe", "es", "el ejército ruso", nil},
		{"unwanted", "fr", "à Kiev", "en", "in Kiev", nil},
		{"no term, kept", "fr", "Kyslytsya", "es", "dijo Kyslytsya.", []string{"Kyslytsya"}},
		{"inflected", "fr", "en Corée du Nord", "ru", "в Северной Корее", []string{"Северной Корее"}},
	} {
		from, to := language.MustParse(test.from), language.MustParse(test.to)
		v := Verify(b.Find(test.source, from), test.target, b.Find(test.target, to), from, to)[0]
		if got := v.said(test.target); !slices.Equal(got, test.want) || len(got) != v.Found {
			t.Errorf("%s: %q (found %d), want %q", test.name, got, v.Found, test.want)
		}
	}
}

// TestRenderingsBeyondForms shows compounds and verbs, which no form of the term is,
// as often as they are needed.
func TestRenderingsBeyondForms(t *testing.T) {
	for _, test := range []struct {
		source, sourceText, target, targetText string
		to                                     language.Tag
		want                                   []string
	}{
		{"product", "products", "Produkt", "die Datenprodukte", language.German, []string{"Datenprodukte"}},
		{"product", "product and product", "Produkt", "Produkt, Datenprodukte, Produktnummer", language.German, []string{"Produkt", "Datenprodukte"}},
		{"create", "create", "crear", "creando un espacio", language.Spanish, []string{"creando"}},
	} {
		c := NewConcept("term", General)
		c.SetTerms(language.English, Term{Text: test.source})
		c.SetTerms(test.to, Term{Text: test.target})
		b := New(c)
		v := Verify(b.Find(test.sourceText, language.English), test.targetText, b.Find(test.targetText, test.to), language.English, test.to)[0]
		if got := v.said(test.targetText); !slices.Equal(got, test.want) {
			t.Errorf("%s in %q: %q, want %q", test.target, test.targetText, got, test.want)
		}
	}
}

// said returns the renderings of v as they stand in target.
func (v *Verdict) said(target string) (list []string) {
	for _, span := range v.Renderings {
		list = append(list, target[span.Start:span.End])
	}
	return list
}

// A stem finds a form that nobody listed, and does not prove it.
func TestStemsProveNothing(t *testing.T) {
	b := testBase(t)
	en, sv := language.English, language.Swedish
	source := b.Find("a clinical trial", en)
	for target, want := range map[string]Use{"klinisk prövning": Used, "kliniska prövningarna": Lost} {
		v := Verify(source, target, b.Find(target, sv), en, sv)[0]
		if v.Status != want || want == Lost && v.Likely != 1 {
			t.Errorf("%q: %d found, %d likely, status %d", target, v.Found, v.Likely, v.Status)
		}
	}
}
