package main

import (
	"slices"
	"strings"
)

// noLanguages are codes of CLDR that name no language.
var noLanguages = []string{"root", "mul", "mis", "und", "zxx"}

// languages returns the concepts of all languages.
func languages(now, before *release) []concept {
	var list []concept
	for code := range now.languages["en"] {
		if strings.Contains(code, "-alt-") || strings.Contains(code, "-menu") || slices.Contains(noLanguages, code) {
			continue
		}
		c := concept{id: "language." + strings.ToLower(code), kind: "term", subject: "language", terms: map[string]term{}}
		for _, lang := range langs {
			t := languageName(code, lang, now.languages[lang])
			t.add(languageName(code, lang, before.languages[lang]))
			t.exact = true
			c.set(lang, t)
		}
		if len(c.terms) > 1 {
			list = append(list, c)
		}
	}
	return list
}

// languageName makes the term of one language.
func languageName(code, lang string, from names) term {
	t := term{text: spellOut(lang, from[code])}
	for _, kind := range []string{"", "-alt-short", "-alt-long", "-alt-variant", "-alt-official"} {
		t.also = append(t.also, from[code+kind])
	}
	return t
}
