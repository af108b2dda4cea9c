package cli

import (
	"strconv"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/search"
	"exonym/internal/ui"
)

func (p *program) findCommand() *cli.Command {
	return &cli.Command{
		Name:      "find",
		Aliases:   []string{"search"},
		Usage:     p.text(sayFindUsage),
		UsageText: "exonym glossary find TEXT [--language TAG]... [--kind KIND] [--subject SUBJECT] [--limit N]",
		Description: "exonym glossary find Kiew\n" +
			"exonym glossary find 'coree du nord' --language fr\n" +
			"exonym glossary find Nordkoreas\n" +
			"exonym glossary find Nebensja --kind person --json",
		Flags: append(append(p.selectionFlags(),
			&cli.IntFlag{Name: "limit", Value: 20, Usage: p.text(sayLimitFlag)}), p.layerFlags()...),
		BashComplete: p.completeWish(nil),
		Action:       p.find,
	}
}

// answer is a concept that was found, as --json writes it.
type answer struct {
	brief
	How      string `json:"how"` // id, same, folded, inflected, begins, word, near, sounds
	Language string `json:"language,omitempty"`
	Form     string `json:"form"`
	Status   string `json:"status,omitempty"` // deprecated or forbidden
	Distance int    `json:"distance,omitempty"`
}

// find is `exonym glossary find`. To find nothing is exit code 1, as with grep.
func (p *program) find(c *cli.Context) error {
	text := strings.Join(c.Args().Slice(), " ")
	if strings.TrimSpace(text) == "" {
		return usage(locale.Say(sayNoText, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary find Kiew"}))
	}
	limit := c.Int("limit")
	if limit < 1 {
		return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{strconv.Itoa(limit), "--limit"}), locale.Message{})
	}
	sel, err := readSelection(c)
	if err != nil {
		return err
	}
	s, err := loadStack(c)
	if err != nil {
		return err
	}
	found := search.Find(s.base, search.Query{Text: text, Langs: sel.langs, Kind: sel.kind, Subject: sel.subject})
	if c.Bool("json") {
		err = p.writeJSON(answersOf(found[:min(limit, len(found))]))
	} else {
		err = p.writeRows(p.matchRows(found[:min(limit, len(found))]))
	}
	switch {
	case err != nil:
		return err
	case len(found) == 0:
		return &fault{says: locale.Say(sayFoundNothing, struct{ Text string }{text}),
			hint: locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary add --" + p.speaker.Lang.String() + " " + shellWord(text)}), code: exitFailure}
	case len(found) > limit:
		n := len(found) - limit
		p.say(locale.Say(sayMore, struct{ N string }{p.speaker.Number(n)}, n))
	}
	return nil
}

func answersOf(found []search.Match) []answer {
	list := []answer{}
	for _, m := range found {
		a := answer{brief: briefOf(m.Concept), How: m.How.String(), Form: m.Form, Distance: m.Distance}
		if m.Lang != language.Und {
			a.Language = m.Lang.String()
		}
		if m.Status >= term.Deprecated {
			a.Status = statusWords[m.Status]
		}
		list = append(list, a)
	}
	return list
}

// statusWords are the statuses that a text should not have, as files call them.
var statusWords = map[term.Status]string{term.Deprecated: "deprecated", term.Forbidden: "forbidden"}

func (p *program) matchRows(found []search.Match) ui.Rows {
	rows := make(ui.Rows, len(found))
	for i, m := range found {
		rows[i] = []string{m.Concept.ID, p.nameOf(m.Concept), p.kindName(m.Concept.Kind), p.why(m)}
	}
	return rows
}

// why says which form answered, and how.
func (p *program) why(m search.Match) string {
	if m.How == search.ByID {
		return p.text(locale.Say(hows[m.How], nil))
	}
	why := m.Lang.String() + " “" + m.Form + "”"
	if says := hows[m.How]; says != nil {
		why += ", " + p.text(locale.Say(says, struct{ N string }{p.speaker.Number(m.Distance)}, m.Distance))
	}
	if m.Status >= term.Deprecated {
		why += ", " + p.choiceName("status", statusWords[m.Status])
	}
	return why
}
