package segment

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

//go:embed lang/*.yaml
var files embed.FS

// class says what a full stop after a word means.
type class uint8

const (
	never         class = 1 << iota // an abbreviation that always needs a follower: "Mr."
	beforeNumber                    // not the end if a number follows: "p. 5"
	beforeStarter                   // the end only if a starter follows: "Inc."
	afterNumber                     // as fronting, but only behind a number: "1998 г."
	fronting                        // closes an adverbial: "at 5 a.m."
	ends                            // an ordinary end in spite of its looks: "и т. д."
)

// rules is one file lang/<tag>.yaml. docs/segmentation.md explains the keys.
type rules struct {
	Never         []string `yaml:"never"`
	BeforeNumber  []string `yaml:"before-number"`
	BeforeStarter []string `yaml:"before-starter"`
	AfterNumber   []string `yaml:"after-number"`
	Fronting      []string `yaml:"fronting"`
	Ends          []string `yaml:"ends"`
	Starters      []string `yaml:"starters"`
	Ordinals      int      `yaml:"ordinals"`
	Roman         bool     `yaml:"roman-ordinals"`
	Terminators   string   `yaml:"terminators"`
	CloseJoins    bool     `yaml:"close-joins"`
}

// Splitter cuts text of one language into sentences. It never changes once it is
// made and may be used by several goroutines.
type Splitter struct {
	words      map[string]class // abbreviation without its last dot, see key
	starters   map[string]bool  // as written at the start of a sentence
	ordinals   int              // longest number that is an ordinal before a dot
	roman      bool             // Roman numbers are ordinals before a dot, too
	closeJoins bool             // text goes on after a closing quote without a space
	extra      string           // terminators besides Unicode's
	lead       [256]bool        // first bytes of terminators, brackets and line ends
}

var loaded sync.Map // file name without extension -> *Splitter

// For returns the splitter of a language: of the tag itself when there is a file
// for it (pt-BR), else of its base language (pt), else of the default rules.
func For(tag language.Tag) *Splitter {
	if s := named(tag.String()); s != nil {
		return s
	}
	if base, sure := tag.Base(); sure >= language.High {
		if s := named(base.String()); s != nil {
			return s
		}
	}
	return named("default")
}

// Languages returns the names of the rule files: language tags and "default".
func Languages() []string {
	entries, err := files.ReadDir("lang")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return names
}

// named returns the splitter of a rule file, or nil when there is none. A file
// that does not parse counts as none; a test loads them all.
func named(name string) *Splitter {
	if s, ok := loaded.Load(name); ok {
		return s.(*Splitter)
	}
	s, err := read(name)
	if err != nil {
		return nil
	}
	kept, _ := loaded.LoadOrStore(name, s)
	return kept.(*Splitter)
}

func read(name string) (*Splitter, error) {
	data, err := files.ReadFile("lang/" + name + ".yaml")
	if err != nil {
		return nil, err
	}
	var r rules
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&r); err != nil {
		return nil, fmt.Errorf("segmentation rules %s: %w", name, err)
	}
	return compile(r), nil
}

func compile(r rules) *Splitter {
	s := &Splitter{
		words:      map[string]class{},
		starters:   map[string]bool{},
		ordinals:   r.Ordinals,
		roman:      r.Roman,
		closeJoins: r.CloseJoins,
		extra:      r.Terminators,
	}
	for c, list := range map[class][]string{
		never: r.Never, beforeNumber: r.BeforeNumber, beforeStarter: r.BeforeStarter,
		afterNumber: r.AfterNumber, fronting: r.Fronting, ends: r.Ends,
	} {
		for _, word := range list {
			s.words[strings.ReplaceAll(word, " ", "")] |= c
		}
	}
	for _, word := range r.Starters {
		s.starters[word] = true
	}
	s.markLeads(r.Terminators)
	return s
}

// markLeads notes the bytes at which the scan has to stop and look.
func (s *Splitter) markLeads(extra string) {
	mark := func(r rune) { s.lead[string(r)[0]] = true }
	for _, r := range ".…．•\n\u2029" + extra {
		mark(r)
	}
	for r := range brackets {
		mark(r)
	}
	for _, ranges := range unicode.STerm.R16 {
		for r := rune(ranges.Lo); r <= rune(ranges.Hi); r += rune(ranges.Stride) {
			mark(r)
		}
	}
	for _, ranges := range unicode.STerm.R32 {
		for r := rune(ranges.Lo); r <= rune(ranges.Hi); r += rune(ranges.Stride) {
			mark(r)
		}
	}
}
