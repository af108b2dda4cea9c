package main

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// cities returns the concepts of the exemplar cities of all zones that are not
// called after a territory.
func cities(now, before *release) []concept {
	var taken []string
	for _, zones := range namesakes(now) {
		taken = append(taken, zones...)
	}
	var list []concept
	for _, zone := range zonesOf(now) {
		if slices.Contains(taken, zone) {
			continue
		}
		c := concept{id: "place." + slug(englishCity(zone, now)), kind: "place", terms: map[string]term{}}
		for _, lang := range langs {
			t := city(zone, lang, now)
			t.add(city(zone, lang, before))
			t.add(city(joined[zone], lang, before))
			c.set(lang, t)
		}
		list = append(list, c)
	}
	return list
}

// joined maps a zone to another of the release before that became part of it.
var joined = map[string]string{"Pacific/Enderbury": "Pacific/Kanton"}

// zonesOf returns all zones that have a city. Those of Etc are hours without one.
func zonesOf(r *release) []string {
	var zones []string
	for _, lang := range langs {
		for zone := range r.cities[lang] {
			if !strings.HasPrefix(zone, "Etc/") && !slices.Contains(zones, zone) {
				zones = append(zones, zone)
			}
		}
	}
	slices.Sort(zones)
	return zones
}

// calledAfter maps zones to the code of the territory whose name they bear in other
// words: zones.yaml.
var calledAfter = mustRead[map[string]string](zonesFile)

//go:embed zones.yaml
var zonesFile []byte

func mustRead[T any](file []byte) (value T) {
	if err := yaml.Unmarshal(file, &value); err != nil {
		panic(err)
	}
	return value
}

// namesakes maps the code of a territory to the zones that are called after it.
func namesakes(r *release) map[string][]string {
	territories := map[string]string{}
	for key, name := range r.territories["en"] {
		code, _, _ := strings.Cut(key, "-alt-")
		territories[name] = code
	}
	zones := map[string][]string{}
	for _, zone := range zonesOf(r) {
		code := calledAfter[zone]
		if code == "" {
			code = territories[englishCity(zone, r)]
		}
		if code != "" {
			zones[code] = append(zones[code], zone)
		}
	}
	return zones
}

func englishCity(zone string, r *release) string { return cityNames(zone, "en", r)[0] }

// cityNames returns the names of the zone's city, the best first; none where CLDR
// has none. A language in Latin script without a name of its own uses the root name,
// which CLDR leaves out where it is the last part of the zone; the English one is met
// there, too.
func cityNames(zone, lang string, r *release) []string {
	root := r.cities[rootLang][zone]
	if root == "" {
		root = rootName(zone)
	}
	switch name := r.cities[lang][zone]; {
	case name != "":
		return []string{name}
	case lang == "ru" || lang == "uk":
		return nil
	case r.cities["en"][zone] != "":
		return []string{root, r.cities["en"][zone]}
	}
	return []string{root, rootName(zone)}
}

// rootName is the ASCII name of a zone's city: America/Sao_Paulo is Sao Paulo.
func rootName(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndex(zone, "/")+1:], "_", " ")
}

// softHyphen stands in some names to break them in menus.
const softHyphen = "\u00ad"

// city makes the term of one city. Qualifiers in parentheses help in menus only, and
// stay as synonyms, and so does the name without accents.
func city(zone, lang string, r *release) term {
	list := cityNames(zone, lang, r)
	if len(list) == 0 {
		return term{}
	}
	t := term{text: spellOut(lang, strings.ReplaceAll(list[0], softHyphen, "")), also: list}
	if first, second, ok := parenthesis(t.text); ok {
		t.also = append(t.also, t.text)
		t.text = first
		if first == "Yangón" { // Yangón (Rangún): two names of one city
			t.also = append(t.also, second)
		}
	}
	if root := rootName(zone); slug(t.text) == slug(root) {
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
