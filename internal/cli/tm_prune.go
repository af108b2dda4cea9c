package cli

import (
	"context"
	"path/filepath"
	"time"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/bitext/tmx"
	"exonym/internal/locale"
	"exonym/internal/memory"
)

func (p *program) tmPruneCommand() *cli.Command {
	return &cli.Command{
		Name:      "prune",
		Usage:     p.text(sayPruneUsage),
		UsageText: "exonym tm prune [--before DAY|AGE] [--origin NAME] [--rank RANK] [--from TAG] [--to TAG]",
		Description: "exonym tm prune --rank engine --before 2y --dry-run\n" +
			"exonym tm prune --origin old.tmx\n" +
			"exonym tm prune --from en --to pt --yes",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: p.text(sayPruneAllFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "dry-run", Usage: p.text(sayDryRunFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: p.text(sayPruneYesFlag), DisableDefaultText: true},
			p.memoryFlag(), p.jsonFlag(),
		}, p.filterFlags()...),
		BashComplete: p.completeTM(),
		Action:       p.tmPrune,
	}
}

// pruned is what was taken out, as --json writes it.
type pruned struct {
	Units  int    `json:"units"`
	Backup string `json:"backup,omitempty"` // the file that brings them back
	DryRun bool   `json:"dry_run"`
}

// tmPrune is `exonym tm prune`: what is taken out is first written to a file beside the
// memory, from which it comes back.
func (p *program) tmPrune(c *cli.Context) error {
	filter, err := readFilter(c)
	if err != nil {
		return err
	}
	bare := filter.Name == "" && filter.Document == "" && len(filter.Ranks) == 0 && filter.Since.IsZero() && filter.Before.IsZero() &&
		filter.From == (memory.Filter{}).From && filter.To == (memory.Filter{}).To
	switch {
	case c.Args().Present():
		return usage(locale.Say(sayPruneArgument, struct{ Text string }{c.Args().First()}),
			locale.Say(sayTryCommand, struct{ Command string }{"exonym tm prune --origin " + shellWord(c.Args().First())}))
	case bare && !c.Bool("all"):
		return usage(locale.Say(sayPruneWhat, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym tm prune --rank engine --before 2y --dry-run"}))
	}
	m, err := p.tmMemory(c, false)
	if err != nil {
		return err
	}
	defer m.Close()
	n, err := m.Count(c.Context, filter)
	if err != nil {
		return err
	}
	done := pruned{Units: n, DryRun: c.Bool("dry-run")}
	if n > 0 && !done.DryRun {
		if err := p.confirmPrune(c, n); err != nil {
			return err
		}
		if err := p.takeOut(c.Context, m, filter, &done); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return p.writeJSON(done)
	}
	return p.sayPruned(&done)
}

// confirmPrune asks a person; a program must say --yes.
func (p *program) confirmPrune(c *cli.Context, n int) error {
	if c.Bool("yes") {
		return nil
	}
	asker := p.asker()
	if asker == nil || c.Bool("json") {
		return usage(locale.Say(sayPruneUnasked, struct{ Units string }{p.count(sayUnits, n)}), locale.Say(sayPruneHint, nil))
	}
	yes, err := asker.Confirm(c.Context, p.text(locale.Say(sayPruneConfirm, struct{ Units string }{p.count(sayUnits, n)})))
	if err != nil || !yes {
		return p.nothingDone(err)
	}
	return nil
}

// takeOut writes the units that filter picks to a file, and takes them out.
func (p *program) takeOut(ctx context.Context, m *memory.Memory, filter memory.Filter, done *pruned) error {
	path := filepath.Join(filepath.Dir(m.Path()), "pruned", time.Now().Format("20060102-150405.000")+".tmx")
	kept, err := p.writeUnits(ctx, m, &tmExportOptions{format: tmx.Format, out: path, filter: filter})
	if err != nil {
		return err
	}
	done.Backup = path
	if done.Units, err = m.Prune(ctx, filter); err == nil && done.Units > kept {
		p.say(locale.Say(sayPrunedMore, struct{ N string }{p.speaker.Number(done.Units - kept)}, done.Units-kept))
	}
	return err
}

func (p *program) sayPruned(done *pruned) error {
	units := struct{ Units string }{p.count(sayUnits, done.Units)}
	switch {
	case done.DryRun:
		p.writeLine(locale.Say(sayPruneDry, units))
	case done.Units == 0:
		p.writeLine(locale.Say(sayPruneNone, nil))
	default:
		p.writeLine(locale.Say(sayPruneDone, units))
		p.say(locale.Say(sayTakeBack, struct{ Command string }{"exonym tm import " + shellWord(shown(done.Backup))}))
	}
	return p.stdout.err
}
