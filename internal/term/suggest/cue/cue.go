package cue

import (
	"embed"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

//go:embed *.yaml
var data embed.FS

// Set is a set of words in small letters.
type Set map[string]bool

// UnmarshalYAML reads a list of words.
func (s *Set) UnmarshalYAML(node *yaml.Node) error {
	var list []string
	if err := node.Decode(&list); err != nil {
		return err
	}
	*s = make(Set, len(list))
	for _, word := range list {
		(*s)[word] = true
	}
	return nil
}

// Words are the telling words of one language.
type Words struct {
	Nouns        string   `yaml:"nouns"`        // "capital": every noun has one, as in German
	Stop         Set      `yaml:"stop"`         // function words, and adverbs and verbs that stand everywhere
	Article      []string `yaml:"article"`      // definite articles, elided ones with their apostrophe (l’)
	Inner        Set      `yaml:"inner"`        // may stand inside a technical term: taux de change
	Date         Set      `yaml:"date"`         // weekdays, months, and words beside them
	Title        Set      `yaml:"title"`        // go before a person: president, Mrs
	Speech       Set      `yaml:"speech"`       // what people do: said, told
	Calling      []string `yaml:"calling"`      // endings of words for what people do: Biologin, Orgelbauer
	Organisation Set      `yaml:"organisation"` // are part of the name of an organisation
	Place        Set      `yaml:"place"`        // are part of the name of a place, or go before it
	In           Set      `yaml:"in"`           // prepositions before places
}

var none = &Words{}

var all = sync.OnceValue(func() map[string]*Words {
	found := map[string]*Words{}
	entries, err := data.ReadDir(".")
	if err != nil {
		return found
	}
	for _, entry := range entries {
		text, err := data.ReadFile(entry.Name())
		words := &Words{}
		if err == nil && yaml.Unmarshal(text, words) == nil {
			found[strings.TrimSuffix(entry.Name(), ".yaml")] = words
		}
	}
	return found
})

// Of returns the words of lang's base language, never nil. They must not be
// changed.
func Of(lang language.Tag) *Words {
	base, _ := lang.Base()
	if words := all()[base.String()]; words != nil {
		return words
	}
	return none
}
