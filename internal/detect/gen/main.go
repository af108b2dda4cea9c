// Command gen counts the trigrams of the languages that detect knows and writes
// grams/<tag>.txt. Run it by "go generate ./internal/detect" with EXONYM_DATA
// pointing to the evaluation data, which holds the FLORES sentences.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"unicode"
)

const (
	kept = 2500 // trigrams a language
	// wordWeight is how often each function word is counted beside the text, so
	// that a small text does not leave the commonest words unseen.
	wordWeight = 3
)

const header = `# Letter trigrams of %[1]s a million, "_" is the edge of a word.
# Counted by internal/detect/gen from %[2]s and from words/%[1]s.txt.
`

const flores = "the FLORES-101 dev sentences (Goyal et al. 2022,\n# CC BY-SA 4.0); these are counts, no sentence can be got back from them,"

func main() {
	if err := run(os.Getenv("EXONYM_DATA")); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	lists, err := filepath.Glob("words/??.txt")
	if err != nil {
		return err
	}
	for _, list := range lists {
		tag := strings.TrimSuffix(filepath.Base(list), ".txt")
		text, source, err := read(dir, tag)
		if err != nil {
			return err
		}
		words, err := os.ReadFile(list)
		if err != nil {
			return err
		}
		out := fmt.Sprintf(header, tag, source) + table(text, uncommented(string(words)))
		if err := os.WriteFile(filepath.Join("grams", tag+".txt"), []byte(out), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// read returns the training text of a language and what to call it.
func read(dir, tag string) (text, source string, err error) {
	own := filepath.Join("text", tag+".txt")
	if b, err := os.ReadFile(own); err == nil {
		return string(b), own, nil
	}
	b, err := os.ReadFile(filepath.Join(dir, "02-mt", "flores", "flores-dev."+tag+".txt"))
	return string(b), flores, err
}

func uncommented(text string) string {
	var kept []string
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "#") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

func table(text, words string) string {
	count := map[string]int{}
	total := 0
	add := func(text string, weight int) {
		for _, w := range split(text) {
			runes := []rune("_" + w + "_")
			for i := 0; i+3 <= len(runes); i++ {
				count[string(runes[i:i+3])] += weight
				total += weight
			}
		}
	}
	add(text, 1)
	add(words, wordWeight)
	grams := make([]string, 0, len(count))
	for g := range count {
		grams = append(grams, g)
	}
	sort.Slice(grams, func(i, j int) bool {
		if count[grams[i]] != count[grams[j]] {
			return count[grams[i]] > count[grams[j]]
		}
		return grams[i] < grams[j]
	})
	var out strings.Builder
	for _, g := range grams[:min(kept, len(grams))] {
		fmt.Fprintf(&out, "%s\t%d\n", g, count[g]*1_000_000/total)
	}
	return out.String()
}

// split is detect's own: lower-case runs of letters and marks.
func split(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	})
}
