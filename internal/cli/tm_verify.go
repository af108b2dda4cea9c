package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	cli "github.com/urfave/cli/v2"

	"exonym/internal/bitext"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/ui"
)

func (p *program) tmVerifyCommand() *cli.Command {
	return &cli.Command{
		Name:        "verify",
		Usage:       p.text(sayTMVerifyUsage),
		UsageText:   "exonym tm verify [--repair] [--reindex] [--json]",
		Description: "exonym tm verify\nexonym tm verify --json\nexonym tm verify --reindex\nexonym tm verify --repair",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "repair", Usage: p.text(sayRepairFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "reindex", Usage: p.text(sayReindexFlag), DisableDefaultText: true},
			p.memoryFlag(), p.jsonFlag(),
		},
		BashComplete: p.completeTM(),
		Action: func(c *cli.Context) error {
			if c.Bool("repair") {
				if err := p.tmRepair(c); err != nil {
					return err
				}
			}
			m, err := p.tmMemory(c, false)
			if err != nil {
				return err
			}
			defer m.Close()
			if c.Bool("reindex") {
				if err := m.Reindex(c.Context); err != nil {
					return err
				}
			}
			return p.tmVerify(c.Context, m, c.Bool("json"))
		},
	}
}

// tmRepair saves what can be read of a damaged memory into a new one.
func (p *program) tmRepair(c *cli.Context) error {
	path, err := tmPath(c, false)
	if err != nil {
		return err
	}
	broken, err := memory.Repair(path)
	if err != nil {
		return fileFault(path, err)
	}
	if broken != nil {
		p.sayBroken(broken)
	}
	return nil
}

// flawTexts says what each kind of flaw is; the last two may be meant.
var flawTexts = map[memory.FlawKind]*i18n.Message{
	memory.Damaged: sayFlawDamaged, memory.Unindexed: sayFlawUnindexed, memory.Codes: sayFlawCodes,
	memory.Empty: sayFlawEmpty, memory.Unchanged: sayFlawUnchanged, memory.Ambiguous: sayFlawAmbiguous,
}

// flawKinds are the kinds in the order in which they are told.
var flawKinds = []memory.FlawKind{memory.Damaged, memory.Unindexed, memory.Codes, memory.Empty, memory.Unchanged, memory.Ambiguous}

// harmful reports a flaw that no good memory has.
func harmful(kind memory.FlawKind) bool { return kind != memory.Unchanged && kind != memory.Ambiguous }

// listedFlaw is a flaw as --json writes it.
type listedFlaw struct {
	Kind   memory.FlawKind `json:"kind"`
	Detail string          `json:"detail,omitempty"`
	Units  []flawedUnit    `json:"units"`
}

type flawedUnit struct {
	Source string `json:"source"`
	Target string `json:"target"`
	storedUnit
}

// tmVerify is `exonym tm verify`. Its exit code is 3 where something is broken.
func (p *program) tmVerify(ctx context.Context, m *memory.Memory, asJSON bool) error {
	counts := map[memory.FlawKind]int{}
	flaws := []listedFlaw{}
	for f, err := range m.Verify(ctx) {
		if err != nil {
			return err
		}
		if counts[f.Kind]++; counts[f.Kind] > most && !asJSON {
			continue
		}
		listed, err := listFlaw(ctx, m, f)
		if err != nil {
			return err
		}
		flaws = append(flaws, listed)
	}
	var err error
	if asJSON {
		err = p.writeJSON(flaws)
	} else {
		err = p.sayFlaws(flaws, counts)
	}
	if err == nil && slices.ContainsFunc(flawKinds, func(kind memory.FlawKind) bool { return harmful(kind) && counts[kind] > 0 }) {
		return exit(exitGate)
	}
	return err
}

func listFlaw(ctx context.Context, m *memory.Memory, f memory.Flaw) (listedFlaw, error) {
	listed := listedFlaw{Kind: f.Kind, Detail: f.Detail, Units: []flawedUnit{}}
	if len(f.Units) == 0 {
		return listed, nil
	}
	units, err := m.Units(ctx, f.Units...)
	for i := range units {
		u := &units[i]
		listed.Units = append(listed.Units, flawedUnit{bitext.Mark(u.Source, u.Codes), bitext.Mark(u.Target, u.Codes), storedOf(u)})
	}
	return listed, err
}

// sayFlaws tells how many flaws of each kind there are, and shows some of each.
func (p *program) sayFlaws(flaws []listedFlaw, counts map[memory.FlawKind]int) error {
	if len(flaws) == 0 {
		p.writeLine(locale.Say(sayNoFlaws, nil))
		return p.stdout.err
	}
	for _, kind := range flawKinds {
		if counts[kind] == 0 {
			continue
		}
		fmt.Fprintln(p.out, p.count(flawTexts[kind], counts[kind]))
		var rows ui.Rows
		for _, f := range flaws {
			if f.Kind == kind {
				rows = append(rows, flawRows(&f)...)
			}
		}
		fmt.Fprint(p.out, p.indentRows(rows))
		p.sayRest(counts[kind])
	}
	if counts[memory.Damaged] > 0 {
		p.say(locale.Say(sayTryCommand, struct{ Command string }{"exonym tm verify --repair"}))
	}
	if counts[memory.Unindexed] > 0 {
		p.say(locale.Say(sayTryCommand, struct{ Command string }{"exonym tm verify --reindex"}))
	}
	return p.stdout.err
}

func flawRows(f *listedFlaw) ui.Rows {
	var rows ui.Rows
	if f.Detail != "" {
		rows = append(rows, []string{f.Detail})
	}
	for _, u := range f.Units {
		rows = append(rows, []string{strconv.FormatInt(u.ID, 10), u.From + " > " + u.To, u.Source + " = " + u.Target})
	}
	return rows
}

// indentRows lays rows out for a person, and writes them with tabs for programs.
func (p *program) indentRows(rows ui.Rows) string {
	if len(rows) == 0 {
		return ""
	}
	text := rows.Tabs()
	if p.out.Live {
		text = rows.Layout(p.out.Width - 3)
	}
	return indent(text[:len(text)-1]) + "\n"
}
