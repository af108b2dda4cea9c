package cli

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/bitext"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/ui"
)

func (p *program) tmFindCommand() *cli.Command {
	return &cli.Command{
		Name:      "find",
		Usage:     p.text(sayTMFindUsage),
		UsageText: "exonym tm find TEXT --from TAG --to TAG [--least PERCENT] [--limit N]",
		Description: "exonym tm find 'The talks begin on Monday.' --from en --to fr\n" +
			"exonym tm find 'Click <1>here</1> for more.' --from en --to de --least 60\n" +
			"exonym tm find 'Nobody was hurt.' --from en --to es --json",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: p.text(sayTMSourceFlag)},
			&cli.StringFlag{Name: "to", Usage: p.text(sayTMTargetFlag)},
			&cli.IntFlag{Name: "least", Value: 70, Usage: p.text(sayLeastFlag)},
			&cli.IntFlag{Name: "limit", Value: 5, Usage: p.text(sayTMLimitFlag)},
			p.memoryFlag(), p.jsonFlag(),
		},
		BashComplete: p.completeTM(),
		Action:       p.tmFind,
	}
}

// farLeast is how like units must be of which it makes sense to look farther.
const farLeast = 0.5

// foundUnit is a match as --json writes it.
type foundUnit struct {
	Percent     int    `json:"percent"`
	Exact       bool   `json:"exact"`
	Context     bool   `json:"context"`     // the texts round it are the same, too
	Substituted bool   `json:"substituted"` // the numbers of the question stand in the translation
	Source      string `json:"source"`      // codes as numbered marks
	Target      string `json:"target"`
	Diff        []edit `json:"diff"` // from the source to the question
	storedUnit
}

// storedUnit is what is known of a unit, as --json writes it.
type storedUnit struct {
	ID       int64  `json:"id"`
	From     string `json:"from"`
	To       string `json:"to"`
	Rank     string `json:"rank"`
	Origin   string `json:"origin,omitempty"`
	Version  string `json:"version,omitempty"`
	Changed  string `json:"changed"`
	Document string `json:"document,omitempty"`
}

func storedOf(u *memory.Unit) storedUnit {
	return storedUnit{u.ID, u.From.String(), u.To.String(), u.Origin.Rank.String(), u.Origin.Name, u.Origin.Version, u.Changed.UTC().Format(time.RFC3339), u.Context.Document}
}

// tmFind is `exonym tm find`. To find nothing is exit code 1, as with grep.
func (p *program) tmFind(c *cli.Context) error {
	text := strings.Join(c.Args().Slice(), " ")
	q, err := readQuery(c, text)
	if err != nil {
		return err
	}
	m, err := p.tmMemory(c, false)
	if err != nil {
		return err
	}
	defer m.Close()
	matches, err := m.Fuzzy(c.Context, q)
	if err != nil {
		return err
	}
	found := make([]foundUnit, len(matches))
	for i := range matches {
		found[i] = foundOf(&matches[i], &q)
	}
	switch {
	case c.Bool("json"):
		err = p.writeJSON(found)
	case len(found) > 0:
		_, err = fmt.Fprint(p.out, p.foundText(matches, found))
	}
	if err == nil && len(found) == 0 {
		hint := locale.Message{}
		if q.Floor > farLeast {
			hint = locale.Say(sayTryCommand, struct{ Command string }{"--least 50"})
		}
		return &fault{says: locale.Say(sayTMNothing, struct{ Least string }{p.speaker.Percent(q.Floor)}), hint: hint, code: exitFailure}
	}
	return err
}

func readQuery(c *cli.Context, text string) (q memory.Query, err error) {
	const example = "exonym tm find 'The talks begin on Monday.' --from en --to fr"
	if strings.TrimSpace(text) == "" {
		return q, usage(locale.Say(sayNoText, nil), locale.Say(sayTryCommand, struct{ Command string }{example}))
	}
	if q.From, err = languageFlag(c, "from"); err != nil {
		return q, err
	}
	if q.To, err = languageFlag(c, "to"); err != nil {
		return q, err
	}
	if q.From == language.Und || q.To == language.Und {
		return q, usage(locale.Say(sayTMNeedPair, nil), locale.Say(sayTryCommand, struct{ Command string }{example}))
	}
	least, limit := c.Int("least"), c.Int("limit")
	if least < 1 || least > 100 {
		return q, usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{strconv.Itoa(least), "--least"}), locale.Say(sayTryCommand, struct{ Command string }{"--least 70"}))
	}
	if limit < 1 {
		return q, usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{strconv.Itoa(limit), "--limit"}), locale.Message{})
	}
	var u bitext.Unit
	var in, none bitext.Inline
	in.Marked(text)
	u.Join(&in, &none)
	q.Source, q.Codes, q.Floor, q.Limit = u.Source, u.Codes, float64(least)/100, limit
	return q, nil
}

func foundOf(m *memory.Match, q *memory.Query) foundUnit {
	f := foundUnit{Percent: m.Percent(), Exact: m.Exact(), Context: m.Context, Substituted: m.Substituted, storedUnit: storedOf(&m.Unit)}
	f.Source = bitext.Mark(m.Unit.Source, m.Unit.Codes)
	f.Target = bitext.Mark(m.Unit.Target, m.Unit.Codes)
	if m.Target != "" {
		f.Target = bitext.Mark(m.Target, q.Codes)
	}
	f.Diff = diff(f.Source, bitext.Mark(q.Source, q.Codes))
	return f
}

// foundText shows matches: how near, where from, the source with what differs, the
// translation.
func (p *program) foundText(matches []memory.Match, found []foundUnit) string {
	var b strings.Builder
	for i, f := range found {
		u := &matches[i].Unit
		head := []string{p.speaker.Percent(float64(f.Percent) / 100), p.originText(u.Origin)}
		if day := dayOf(u.Changed); day != "" {
			head = append(head, day)
		}
		if f.Document != "" {
			head = append(head, f.Document)
		}
		head = append(head, "#"+strconv.FormatInt(f.ID, 10))
		if f.Substituted {
			head = append(head, p.text(saySubstituted))
		}
		if f.Context {
			head = append(head, p.text(saySameContext))
		}
		fmt.Fprintf(&b, "%s\n  %s  %s\n  %s  %s\n", strings.Join(head, " · "), f.From, p.marked(f.Diff), f.To, ui.Clean(f.Target))
	}
	return b.String()
}
