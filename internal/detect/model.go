package detect

import (
	"embed"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
)

//go:embed grams/*.txt words/??.txt alphabets.txt
var data embed.FS

// edge stands for a word's edges in trigrams.
const edge = '_'

// gram is a run of three letters of a word.
type gram [3]rune

// table is what is known of all languages, by what it is asked for: language i is
// bit i of a Set and element i of a slice.
type table struct {
	tags  []language.Tag
	bases map[language.Base]Set
	grams map[gram][]float64 // log probabilities of frequent trigrams, or unseen
	words map[string]Set     // function words
	alpha map[rune]Set       // the letters that a language's own words are written with
}

var tables = sync.OnceValue(func() *table {
	t := &table{bases: map[language.Base]Set{}, grams: map[gram][]float64{}, words: map[string]Set{}, alpha: map[rune]Set{}}
	files, err := data.ReadDir("grams")
	if err != nil {
		return t
	}
	for _, f := range files {
		if tag, err := language.Parse(strings.TrimSuffix(f.Name(), ".txt")); err == nil {
			t.tags = append(t.tags, tag)
		}
	}
	alphabets := readAlphabets(lines("alphabets.txt"))
	for i, tag := range t.tags {
		base, _ := tag.Base()
		t.bases[base] |= 1 << i
		t.readGrams(i, lines(path.Join("grams", tag.String()+".txt")))
		for _, w := range strings.Fields(strings.Join(lines(path.Join("words", tag.String()+".txt")), " ")) {
			t.words[w] |= 1 << i
		}
		for _, r := range alphabets[tag.String()] {
			t.alpha[r] |= 1 << i
		}
	}
	return t
})

func lines(name string) []string {
	text, err := data.ReadFile(name)
	if err != nil {
		return nil
	}
	var kept []string
	for _, line := range strings.Split(string(text), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	return kept
}

// readGrams reads lines of "gram<TAB>count per million" for language i.
func (t *table) readGrams(i int, lines []string) {
	for _, line := range lines {
		text, count, _ := strings.Cut(line, "\t")
		n, err := strconv.Atoi(count)
		runes := []rune(text)
		if err != nil || n <= 0 || len(runes) != 3 {
			continue
		}
		g := gram(runes)
		if t.grams[g] == nil {
			t.grams[g] = slices.Repeat([]float64{unseen}, len(t.tags))
		}
		t.grams[g][i] = math.Log(float64(n) / 1e6)
	}
}

// plain are the alphabets that alphabets.txt names.
var plain = map[string]string{
	"latin":    "abcdefghijklmnopqrstuvwxyz",
	"cyrillic": "абвгдежзийклмнопрстуфхцчшщьюя",
}

// readAlphabets reads lines of "tag alphabet letter letter ...".
func readAlphabets(lines []string) map[string]string {
	all := map[string]string{}
	for _, line := range lines {
		tag, letters, _ := strings.Cut(line, " ")
		name, more, _ := strings.Cut(letters, " ")
		all[tag] = plain[name] + more
	}
	return all
}

// writes returns the languages that have every letter of word for their own.
func (t *table) writes(word string) Set {
	all := ^Set(0)
	for _, r := range word {
		if unicode.IsLetter(r) {
			all &= t.alpha[r]
		}
	}
	return all
}

// split returns the words of text in lower case.
func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	})
}
