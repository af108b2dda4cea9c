package cli

import (
	"context"
	"iter"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/bitext/tmx"
	"exonym/internal/locale"
	"exonym/internal/memory"
)

func (p *program) tmPruneCommand() *cli.Command {
	return &cli.Command{
		Name:  "prune",
		Usage: p.text(sayPruneUsage),
		UsageText: "exonym tm prune [--before DAY|AGE] [--origin NAME] [--rank RANK] [--from TAG] [--to TAG]\n" +
			"exonym tm prune --id N[,N...]",
		Description: "exonym tm prune --rank engine --before 2y --dry-run\n" +
			"exonym tm prune --origin old.tmx\n" +
			"exonym tm prune --id 28,29\n" +
			"exonym tm prune --from en --to pt --yes",
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{Name: "id", Usage: p.text(sayPruneIDFlag)},
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
	out, err := readPick(c)
	if err != nil {
		return err
	}
	m, err := p.tmMemory(c, false)
	if err != nil {
		return err
	}
	defer m.Close()
	n, err := out.count(c.Context, m)
	if err != nil {
		return err
	}
	done := pruned{Units: n, DryRun: c.Bool("dry-run")}
	if n > 0 && !done.DryRun {
		if err := p.confirmPrune(c, n); err != nil {
			return err
		}
		if err := p.takeOut(c.Context, m, out, &done); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return p.writeJSON(done)
	}
	return p.sayPruned(&done)
}

// pick is which units are taken out: those of ids, or those that filter picks.
type pick struct {
	filter memory.Filter
	ids    []int64
}

func readPick(c *cli.Context) (out pick, err error) {
	if out.filter, err = readFilter(c); err != nil {
		return out, err
	}
	for _, text := range commaList(c.StringSlice("id")) {
		id, err := strconv.ParseInt(strings.TrimPrefix(text, "#"), 10, 64)
		if err != nil || id < 1 {
			return out, usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{text, "--id"}), locale.Say(sayTryCommand, struct{ Command string }{"--id 28,29"}))
		}
		out.ids = append(out.ids, id)
	}
	bare := reflect.ValueOf(out.filter).IsZero()
	switch {
	case c.Args().Present():
		return out, usage(locale.Say(sayPruneArgument, struct{ Text string }{c.Args().First()}),
			locale.Say(sayTryCommand, struct{ Command string }{"exonym tm prune --origin " + shellWord(c.Args().First())}))
	case len(out.ids) > 0 && (!bare || c.Bool("all")):
		return out, usage(locale.Say(sayPruneIDsAlone, nil), locale.Message{})
	case bare && len(out.ids) == 0 && !c.Bool("all"):
		return out, usage(locale.Say(sayPruneWhat, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym tm prune --rank engine --before 2y --dry-run"}))
	}
	return out, nil
}

func (out *pick) count(ctx context.Context, m *memory.Memory) (int, error) {
	if len(out.ids) == 0 {
		return m.Count(ctx, out.filter)
	}
	units, err := m.Units(ctx, out.ids...)
	return len(units), err
}

func (out *pick) each(ctx context.Context, m *memory.Memory) iter.Seq2[memory.Unit, error] {
	if len(out.ids) == 0 {
		return m.Each(ctx, out.filter)
	}
	return func(yield func(memory.Unit, error) bool) {
		units, err := m.Units(ctx, out.ids...)
		if err != nil {
			yield(memory.Unit{}, err)
			return
		}
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

func (out *pick) remove(ctx context.Context, m *memory.Memory) (int, error) {
	if len(out.ids) == 0 {
		return m.Prune(ctx, out.filter)
	}
	return m.Remove(ctx, out.ids...)
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

// takeOut writes the units to a file, and takes them out.
func (p *program) takeOut(ctx context.Context, m *memory.Memory, out pick, done *pruned) error {
	path := filepath.Join(filepath.Dir(m.Path()), "pruned", time.Now().Format("20060102-150405.000")+".tmx")
	kept, err := p.writeUnits(m, &tmExportOptions{format: tmx.Format, out: path}, out.each(ctx, m))
	if err != nil {
		return err
	}
	done.Backup = path
	if done.Units, err = out.remove(ctx, m); err == nil && done.Units > kept {
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
