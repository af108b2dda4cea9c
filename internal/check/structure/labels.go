package structure

import (
	_ "embed"
	"regexp"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed furniture.yaml
var furnitureData []byte

// labels are the page labels of one language.
type labels struct {
	Lang   string   `yaml:"-"`
	Strong []string `yaml:"strong"`
	Weak   []string `yaml:"weak"`
	Start  []string `yaml:"start"`

	strong, start *regexp.Regexp
}

var lexicon = sync.OnceValue(func() []labels {
	var byLang map[string]labels
	if err := yaml.Unmarshal(furnitureData, &byLang); err != nil {
		return nil
	}
	var all []labels
	for lang, l := range byLang {
		l.Lang = lang
		l.strong = compile(l.Strong, `[\s:.…]*$`)
		l.start = compile(l.Start, ``)
		all = append(all, l)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Lang < all[j].Lang })
	return all
})

// compile makes one expression of phrases; "#" is a number, perhaps in brackets.
func compile(phrases []string, end string) *regexp.Regexp {
	quoted := make([]string, len(phrases))
	for i, p := range phrases {
		q := regexp.QuoteMeta(p)
		q = strings.ReplaceAll(q, " ", `[\s\x{a0}\x{202f}]+`)
		q = strings.ReplaceAll(q, "'", `['’]`)
		quoted[i] = strings.ReplaceAll(q, "#", `[(\[]?\d+[)\]]?`)
	}
	return regexp.MustCompile(`(?i)^\s*(?:` + strings.Join(quoted, "|") + `)` + end)
}

// Labels returns the single words that pages use as labels, in all languages:
// "Ort", "Photo". Other checks take them for known words.
func Labels() []string {
	var words []string
	for _, l := range lexicon() {
		for _, list := range [][]string{l.Strong, l.Weak} {
			for _, w := range list {
				if !strings.ContainsAny(w, " #") {
					words = append(words, w)
				}
			}
		}
	}
	return words
}
