package term

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

//go:embed inflect/*.yaml surface/*.yaml names/*.yaml
var data embed.FS

// endings maps an ending to the endings that take its place; the longest ending
// that fits a word counts. "[...]" at the start of a key is a set of letters
// that must stand before and stays.
type endings map[string][]string

// grammar is what the matcher knows of a language: inflect/<lang>.yaml.
type grammar struct {
	Order      string   `yaml:"order"`      // which words of a name inflect: last, each or head
	Name       endings  `yaml:"name"`       // case forms of names, aligned with agree
	Agree      endings  `yaml:"agree"`      // adjectives before a noun, aligned with name
	Surname    endings  `yaml:"surname"`    // last names, where they differ from name
	Noun       endings  `yaml:"noun"`       // forms of kind term and title
	Adjective  endings  `yaml:"adjective"`  // forms of adjectives
	Inhabitant endings  `yaml:"inhabitant"` // forms of inhabitants
	Paradigm   string   `yaml:"paradigm"`   // how lists of adjectives are read: four or number
	Frozen     []string `yaml:"frozen"`     // words after which nothing inflects: de, of
	Elide      []string `yaml:"elide"`      // words that may stand before an apostrophe
	Clitic     []string `yaml:"clitic"`     // letters that may follow one: 's
	Prefix     []string `yaml:"prefix"`     // may be joined by a hyphen before a name: anti-
	Compound   bool     `yaml:"compound"`   // any word may be joined by a hyphen behind
	Suffix     []string `yaml:"suffix"`     // words that may be joined by a hyphen behind
	Capitals   string   `yaml:"capitals"`   // "plain": capitals are also written without accents
}

var grammars = sync.OnceValue(func() map[string]*grammar { return perLanguage[grammar]("inflect") })

// perLanguage reads the data files of one folder, by base language. The files are
// compiled in and checked by a test; one that does not parse counts as empty.
func perLanguage[T any](folder string) map[string]*T {
	found := map[string]*T{}
	entries, err := data.ReadDir(folder)
	if err != nil {
		return found
	}
	for _, entry := range entries {
		text, err := data.ReadFile(folder + "/" + entry.Name())
		if err != nil {
			continue
		}
		value := new(T)
		if yaml.Unmarshal(text, value) == nil {
			found[strings.TrimSuffix(entry.Name(), ".yaml")] = value
		}
	}
	return found
}

// forLanguage returns the data of lang's base language, never nil.
func forLanguage[T any](all map[string]*T, lang language.Tag) *T {
	base, _ := lang.Base()
	if value := all[base.String()]; value != nil {
		return value
	}
	return new(T)
}

func grammarOf(lang language.Tag) *grammar { return forLanguage(grammars(), lang) }

// of returns the forms that word takes, nil when no ending fits.
func (e endings) of(word string) []string {
	best, stem := "", ""
	found := false
	for key := range e {
		set, ending := "", key
		if strings.HasPrefix(key, "[") {
			set, ending, _ = strings.Cut(key[1:], "]")
		}
		rest, ok := strings.CutSuffix(word, ending)
		if !ok || utf8.RuneCountInString(rest) < 2 || (set != "" && !endsIn(rest, set)) {
			continue
		}
		if !found || len(key) > len(best) || (len(key) == len(best) && key > best) {
			best, stem, found = key, rest, true
		}
	}
	if !found {
		return nil
	}
	forms := make([]string, 0, len(e[best]))
	for _, ending := range e[best] {
		forms = append(forms, stem+ending)
	}
	return forms
}

func endsIn(word, set string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return strings.ContainsRune(set, last)
}

// unchanging is the paradigm of a term that has one form.
const unchanging = "none"

// expand returns the inflected forms of u, without u.form itself.
func (g *grammar) expand(u use, kind Kind) []string {
	switch {
	case u.role == Adjective:
		return g.Adjective.of(u.form)
	case u.role == Inhabitant:
		return g.Inhabitant.of(u.form)
	case u.role == Abbreviation:
		return nil
	case u.paradigm == unchanging:
		return nil
	case kind == General || kind == Title:
		return g.phrase(u.form, g.Noun, nil, kind)
	}
	return g.phrase(u.form, g.Name, g.Agree, kind)
}

// maxForms bounds how many forms one name may get.
const maxForms = 64

// phrase inflects a name of several words: in the n-th form of the name each
// word has its own n-th form. A word that could be noun or adjective is taken as
// both, because a form too many does no harm to finding.
func (g *grammar) phrase(form string, head, agree endings, kind Kind) []string {
	words := strings.Fields(form)
	if len(head) == 0 || len(words) == 0 {
		return nil
	}
	ways := make([][][]string, len(words)) // by word: lists of aligned forms
	count := 0
	for _, n := range g.inflecting(words, kind) {
		tables := []endings{head, agree}
		if kind == Person && n == len(words)-1 && g.Surname.of(words[n]) != nil {
			tables = []endings{g.Surname}
		}
		for _, table := range tables {
			if forms := table.of(words[n]); forms != nil {
				ways[n] = append(ways[n], forms)
				count = max(count, len(forms))
			}
		}
	}
	var forms []string
	for i := 0; i < count && len(forms) < maxForms; i++ {
		forms = append(forms, combine(words, ways, i)...)
	}
	return forms
}

// combine returns every choice of the i-th forms of words.
func combine(words []string, ways [][][]string, i int) []string {
	combined := []string{""}
	for n, word := range words {
		choices := []string{word}
		if len(ways[n]) > 0 {
			choices = choices[:0]
		}
		for _, forms := range ways[n] {
			choices = append(choices, forms[min(i, len(forms)-1)])
		}
		var longer []string
		for _, start := range combined {
			for _, choice := range choices {
				if n > 0 {
					choice = " " + choice
				}
				longer = append(longer, start+choice)
			}
		}
		combined = longer[:min(len(longer), maxForms)]
	}
	return combined
}

// inflecting returns the indices of the words that inflect.
func (g *grammar) inflecting(words []string, kind Kind) []int {
	last := len(words) - 1
	for n, word := range words {
		if slices.Contains(g.Frozen, word) {
			last = min(last, n-1)
		}
	}
	var list []int
	switch {
	case g.Order == "last" && last >= 0:
		return []int{last}
	case g.Order == "each" || kind == Person:
		for n := 0; n <= last; n++ {
			list = append(list, n)
		}
	case g.Order == "head":
		// Adjectives up to the noun, and adjectives behind it: Совет
		// Безопасности inflects its first word, Korea Południowa both.
		for n := 0; n <= last; n++ {
			list = append(list, n)
			if g.Agree.of(words[n]) == nil && (n == last || g.Agree.of(words[n+1]) == nil) {
				break
			}
		}
	}
	return list
}
