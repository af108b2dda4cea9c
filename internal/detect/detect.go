package detect

import (
	"cmp"
	"math"
	"slices"
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

// Set is a set of the known languages.
type Set uint32

// Known lists the languages that can be told apart.
func Known() []language.Tag { return slices.Clone(tables().tags) }

// SetOf returns the set that holds lang, whatever its region; it is empty where
// lang is not one of Known.
func SetOf(lang language.Tag) Set {
	base, _ := lang.Base()
	return tables().bases[base]
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
	t := tables()
	ranked := make([]Score, len(t.tags))
	for i, tag := range t.tags {
		ranked[i].Lang = tag
	}
	known := false
	for _, w := range split(text) {
		known = t.score(w, ranked) || known
	}
	if !known {
		return nil
	}
	slices.SortStableFunc(ranked, func(a, b Score) int { return cmp.Compare(b.Points, a.Points) })
	return ranked
}

// FunctionWord reports whether word is an article, pronoun, preposition or the
// like in lang.
func FunctionWord(word string, lang language.Tag) bool {
	return FunctionWordIn(word)&SetOf(lang) != 0
}

// FunctionWordIn returns the languages in which word is a function word.
func FunctionWordIn(word string) Set { return tables().words[strings.ToLower(word)] }

// Supports reports whether lang is one of Known.
func Supports(lang language.Tag) bool { return SetOf(lang) != 0 }

// score adds the evidence of word to the points; seen is false where no table has
// one of its trigrams.
func (t *table) score(word string, scores []Score) (seen bool) {
	function, writes := t.words[word], t.writes(word)
	for i := range scores {
		if function&(1<<i) != 0 {
			scores[i].Points += wordPoints
		}
		if writes&(1<<i) == 0 {
			scores[i].Points += letterPoints
		}
	}
	a, b := edge, edge // the first trigram begins with the edge before the word
	for at, r := range word + string(edge) {
		if at > 0 {
			seen = t.add(gram{a, b, r}, scores) || seen
		}
		a, b = b, r
	}
	return seen
}

// add adds the points of one trigram; seen says that a table has it.
func (t *table) add(g gram, scores []Score) (seen bool) {
	points, seen := t.grams[g]
	for i := range scores {
		if seen {
			scores[i].Points += points[i]
		} else {
			scores[i].Points += unseen
		}
	}
	return seen
}
