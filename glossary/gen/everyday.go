package main

import (
	_ "embed"
	"slices"
	"unicode/utf8"
)

// everydayWords lists names by kind of concept and by language: everyday.yaml.
var everydayWords = mustRead[map[string]map[string][]string](everydayFile)

//go:embed everyday.yaml
var everydayFile []byte

// smallLetters are the languages that write names of languages small.
var smallLetters = []string{"fr", "es", "it", "pt", "ru", "uk", "pl"}

// everyday reports whether a name is an everyday word of lang, too, or a name that
// mostly means somebody else. So are names of languages in less than four small
// letters, whatever they mean: they would be found in every article.
func everyday(kind, lang, name string) bool {
	if kind == "term" && slices.Contains(smallLetters, lang) && utf8.RuneCountInString(name) < 4 {
		return true
	}
	return slices.Contains(everydayWords[kind][lang], name) || slices.Contains(everydayWords[kind]["all"], name)
}
