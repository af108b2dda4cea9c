package detect

import (
	"embed"
	"math"
	"path"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
)

//go:embed grams/*.txt words/??.txt alphabets.txt
var data embed.FS

// model is what is known of one language: log probabilities of its frequent
// trigrams ("_" is a word's edge), its function words and its letters.
type model struct {
	tag   language.Tag
	grams map[string]float64
	words map[string]bool
	alpha map[rune]bool // the letters its own words are written with
}

var models = sync.OnceValue(func() []*model {
	files, err := data.ReadDir("grams")
	if err != nil {
		return nil
	}
	alphabets := readAlphabets(lines("alphabets.txt"))
	var all []*model
	for _, f := range files {
		tag, err := language.Parse(strings.TrimSuffix(f.Name(), ".txt"))
		if err != nil {
			continue
		}
		all = append(all, &model{
			tag:   tag,
			grams: readGrams(lines(path.Join("grams", f.Name()))),
			words: readWords(lines(path.Join("words", f.Name()))),
			alpha: alphabets[tag.String()],
		})
	}
	return all
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

// readGrams reads lines of "gram<TAB>count per million".
func readGrams(lines []string) map[string]float64 {
	grams := make(map[string]float64, len(lines))
	for _, line := range lines {
		gram, count, _ := strings.Cut(line, "\t")
		if n, err := strconv.Atoi(count); err == nil && n > 0 {
			grams[gram] = math.Log(float64(n) / 1e6)
		}
	}
	return grams
}

func readWords(lines []string) map[string]bool {
	words := map[string]bool{}
	for _, line := range lines {
		for _, w := range strings.Fields(line) {
			words[w] = true
		}
	}
	return words
}

// plain are the alphabets that alphabets.txt names.
var plain = map[string]string{
	"latin":    "abcdefghijklmnopqrstuvwxyz",
	"cyrillic": "абвгдежзийклмнопрстуфхцчшщьюя",
}

// readAlphabets reads lines of "tag alphabet letter letter ...".
func readAlphabets(lines []string) map[string]map[rune]bool {
	all := map[string]map[rune]bool{}
	for _, line := range lines {
		tag, letters, _ := strings.Cut(line, " ")
		name, more, _ := strings.Cut(letters, " ")
		set := map[rune]bool{}
		for _, r := range plain[name] + more {
			set[r] = true
		}
		all[tag] = set
	}
	return all
}

// writes reports whether every letter of word is one of the language's own.
func (m *model) writes(word string) bool {
	for _, r := range word {
		if unicode.IsLetter(r) && !m.alpha[r] {
			return false
		}
	}
	return true
}

// split returns the words of text in lower case.
func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	})
}

// eachGram calls visit with every run of three letters of word; "_" stands for
// the word's edges.
func eachGram(word string, visit func(string)) {
	runes := []rune("_" + word + "_")
	for i := 0; i+3 <= len(runes); i++ {
		visit(string(runes[i : i+3]))
	}
}
