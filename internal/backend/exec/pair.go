package exec

import (
	"encoding/json"
	"errors"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// pairs are the pairs of languages that a plug-in serves.
type pairs struct {
	any  bool
	list [][2]string // BCP 47, as the plug-in writes them
}

// UnmarshalJSON reads "any" or a list of pairs.
func (p *pairs) UnmarshalJSON(text []byte) error {
	var word string
	if json.Unmarshal(text, &word) == nil {
		p.any = word == "any"
		if !p.any {
			return errors.New(`pairs is neither a list nor "any"`)
		}
		return nil
	}
	return json.Unmarshal(text, &p.list)
}

// find returns a pair as the plug-in writes it: the one that fits the tags best, or a
// *backend.PairError.
func (p *pairs) find(from, to language.Tag) (source *string, target string, err error) {
	if p.any {
		if from != language.Und {
			code := from.String()
			source = &code
		}
		return source, to.String(), nil
	}
	best, most := -1, 0
	for i, pair := range p.list {
		if a, b := fit(pair[0], from), fit(pair[1], to); a > 0 && b > 0 && a+b > most {
			best, most = i, a+b
		}
	}
	if best < 0 {
		return nil, "", &backend.PairError{From: from, To: to, Routes: p.names(), Engine: true}
	}
	return &p.list[best][0], p.list[best][1], nil
}

// fit is 2 where code is the very tag, 1 where it is its bare language, else 0.
func fit(code string, tag language.Tag) int {
	base, _ := tag.Base()
	declared, err := language.Parse(code)
	switch {
	case err != nil || tag == language.Und:
		return 0
	case declared == tag:
		return 2
	case code == base.String():
		return 1
	}
	return 0
}

func (p *pairs) names() []string {
	var names []string
	for _, pair := range p.list {
		names = append(names, pair[0]+"-"+pair[1])
	}
	slices.Sort(names)
	return names
}
