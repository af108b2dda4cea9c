package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/ui"
)

func (p *program) statsCommand() *cli.Command {
	return &cli.Command{
		Name:         "stats",
		Usage:        p.text(sayStatsUsage),
		UsageText:    "exonym glossary stats [--json]",
		Description:  "exonym glossary stats\nexonym glossary stats --json\nexonym glossary stats --no-builtin --glossary names.yaml",
		Flags:        p.layerFlags(),
		BashComplete: p.completeWish(nil),
		Action: func(c *cli.Context) error {
			s, err := loadStack(c)
			if err != nil {
				return err
			}
			counted := s.count()
			if c.Bool("json") {
				return p.writeJSON(counted)
			}
			_, err = fmt.Fprint(p.out, p.countedText(counted))
			return err
		},
	}
}

// counted is how much a glossary holds, as --json writes it.
type counted struct {
	Concepts  int                    `json:"concepts"`
	Terms     int                    `json:"terms"`
	Languages map[string]*ofLanguage `json:"languages"`
	Kinds     map[string]int         `json:"kinds"`
	Subjects  map[string]int         `json:"subjects"`
	Layers    []ofLayer              `json:"layers"`
	Missing   int                    `json:"missing"` // concepts that lack at least one of the languages
}

type ofLanguage struct {
	Concepts int `json:"concepts"`
	Terms    int `json:"terms"`
	Missing  int `json:"missing"` // concepts without a term in the language
}

// ofLayer counts the concepts that a layer speaks of.
type ofLayer struct {
	Layer    string `json:"layer"`
	Path     string `json:"path,omitempty"`
	Concepts int    `json:"concepts"`
}

// count counts what the glossary holds. Terms are names: synonyms and abbreviations
// count, inflected forms do not.
func (s *stack) count() *counted {
	n := &counted{Languages: map[string]*ofLanguage{}, Kinds: map[string]int{}, Subjects: map[string]int{}}
	layers := make([]int, len(s.tiers))
	for _, c := range s.base.Concepts() {
		n.add(c)
		spoken := map[int]bool{}
		for _, at := range c.Places() {
			spoken[s.index(at.File)] = true
		}
		for i := range spoken {
			layers[i]++
		}
	}
	for i, t := range s.tiers {
		n.Layers = append(n.Layers, ofLayer{t.name, t.path, layers[i]})
	}
	for _, of := range n.Languages {
		of.Missing = n.Concepts - of.Concepts
	}
	for _, c := range s.base.Concepts() {
		if len(c.Languages()) < len(n.Languages) {
			n.Missing++
		}
	}
	return n
}

func (n *counted) add(c *term.Concept) {
	n.Concepts++
	n.Kinds[string(c.Kind)]++
	for _, subject := range c.Subject {
		n.Subjects[subject]++
	}
	for _, tag := range c.Languages() {
		of := n.Languages[tag]
		if of == nil {
			of = &ofLanguage{}
			n.Languages[tag] = of
		}
		of.Concepts++
		for _, t := range c.OwnTerms(language.Make(tag)) {
			names := 1 + len(t.Also) + len(t.Abbreviation)
			of.Terms += names
			n.Terms += names
		}
	}
}

// countedText is the counts for people.
func (p *program) countedText(n *counted) string {
	number := p.speaker.Number
	text := p.text(locale.Say(sayStatsHead, struct{ Concepts, Terms, Languages string }{p.count(sayConcepts, n.Concepts), p.count(sayTerms, n.Terms), p.count(sayLanguages, len(n.Languages))})) + "\n"
	var kinds, subjects, layers ui.Rows
	for _, kind := range byCount(n.Kinds) {
		kinds = append(kinds, []string{p.kindName(term.Kind(kind)), number(n.Kinds[kind])})
	}
	for _, subject := range byCount(n.Subjects) {
		subjects = append(subjects, []string{subject, number(n.Subjects[subject])})
	}
	for _, l := range n.Layers {
		layers = append(layers, []string{p.layerName(l.Layer), p.count(sayConcepts, l.Concepts), shown(l.Path)})
	}
	for _, part := range []struct {
		head locale.Message
		rows ui.Rows
	}{{sayHeadLanguages, p.coverage(n)}, {sayHeadKinds, kinds}, {sayHeadSubjects, subjects}, {sayHeadLayers, layers}} {
		if len(part.rows) > 0 {
			lines := strings.TrimSuffix(part.rows.Layout(p.out.Width-3), "\n")
			text += "\n" + p.text(part.head) + "\n" + indent(lines) + "\n"
		}
	}
	return text
}

// coverage says of each language how many concepts have a name in it.
func (p *program) coverage(n *counted) ui.Rows {
	number := p.speaker.Number
	var languages ui.Rows
	for _, tag := range inOrder(slices.Sorted(maps.Keys(n.Languages))) {
		of := n.Languages[tag]
		missing := p.text(sayComplete)
		if of.Missing > 0 {
			missing = p.text(locale.Say(sayLacking, struct{ N string }{number(of.Missing)}, of.Missing))
		}
		languages = append(languages, []string{tag, p.speaker.LanguageName(language.Make(tag)), p.count(sayTerms, of.Terms),
			p.speaker.Percent(float64(of.Concepts) / float64(max(n.Concepts, 1))), missing})
	}
	return languages
}

// byCount returns the names, the most frequent first.
func byCount(counts map[string]int) []string {
	names := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	return names
}
