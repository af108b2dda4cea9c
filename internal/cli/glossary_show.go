package cli

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/search"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

func (p *program) showCommand() *cli.Command {
	return &cli.Command{
		Name:         "show",
		Usage:        p.text(sayShowUsage),
		UsageText:    "exonym glossary show ID|NAME [--json|--yaml]",
		Description:  "exonym glossary show place.kyiv\nexonym glossary show 'North Korea'\nexonym glossary show Nordkoreas --yaml",
		Flags:        append(p.layerFlags(), &cli.BoolFlag{Name: "yaml", Usage: p.text(sayYAMLFlag), DisableDefaultText: true}),
		BashComplete: p.completeWish(p.completeIDs),
		Action: func(c *cli.Context) error {
			text := strings.Join(c.Args().Slice(), " ")
			if text == "" {
				return usage(locale.Say(sayNoID, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary show place.kyiv"}))
			}
			s, err := loadStack(c)
			if err != nil {
				return err
			}
			concept, err := p.meant(s, text)
			if err != nil {
				return err
			}
			switch {
			case c.Bool("json"):
				return p.writeJSON(wholeOf(concept, s.placesOf(concept)))
			case c.Bool("yaml"):
				_, err = fmt.Fprint(p.out, store.Encode(concept))
				return err
			}
			_, err = fmt.Fprint(p.out, p.portrait(s, concept))
			return err
		},
	}
}

// meant returns the concept with an id or a name; where several have the name, it
// lists them.
func (p *program) meant(s *stack, text string) (*term.Concept, error) {
	if c := s.base.Concept(text); c != nil {
		return c, nil
	}
	found := search.Find(s.base, search.Query{Text: text})
	found = slices.DeleteFunc(found, func(m search.Match) bool { return m.How > search.Inflected })
	switch len(found) {
	case 0:
		return p.conceptOf(s, text)
	case 1:
		return found[0].Concept, nil
	}
	var lines []string
	for _, m := range found {
		lines = append(lines, "exonym glossary show "+shellWord(m.Concept.ID))
	}
	return nil, usage(locale.Say(saySeveralConcepts, struct{ Text string }{text}), locale.Say(sayFailure, struct{ Cause string }{strings.Join(lines, "\n")}))
}

// portrait is a concept for people.
func (p *program) portrait(s *stack, c *term.Concept) string {
	head := []string{c.ID, p.kindName(c.Kind)}
	head = append(head, c.Subject...)
	var b strings.Builder
	b.WriteString(ui.Clean(p.nameOf(c)) + "\n" + ui.Clean(strings.Join(head, " · ")) + "\n")
	for _, part := range []ui.Rows{p.facts(c), p.languages(c), p.relations(s.base, c), p.standings(s, c)} {
		if len(part) > 0 {
			b.WriteString("\n" + part.Layout(p.out.Width))
		}
	}
	return b.String()
}

// facts are what is told of the concept itself.
func (p *program) facts(c *term.Concept) ui.Rows {
	var rows ui.Rows
	for _, f := range []struct{ name, text string }{
		{"definition", c.Definition}, {"note", c.Note}, {"source", c.Source}, {"date", c.Date},
	} {
		if f.text != "" {
			rows = append(rows, []string{p.label(f.name), f.text})
		}
	}
	return rows
}

// languages are the terms, one a row: the languages of the starter termbase first.
func (p *program) languages(c *term.Concept) ui.Rows {
	var rows ui.Rows
	for _, tag := range inOrder(c.Languages()) {
		for i, t := range c.OwnTerms(language.Make(tag)) {
			name := p.speaker.LanguageName(language.Make(tag))
			if i > 0 {
				tag, name = "", ""
			}
			rows = append(rows, []string{tag, name, t.Text, p.details(&t)})
		}
	}
	return rows
}

// inOrder sorts tags as glossary files do.
func inOrder(tags []string) []string {
	rank := func(tag string) int {
		if i := slices.Index(starterLanguages, tag); i >= 0 {
			return i
		}
		return len(starterLanguages)
	}
	sorted := slices.Clone(tags)
	slices.SortStableFunc(sorted, func(a, b string) int { return rank(a) - rank(b) })
	return sorted
}

// details are what a term says besides its text.
func (p *program) details(t *term.Term) string {
	var list []string
	for _, f := range exchange.TermFields() {
		texts := f.Get(t)
		if len(texts) == 0 {
			continue
		}
		if f.Choices != nil {
			list = append(list, p.choiceName(f.Name, texts[0]))
			continue
		}
		list = append(list, p.label(f.Name)+" "+strings.Join(texts, ", "))
	}
	return strings.Join(list, "; ")
}

// relations name the concepts that c is related to, and those that are related to it.
func (p *program) relations(base *term.Base, c *term.Concept) ui.Rows {
	var rows ui.Rows
	for _, r := range relationsOf(c) {
		for _, id := range r.ids {
			rows = append(rows, []string{p.label(r.field), p.named(base, id)})
		}
	}
	for _, field := range []string{"capital-of", "adjective-of"} {
		for _, other := range base.Concepts() {
			if slices.ContainsFunc(relationsOf(other), func(r relation) bool { return r.field == field && slices.Contains(r.ids, c.ID) }) {
				rows = append(rows, []string{p.label("has-" + field), p.named(base, other.ID)})
			}
		}
	}
	return rows
}

func (p *program) named(base *term.Base, id string) string {
	if other := base.Concept(id); other != nil {
		return p.nameOf(other) + " (" + id + ")"
	}
	return id + " (" + p.text(locale.Say(sayUnknownThere, nil)) + ")"
}

// relation is a field that names other concepts.
type relation struct {
	field string
	ids   []string
}

func relationsOf(c *term.Concept) []relation {
	var list []relation
	for _, name := range []string{"capital-of", "member-of", "part-of", "adjective-of"} {
		f, _ := exchange.Named(exchange.ConceptFields(), name)
		if ids := f.Get(c); len(ids) > 0 {
			list = append(list, relation{name, ids})
		}
	}
	return list
}

// standings say which layer says what, the weakest first; each is stronger than those
// above it.
func (p *program) standings(s *stack, c *term.Concept) ui.Rows {
	var rows ui.Rows
	said := map[string]bool{"kind": true}
	for i, at := range s.placesOf(c) {
		var over, more []string
		for _, name := range inOrder(at.Says) {
			switch {
			case i > 0 && said[name] && name != "kind":
				over = append(over, name)
			case i > 0 && !said[name]:
				more = append(more, name)
			}
			said[name] = true
		}
		rows = append(rows, []string{p.layerName(at.Layer), located(at.File, at.Line), p.alters(over, more)})
	}
	return rows
}

// alters says what a layer changes of those below it.
func (p *program) alters(over, more []string) string {
	type fields struct{ Fields string }
	var list []string
	if len(over) > 0 {
		list = append(list, p.text(locale.Say(sayOverrides, fields{p.speaker.List(over)})))
	}
	if len(more) > 0 {
		list = append(list, p.text(locale.Say(sayAdds, fields{p.speaker.List(more)})))
	}
	return strings.Join(list, "; ")
}

// placesOf lists where c stands and what is said there, the weakest layer first.
func (s *stack) placesOf(c *term.Concept) []placed {
	places := []placed{}
	for _, at := range c.Places() {
		t := s.tiers[s.index(at.File)]
		layer := term.File(at.File)
		if t.path == "" {
			data, err := fs.ReadFile(glossary.FS, at.File)
			if err != nil {
				continue
			}
			layer = term.Bytes(at.File, data)
		}
		one := placed{Layer: t.name, File: at.File, Line: at.Line, Says: []string{}}
		if base, err := term.Load(layer); err == nil && base.Concept(c.ID) != nil {
			one.Says = saysOf(base.Concept(c.ID))
		}
		places = append(places, one)
	}
	return places
}
