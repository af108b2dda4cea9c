package glossary

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

var conceptFields = []string{"id", "kind", "subject", "note", "source", "date", "capital-of", "member-of", "part-of"}

var termFields = []string{
	"term", "status", "forms", "also", "deprecated", "forbidden", "abbreviation", "adjective", "inhabitant",
	"gender", "number", "article", "case", "keep", "common",
}

// languages are the ten languages of the glossary.
var languages = []string{"en", "fr", "de", "es", "it", "pt", "ru", "uk", "nl", "pl"}

type entry map[string]any

// files reads every glossary file.
func files(t *testing.T) map[string][]entry {
	t.Helper()
	names, err := fs.Glob(FS, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no glossary files", err)
	}
	all := map[string][]entry{}
	for _, name := range names {
		raw, err := fs.ReadFile(FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(raw), "\t") {
			t.Errorf("%s has a tab", name)
		}
		var list []entry
		if err := yaml.Unmarshal(raw, &list); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = list
	}
	return all
}

func TestFilesFollowTheSchema(t *testing.T) {
	for name, list := range files(t) {
		last := ""
		for _, e := range list {
			id, _ := e["id"].(string)
			if id <= last {
				t.Errorf("%s: %q comes after %q: ids are unique and sorted", name, id, last)
			}
			last = id
			for key, value := range e {
				if !slices.Contains(conceptFields, key) && !slices.Contains(languages, key) {
					t.Errorf("%s: %s: unknown field %q", name, id, key)
				}
				checkText(t, name+": "+id+": "+key, value)
			}
			for _, lang := range languages {
				for _, term := range terms(e[lang]) {
					checkTerm(t, name+": "+id+": "+lang, term)
				}
			}
		}
	}
}

// checkText wants every text NFC, not empty and without space at its ends.
func checkText(t *testing.T, at string, value any) {
	t.Helper()
	switch value := value.(type) {
	case string:
		if value == "" || value != strings.TrimSpace(value) || !norm.NFC.IsNormalString(value) {
			t.Errorf("%s: bad text %q", at, value)
		}
	case []any:
		for _, item := range value {
			checkText(t, at, item)
		}
	case map[string]any:
		for key, item := range value {
			checkText(t, at+"."+key, item)
		}
	case entry:
		for key, item := range value {
			checkText(t, at+"."+key, item)
		}
	case bool:
	default:
		t.Errorf("%s: %v is no text", at, value)
	}
}

func checkTerm(t *testing.T, at string, term entry) {
	t.Helper()
	if text, _ := term["term"].(string); text == "" {
		t.Errorf("%s: no term", at)
	}
	for key := range term {
		if !slices.Contains(termFields, key) {
			t.Errorf("%s: unknown field %q", at, key)
		}
	}
	if n := len(texts(term["adjective"])); n > 0 && n%4 != 0 && (strings.HasSuffix(at, ": fr") || strings.HasSuffix(at, ": es")) {
		t.Errorf("%s: %d adjective forms, want four a word", at, n)
	}
	names := map[string]string{}
	for _, key := range []string{"term", "also", "deprecated", "forbidden", "abbreviation"} {
		for _, text := range texts(term[key]) {
			if other := names[text]; other != "" {
				t.Errorf("%s: %q is both %s and %s", at, text, other, key)
			}
			names[text] = key
		}
	}
}

// terms returns the terms of one language: a text, a map or a list of both.
func terms(value any) []entry {
	switch value := value.(type) {
	case string:
		return []entry{{"term": value}}
	case entry:
		return []entry{value}
	case map[string]any:
		return []entry{value}
	case []any:
		var list []entry
		for _, item := range value {
			list = append(list, terms(item)...)
		}
		return list
	}
	return nil
}

func texts(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var list []string
		for _, item := range value {
			list = append(list, texts(item)...)
		}
		return list
	}
	return nil
}

// members are the codes of the states of the United Nations, the two observers
// and Kosovo and Taiwan (ISO 3166-1 alpha-2; XK is user-assigned).
const members = `ad ae af ag al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca
cd cf cg ch ci cl cm cn co cr cu cv cy cz de dj dk dm do dz ec ee eg er es et fi fj fm fr ga gb gd ge gh gm
gn gq gr gt gw gy hn hr ht hu id ie il in iq ir is it jm jo jp ke kg kh ki km kn kp kr kw kz la lb lc li lk
lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mr mt mu mv mw mx my mz na ne ng ni nl no np nr nz om pa pe
pg ph pk pl ps pt pw py qa ro rs ru rw sa sb sc sd se sg si sk sl sm sn so sr ss st sv sy sz td tg th tj tl
tm tn to tr tt tv tw tz ua ug us uy uz va vc ve vn vu ws xk ye za zm zw`

func TestEveryCountryHasGrammar(t *testing.T) {
	countries := map[string]entry{}
	for _, e := range files(t)["20-countries.yaml"] {
		countries[e["id"].(string)] = e
	}
	for _, code := range strings.Fields(members) {
		country := countries["place."+code]
		for _, lang := range []string{"en", "fr", "de", "es"} {
			list := terms(country[lang])
			if len(list) == 0 {
				t.Errorf("%s: no term in %s", code, lang)
				continue
			}
			for _, field := range []string{"adjective", "inhabitant"} {
				if code != "va" && len(texts(list[0][field])) == 0 { // nobody is called a Vatican
					t.Errorf("%s: no %s in %s", code, field, lang)
				}
			}
		}
	}
}

func TestRelationsExist(t *testing.T) {
	known := map[string]bool{}
	all := files(t)
	for _, list := range all {
		for _, e := range list {
			known[e["id"].(string)] = true
		}
	}
	for name, list := range all {
		for _, e := range list {
			for _, relation := range []string{"capital-of", "member-of", "part-of"} {
				for _, id := range texts(e[relation]) {
					if !known[id] {
						t.Errorf("%s: %s: %s %s is not in the glossary", name, e["id"], relation, id)
					}
				}
			}
		}
	}
}

// TestCountriesComeBeforeCities keeps a city out of the later files when it has
// the name of a country: Тунис is first of all the country.
func TestCountriesComeBeforeCities(t *testing.T) {
	all := files(t)
	countries := map[string]string{}
	for _, name := range []string{"10-territories.cldr.yaml", "20-countries.yaml"} {
		for _, e := range all[name] {
			for _, lang := range languages {
				for _, term := range terms(e[lang]) {
					countries[lang+" "+term["term"].(string)] = e["id"].(string)
				}
			}
		}
	}
	for _, name := range []string{"30-cities.yaml", "35-regions.yaml"} {
		for _, e := range all[name] {
			for _, lang := range languages {
				for _, term := range terms(e[lang]) {
					id := countries[lang+" "+term["term"].(string)]
					// In the news Granada is mostly the city.
					if id != "" && e["id"] != "place.granada" {
						t.Errorf("%s: %s has the %s name of %s", name, e["id"], lang, id)
					}
				}
			}
		}
	}
}

// noCapital are the states whose capital the glossary does not name, and why.
var noCapital = map[string]string{
	"dj": "it has the name of the country", "mc": "it has the name of the country", "sg": "it has the name of the country",
	"sm": "it has the name of the country", "va": "the state is a city", "il": "it is disputed", "ps": "it is disputed",
}

func TestEveryCountryHasItsCapital(t *testing.T) {
	spoken := map[string][]string{} // languages by concept
	capital := map[string]string{}
	for _, list := range files(t) {
		for _, e := range list {
			id := e["id"].(string)
			for _, lang := range languages {
				if e[lang] != nil {
					spoken[id] = append(spoken[id], lang)
				}
			}
			if country, ok := e["capital-of"].(string); ok {
				capital[country] = id
			}
		}
	}
	for _, code := range strings.Fields(members) {
		id := capital["place."+code]
		if (id == "") != (noCapital[code] != "") {
			t.Errorf("%s: the capital is %q", code, id)
		}
		for _, lang := range languages {
			if id != "" && !slices.Contains(spoken[id], lang) {
				t.Errorf("%s: %s has no name in %s", code, id, lang)
			}
		}
	}
}

func TestOrganisationsHaveNamesInEveryLanguage(t *testing.T) {
	for _, e := range files(t)["40-organisations.yaml"] {
		for _, lang := range languages {
			if e[lang] == nil {
				t.Errorf("%s has no name in %s", e["id"], lang)
			}
		}
	}
}
