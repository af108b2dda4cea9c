package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// noTerritories are codes of CLDR that name no place of the news: world (a common
// noun), the pseudo-locales and the unknown region; and two organisations, which
// stand in 40-organisations.yaml.
var noTerritories = []string{"001", "XA", "XB", "ZZ", "EU", "UN"}

// shortIsTerm lists the territories whose short name is the one of running text:
// "Hong Kong", not "Hong Kong SAR China".
var shortIsTerm = []string{"HK", "MO", "MM", "PS"}

// shortIsAbbreviation lists the territories whose short name is an abbreviation.
var shortIsAbbreviation = []string{"GB", "US"}

func territories(data *cldrData) []concept {
	var list []concept
	for code := range data.territories["en"] {
		if strings.Contains(code, "-") || slices.Contains(noTerritories, code) {
			continue
		}
		c := concept{id: "place." + strings.ToLower(code), kind: "place", terms: map[string]term{}}
		for _, lang := range langs {
			if t := territory(code, lang, data.territories[lang]); t.text != "" {
				c.terms[lang] = t
			}
		}
		list = append(list, c)
	}
	return list
}

// territory makes the term of one territory from its display name and variants.
func territory(code, lang string, from names) term {
	t := term{text: from[code]}
	short := from[code+"-alt-short"]
	switch {
	case short == "":
	case slices.Contains(shortIsTerm, code):
		t.text, t.also = short, []string{t.text}
	case slices.Contains(shortIsAbbreviation, code):
		if strings.ToUpper(short) == short && short != "RU" { // RU is Russia to most readers
			t.abbreviation = []string{short}
		}
	default:
		t.also = append(t.also, short)
	}
	for _, kind := range []string{"-alt-variant", "-alt-chagos"} {
		if name := from[code+kind]; name != "" {
			t.also = append(t.also, name)
		}
	}
	if name, old, ok := parenthesis(from[code]); ok && code == "MM" {
		t.text, t.also = name, []string{old, from[code]}
	}
	if full := spellOut(lang, t.text); full != t.text {
		t.text, t.also = full, append([]string{t.text}, t.also...)
	}
	return t
}

var inParentheses = regexp.MustCompile(`^(.+) \((.+)\)$`)

// parenthesis splits "Myanmar (Burma)".
func parenthesis(name string) (first, second string, ok bool) {
	m := inParentheses.FindStringSubmatch(name)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

var (
	islandsRU = regexp.MustCompile(`о-ва( |$)`)
	islandRU  = regexp.MustCompile(`о-в( |$)`)
)

// spellOut writes what CLDR shortens for menus as running text has it.
func spellOut(lang, name string) string {
	switch lang {
	case "en":
		return strings.ReplaceAll(name, " & ", " and ")
	case "ru":
		name = islandsRU.ReplaceAllString(name, "острова$1")
		return islandRU.ReplaceAllString(name, "остров$1")
	case "uk":
		return strings.ReplaceAll(name, "ʼ", "’")
	}
	return name
}

func cities(data *cldrData) []concept {
	places := map[string]bool{}
	for _, name := range data.territories["en"] {
		places[spellOut("en", name)] = true
	}
	wanted := map[string]bool{}
	for _, lang := range langs {
		for zone := range data.cities[lang] {
			wanted[zone] = !strings.HasPrefix(zone, "Etc/") && !slices.Contains(noCities, zone)
		}
	}
	var list []concept
	for zone, ok := range wanted {
		if !ok {
			continue
		}
		english := cityName(zone, "en", data.cities["en"])
		if places[english] {
			continue
		}
		c := concept{id: "place." + slug(english), kind: "place", terms: map[string]term{}}
		for _, lang := range langs {
			name := cityName(zone, lang, data.cities[lang])
			if name != "" && !slices.Contains(homonyms[zone], lang) {
				c.terms[lang] = city(lang, name, rootName(zone))
			}
		}
		list = append(list, c)
	}
	return list
}

// noCities are zones named after a country, an island territory or a region that
// the territories name already, often in other words; and Resolute, a common word.
var noCities = []string{
	"America/Antigua", "America/Cayman", "America/Puerto_Rico", "America/Resolute", "America/St_Barthelemy", "America/St_Kitts", "America/St_Lucia", "America/St_Vincent",
	"Antarctica/Palmer", "Asia/Macau", "Atlantic/Canary", "Atlantic/Faeroe", "Atlantic/Jan_Mayen", "Europe/Vatican",
	"Indian/Chagos", "Indian/Cocos", "Pacific/Wallis",
}

// homonyms are cities whose name means something else in some languages: Regina
// is Italian for queen, Pasqua for Easter.
var homonyms = map[string][]string{
	"America/Nome":   {"it", "pt"},
	"America/Regina": {"it"},
	"Pacific/Easter": {"it"},
}

// cityName returns the name of the zone's city. In Latin script a language without
// a name of its own uses the root name, the last part of the zone; CLDR leaves out
// what would be the same.
func cityName(zone, lang string, from names) string {
	if name := from[zone]; name != "" {
		return name
	}
	if lang == "ru" || lang == "uk" || strings.HasPrefix(zone, "Antarctica/") {
		return "" // Davis and Casey alone are people
	}
	return rootName(zone)
}

// rootName is the ASCII name of a zone's city: America/Sao_Paulo is Sao Paulo.
func rootName(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndex(zone, "/")+1:], "_", " ")
}

// city cleans a name: qualifiers in parentheses help in menus only, and stay as
// synonyms, and so does the name without accents.
func city(lang, name, root string) term {
	t := term{text: spellOut(lang, name)}
	if t.text != name {
		t.also = append(t.also, name)
	}
	if first, second, ok := parenthesis(t.text); ok {
		t.also = append(t.also, t.text)
		t.text = first
		if first == "Yangón" { // Yangón (Rangún): two names of one city
			t.also = append(t.also, second)
		}
	}
	if t.text != root && slug(t.text) == slug(root) {
		t.also = append(t.also, root)
	}
	return t
}

// slug makes an ID of an English name: Chișinău becomes chisinau.
func slug(name string) string {
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	plain, _, err := transform.String(strip, strings.ToLower(name))
	if err != nil {
		plain = name
	}
	return strings.Trim(notSlug.ReplaceAllString(strings.NewReplacer("’", "", "'", "").Replace(plain), "-"), "-")
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

func languages(data *cldrData) []concept {
	var list []concept
	for code := range data.languages["en"] {
		if strings.Contains(code, "-alt-") || strings.Contains(code, "-menu-") || slices.Contains(noLanguages, code) {
			continue
		}
		c := concept{id: "language." + strings.ToLower(code), kind: "term", subject: "language", terms: map[string]term{}}
		for _, lang := range langs {
			if t, ok := languageName(code, lang, data.languages[lang]); ok {
				c.terms[lang] = t
			}
		}
		if len(c.terms) > 1 {
			list = append(list, c)
		}
	}
	return list
}

// noLanguages are codes of CLDR that name no language.
var noLanguages = []string{"root", "mul", "mis", "und", "zxx"}

// languageName makes the term of one language. Names of less than four letters are
// left out where languages are written small, and so are everyday words: they
// would be found in every article.
func languageName(code, lang string, from names) (term, bool) {
	name := from[code]
	if name == "" || everyday(lang, name) {
		return term{}, false
	}
	t := term{text: spellOut(lang, name), exact: true}
	t.also = append(t.also, name)
	for _, kind := range []string{"-alt-short", "-alt-long", "-alt-variant", "-alt-official"} {
		if other := from[code+kind]; other != "" && !everyday(lang, other) {
			t.also = append(t.also, other)
		}
	}
	return t, true
}

func everyday(lang, name string) bool {
	capitals := lang == "en" || lang == "de" || lang == "nl"
	return !capitals && utf8.RuneCountInString(name) < 4 || slices.Contains(everydayWords[lang], name)
}

// everydayWords are names of languages that are common words, too.
var everydayWords = map[string][]string{
	"en": {"Even", "Ga"},
	"fr": {"creek", "slave", "vote", "votre"},
	"de": {"Ga"},
	"es": {"creek", "even", "mongo", "sena", "slave", "tigre"},
	"it": {"basa", "bini", "corso", "creek", "even", "mina", "slave", "tigre", "voto"},
	"pt": {"creek", "even", "mongo", "slave", "tigre"},
	"ru": {"коса", "крик", "мета"},
	"uk": {"мета", "крик"},
	"nl": {"Even", "Ga"},
	"pl": {"even", "meta", "slave"},
}
