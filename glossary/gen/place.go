package main

import (
	"regexp"
	"slices"
	"strings"
)

// noTerritories are codes of CLDR that name no place: the pseudo-locales and the
// unknown region; and two organisations, which stand in 40-organisations.yaml.
var noTerritories = []string{"XA", "XB", "ZZ", "EU", "UN"}

// shortIsTerm lists the territories whose short name is the one of running text:
// "Hong Kong", not "Hong Kong SAR China".
var shortIsTerm = []string{"HK", "MO", "MM", "PS"}

// shortIsAbbreviation lists the territories whose short name, in capitals, is an
// abbreviation.
var shortIsAbbreviation = []string{"GB", "US"}

// territories returns the concepts of all territories, each with the names of the
// zones that are called after it.
func territories(now, before *release) []concept {
	var list []concept
	zones := namesakes(now)
	for code := range now.territories["en"] {
		if strings.Contains(code, "-") || slices.Contains(noTerritories, code) {
			continue
		}
		c := concept{id: "place." + strings.ToLower(code), kind: "place", terms: map[string]term{}}
		for _, lang := range langs {
			t := territory(code, lang, now.territories[lang])
			t.add(territory(code, lang, before.territories[lang]))
			for _, zone := range zones[code] {
				t.add(city(zone, lang, now))
				t.add(city(zone, lang, before))
			}
			c.set(lang, t)
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
	case slices.Contains(shortIsAbbreviation, code) && strings.ToUpper(short) == short && !everyday("place", lang, short):
		t.abbreviation = []string{short}
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
