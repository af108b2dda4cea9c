package term

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
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
	Lower      endings  `yaml:"lower"`      // the same in small letters, where nouns have capitals
	Verb       endings  `yaml:"verb"`       // forms of terms that may be verbs: they prove a rendering
	Umlaut     bool     `yaml:"umlaut"`     // forms of nouns may change their vowel: Fluss, Flüsse
	Adjective  endings  `yaml:"adjective"`  // forms of adjectives
	Inhabitant endings  `yaml:"inhabitant"` // forms of inhabitants
	Paradigm   string   `yaml:"paradigm"`   // how lists of adjectives are read: four or number
	Frozen     []string `yaml:"frozen"`     // words after which nothing inflects: de, of
	Elide      []string `yaml:"elide"`      // words that may stand before an apostrophe
	Clitic     []string `yaml:"clitic"`     // letters that may follow one: 's
	Prefix     []string `yaml:"prefix"`     // may be joined by a hyphen before a name: anti-
	Joins      []string `yaml:"joins"`      // letters between the parts of a compound; none: no compounds
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

// maxVariants bounds how many forms one word may get.
const maxVariants = 64

// variants returns the other forms of each word of u.form, by word. A word that could
// be noun or adjective is taken as both, and any form of one word may stand with any
// of the next: a form too many does no harm to finding.
//
// known keeps the forms of words for the next use, where it is not nil.
func (g *grammar) variants(u use, kind Kind, known map[inflected][]string) [][]string {
	words := strings.Fields(u.form)
	if len(words) == 0 || u.role == Abbreviation || u.paradigm == unchanging {
		return nil
	}
	forms := make([][]string, len(words))
	last := len(words) - 1
	switch {
	case u.role == Adjective:
		forms[last] = g.Adjective.of(words[last])
	case u.role == Inhabitant:
		forms[last] = g.Inhabitant.of(words[last])
	default:
		for _, n := range g.inflecting(words, kind) {
			key := inflected{words[n], kind, n == last}
			list, ok := known[key]
			if !ok {
				list = g.word(words[n], kind, n == last)
				if known != nil {
					known[key] = list
				}
			}
			forms[n] = list
		}
	}
	return forms
}

// inflected is a word with what decides how it inflects.
type inflected struct {
	word string
	kind Kind
	last bool // the last word of its name
}

// word returns the forms of one word of a name or term.
func (g *grammar) word(word string, kind Kind, last bool) []string {
	if kind == General || kind == Title {
		return bounded(g.term(word))
	}
	if kind == Person && last {
		if forms := g.Surname.of(word); forms != nil {
			return forms
		}
	}
	return bounded(slices.Concat(g.Name.of(word), g.Agree.of(word)))
}

// term returns the forms of a word of a term: it may be a noun or an adjective. Forms
// of verbs are not looked for: see renderings.
func (g *grammar) term(word string) []string {
	if len(g.Lower) > 0 && unicode.IsLower(firstRune(word)) {
		return g.Lower.of(word)
	}
	forms := slices.Concat(g.Noun.of(word), g.Agree.of(word))
	if g.Umlaut {
		for _, form := range forms {
			if changed, ok := umlaut(form, word); ok {
				forms = append(forms, changed)
			}
		}
	}
	return forms
}

// umlaut gives the last a, o or u of word in its form an umlaut.
func umlaut(form, word string) (string, bool) {
	at := strings.LastIndexAny(word, "aouAOU")
	if at < 0 || at >= len(form) || form[at] != word[at] {
		return "", false
	}
	if at > 0 && (word[at-1] == 'a' || word[at-1] == 'A') && word[at] == 'u' {
		at-- // Haus, Häuser
	}
	changed := map[byte]string{'a': "ä", 'o': "ö", 'u': "ü", 'A': "Ä", 'O': "Ö", 'U': "Ü"}[form[at]]
	return form[:at] + changed + form[at+1:], true
}

func bounded(forms []string) []string { return forms[:min(len(forms), maxVariants)] }

// adjectives returns the indices of the words of a term that are adjectives, where a
// small letter tells: klinische Studie.
func (g *grammar) adjectives(words []string, kind Kind) []int {
	var list []int
	for n, word := range words {
		if len(g.Lower) > 0 && (kind == General || kind == Title) && unicode.IsLower(firstRune(word)) {
			list = append(list, n)
		}
	}
	return list
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
		return append(g.adjectives(words[:last], kind), last)
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
