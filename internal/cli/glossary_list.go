package cli

import (
	"fmt"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/ui"
)

func (p *program) listCommand() *cli.Command {
	return &cli.Command{
		Name:      "list",
		Aliases:   []string{"ls"},
		Usage:     p.text(sayListUsage),
		UsageText: "exonym glossary list [--kind KIND] [--subject SUBJECT] [--language TAG]... [--layer LAYER] [--missing TAG]",
		Description: "exonym glossary list --kind organisation\n" +
			"exonym glossary list --subject country --language fr,de\n" +
			"exonym glossary list --layer project\n" +
			"exonym glossary list --missing pl --json",
		Flags: append(append(p.selectionFlags(),
			&cli.StringFlag{Name: "layer", Usage: p.text(sayListLayerFlag)},
			&cli.StringSliceFlag{Name: "missing", Usage: p.text(sayMissingFlag)}), p.layerFlags()...),
		BashComplete: p.completeWish(nil),
		Action:       p.list,
	}
}

// selectionFlags choose among concepts.
func (p *program) selectionFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "kind", Usage: p.text(saySelectKindFlag)},
		&cli.StringFlag{Name: "subject", Usage: p.text(saySelectSubjectFlag)},
		&cli.StringSliceFlag{Name: "language", Aliases: []string{"l"}, Usage: p.text(saySelectLangFlag)},
	}
}

// selection is what those flags say.
type selection struct {
	kind    term.Kind
	subject string
	langs   []language.Tag
}

func readSelection(c *cli.Context) (sel selection, err error) {
	sel.subject = c.String("subject")
	if name := c.String("kind"); name != "" {
		probe := term.NewConcept("", "")
		kind, _ := exchange.Named(exchange.ConceptFields(), "kind")
		if !kind.Set(probe, []string{name}) {
			return sel, usage(locale.Say(sayNoChoice, struct{ Field, Value, Choices string }{"--kind", name, strings.Join(kind.Choices, ", ")}), locale.Message{})
		}
		sel.kind = probe.Kind
	}
	sel.langs, err = readLanguages(c.StringSlice("language"))
	return sel, err
}

func readLanguages(values []string) (langs []language.Tag, err error) {
	for _, name := range commaList(values) {
		lang, err := parseLanguage(name)
		if err != nil {
			return nil, err
		}
		langs = append(langs, lang)
	}
	return langs, nil
}

// list is `exonym glossary list`.
func (p *program) list(c *cli.Context) error {
	sel, err := readSelection(c)
	if err != nil {
		return err
	}
	missing, err := readLanguages(c.StringSlice("missing"))
	if err != nil {
		return err
	}
	s, err := loadStack(c)
	if err != nil {
		return err
	}
	layer, err := s.layerNamed(c.String("layer"))
	if err != nil {
		return err
	}
	var found []*term.Concept
	for _, concept := range s.base.Concepts() {
		if sel.holds(concept) && lacks(concept, missing) && s.speaks(layer, concept) {
			found = append(found, concept)
		}
	}
	if c.Bool("json") {
		list := []brief{}
		for _, concept := range found {
			list = append(list, briefOf(concept))
		}
		return p.writeJSON(list)
	}
	if err := p.writeRows(p.rowsOf(found, sel.langs)); err != nil {
		return err
	}
	p.say(locale.Say(sayConcepts, struct{ N string }{p.speaker.Number(len(found))}, len(found)))
	return nil
}

// holds reports whether c is selected: of the kind and the subject, with a term in
// each of the languages.
func (sel selection) holds(c *term.Concept) bool {
	return (sel.kind == "" || c.Kind == sel.kind) && (sel.subject == "" || slices.Contains(c.Subject, sel.subject)) &&
		!slices.ContainsFunc(sel.langs, func(lang language.Tag) bool { return len(c.Terms(lang)) == 0 })
}

// lacks reports whether c has no term in any of langs.
func lacks(c *term.Concept, langs []language.Tag) bool {
	return !slices.ContainsFunc(langs, func(lang language.Tag) bool { return len(c.Terms(lang)) > 0 })
}

// anyTier is the index of no layer: all count.
const anyTier = -1

// layerNamed returns the index of a layer; a file of the command line may be named, too.
func (s *stack) layerNamed(name string) (int, error) {
	if name == "" {
		return anyTier, nil
	}
	var names []string
	for i, t := range s.tiers {
		if t.name == name || t.path != "" && t.path == absolute(name) {
			return i, nil
		}
		names = append(names, t.name)
	}
	return 0, usage(locale.Say(sayNoSuchLayer, struct{ Name string }{name}), locale.Say(sayLayersAre, struct{ Names string }{strings.Join(names, ", ")}))
}

// speaks reports whether a layer speaks of c.
func (s *stack) speaks(layer int, c *term.Concept) bool {
	return layer == anyTier || slices.ContainsFunc(c.Places(), func(at term.Location) bool { return s.index(at.File) == layer })
}

// rowsOf lists concepts: id, kind, and the names in langs, or what the person calls
// them.
func (p *program) rowsOf(concepts []*term.Concept, langs []language.Tag) ui.Rows {
	rows := make(ui.Rows, len(concepts))
	for i, c := range concepts {
		row := []string{c.ID, p.kindName(c.Kind)}
		for _, lang := range langs {
			text := ""
			if t := c.Term(lang); t != nil {
				text = t.Text
			}
			row = append(row, text)
		}
		if len(langs) == 0 {
			row = append(row, p.nameOf(c))
		}
		rows[i] = row
	}
	return rows
}

// writeRows writes a table: laid out for a person at a terminal, with tabs for
// programs.
func (p *program) writeRows(rows ui.Rows) error {
	text := rows.Tabs()
	if p.out.Live {
		text = rows.Layout(p.out.Width)
	}
	_, err := fmt.Fprint(p.out, text)
	return err
}
