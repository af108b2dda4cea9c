// Package langcode reads how an engine names languages, from a table that the engine
// embeds: a tag of BCP 47, the engine's code as a source and, where it differs, as a
// target; "-" where the language is served in one direction only.
//
// The law: a tag that is not in the table is looked up by its CLDR parents, so en-AU is
// found under en-001 or en, and zh-TW under zh-Hant; the root is never served.
//
//	table := langcode.Read("zh-Hant zh-TW\nen en-US en-GB")
//	pair, err := table.Pair(language.English, language.MustParse("zh-HK"))
package langcode

import (
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// none stands for a direction that is not served.
const none = "-"

// Table is the languages of an engine.
type Table map[language.Tag]Pair

// Pair is the codes of a source and of a target language; Source is "" where the engine
// shall find out.
type Pair struct{ Source, Target string }

// Read reads a table: a line for each language, "#" begins a comment.
func Read(text string) Table {
	table := Table{}
	for line := range strings.Lines(text) {
		fields := strings.Fields(line)
		if len(fields) < 2 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		table[language.Make(fields[0])] = Pair{fields[1], fields[len(fields)-1]}
	}
	return table
}

func (t Table) find(tag language.Tag) Pair {
	for ; tag != language.Und; tag = tag.Parent() {
		if p, ok := t[tag]; ok {
			return p
		}
	}
	return Pair{none, none}
}

// Pair returns the codes of a pair of languages, or a *backend.PairError.
func (t Table) Pair(from, to language.Tag) (Pair, error) {
	p := Pair{t.find(from).Source, t.find(to).Target}
	if from == language.Und {
		p.Source = ""
	}
	if p.Source == none || p.Target == none {
		return Pair{}, &backend.PairError{From: from, To: to, Engine: true}
	}
	return p, nil
}

// String names the pair as a route: "fr > en-GB".
func (p Pair) String() string {
	if p.Source == "" {
		return "? > " + p.Target
	}
	return p.Source + " > " + p.Target
}

// others are codes that servers have for tags that they do not look like.
var others = map[string]string{
	"pb": "pt-BR", "zt": "zh-Hant", "zh": "zh", "zh-Hans": "zh", "zh-CN": "zh", "zh-TW": "zh-Hant",
	"no": "nb", "nb": "nb", "iw": "he", "tl": "fil", "fil": "fil",
}

// Of makes a table of the codes that a server lists, for both directions.
func Of(codes []string) Table {
	table := Table{}
	for _, code := range codes {
		tag := language.Make(code)
		if other := others[code]; other != "" {
			tag = language.Make(other)
		}
		if _, have := table[tag]; !have && tag != language.Und {
			table[tag] = Pair{code, code}
		}
	}
	if p, ok := table[language.Make("nb")]; ok {
		table[language.Make("no")] = p
	}
	return table
}
