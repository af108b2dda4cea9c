package deepl

import (
	_ "embed"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

//go:embed languages.txt
var languagesText string

// codes are how DeepL names a language, as source and as target.
type codes struct{ source, target string }

var languages = readLanguages(languagesText)

func readLanguages(text string) map[language.Tag]codes {
	table := map[language.Tag]codes{}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] != "#" {
			table[language.Make(fields[0])] = codes{fields[1], fields[2]}
		}
	}
	return table
}

// find looks a language up by its tag, then by the tag's CLDR parents.
func find(tag language.Tag) (codes, bool) {
	for tag != language.Und {
		if c, ok := languages[tag]; ok {
			return c, true
		}
		tag = tag.Parent()
	}
	return codes{}, false
}

// pair is a pair of languages in DeepL's codes; source is "" where DeepL shall detect it.
type pair struct{ source, target string }

// findPair returns the codes of a pair, or a *backend.PairError.
func findPair(from, to language.Tag) (pair, error) {
	source, served := find(from)
	target, also := find(to)
	if !also || !served && from != language.Und {
		return pair{}, &backend.PairError{From: from, To: to, Engine: true}
	}
	return pair{source.source, target.target}, nil
}

// String names the pair as a route: "FR > EN-GB".
func (p pair) String() string {
	if p.source == "" {
		return "? > " + p.target
	}
	return p.source + " > " + p.target
}

// bases drops the variant of the target: glossaries know none.
func (p pair) bases() pair {
	base, _, _ := strings.Cut(p.target, "-")
	return pair{p.source, base}
}
