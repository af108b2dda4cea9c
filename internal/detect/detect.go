package detect

import (
	"math"
	"sort"
	"strings"

	"golang.org/x/text/language"
)

// Score is how well a text fits a language: a log likelihood with natural base,
// to be compared only with the other scores of the same text.
type Score struct {
	Lang   language.Tag
	Points float64
}

// The weights of the evidence. A trigram that a language's table lacks counts as
// unseen; a function word is worth about as much as one telling trigram; a word
// with a letter that the language does not write is most likely not its own.
const (
	unseen       = -11.0
	wordPoints   = 2.5
	letterPoints = -5.0
)

// Known lists the languages that can be told apart.
func Known() []language.Tag {
	tags := make([]language.Tag, 0, len(models()))
	for _, m := range models() {
		tags = append(tags, m.tag)
	}
	return tags
}

// Language returns the language of text and how sure that is, from 0 to 1. It is
// language.Und and 0 where text holds no word in a script of a known language.
func Language(text string) (tag language.Tag, confidence float64) {
	ranked := Rank(text)
	if len(ranked) == 0 {
		return language.Und, 0
	}
	var sum float64
	for _, s := range ranked {
		sum += math.Exp(s.Points - ranked[0].Points)
	}
	return ranked[0].Lang, 1 / sum
}

// Rank returns the known languages by how well text fits them, best first. It is
// empty where text says nothing: no letters, or a foreign script.
func Rank(text string) []Score {
	words := split(text)
	var ranked []Score
	known := false
	for _, m := range models() {
		points, seen := m.score(words)
		known = known || seen
		ranked = append(ranked, Score{m.tag, points})
	}
	if !known {
		return nil
	}
	sort.SliceStable(ranked, func(i, j int) bool { return ranked[i].Points > ranked[j].Points })
	return ranked
}

// FunctionWord reports whether word is an article, pronoun, preposition or the
// like in lang.
func FunctionWord(word string, lang language.Tag) bool {
	m := modelOf(lang)
	return m != nil && m.words[strings.ToLower(word)]
}

// Supports reports whether lang is one of Known.
func Supports(lang language.Tag) bool { return modelOf(lang) != nil }

func modelOf(lang language.Tag) *model {
	base, _ := lang.Base()
	for _, m := range models() {
		if b, _ := m.tag.Base(); b == base {
			return m
		}
	}
	return nil
}

// score adds up the evidence; seen is false where no trigram was in the table.
func (m *model) score(words []string) (points float64, seen bool) {
	for _, w := range words {
		if m.words[w] {
			points += wordPoints
		}
		if !m.writes(w) {
			points += letterPoints
		}
		eachGram(w, func(gram string) {
			p, ok := m.grams[gram]
			if !ok {
				p = unseen
			}
			seen = seen || ok
			points += p
		})
	}
	return points, seen
}
