package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"iter"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/bitext"
	bitexts "exonym/internal/bitext/all"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/term/exchange"
)

// tmExportOptions is what the flags of `exonym tm export` say.
type tmExportOptions struct {
	format *bitext.Format
	out    string // "" is standard output
	filter memory.Filter
	force  bool
	json   bool
}

func (p *program) tmExportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: p.text(sayTMExportUsage),
		UsageText: "exonym tm export [--out FILE] [--from TAG] [--to TAG]\n" +
			"exonym tm export --format NAME",
		Description: "exonym tm export --out memory.tmx\n" +
			"exonym tm export --from en --to fr --rank person,import --out reviewed.xliff\n" +
			"exonym tm export --origin old.tmx --format csv > old.csv\n" +
			"exonym tm export --since 30d --out last-month.tmx",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Usage: p.text(sayTMExportFormatFlag)},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.text(sayExportOutFlag)},
			&cli.BoolFlag{Name: "force", Usage: p.text(sayForceFlag)},
			p.memoryFlag(), p.jsonFlag(),
		}, p.filterFlags()...),
		BashComplete: p.completeTM(),
		Action: func(c *cli.Context) error {
			o, err := readTMExport(c)
			if err != nil {
				return err
			}
			m, err := p.tmMemory(c, false)
			if err != nil {
				return err
			}
			defer m.Close()
			return p.tmExport(c.Context, m, o)
		},
	}
}

func readTMExport(c *cli.Context) (o *tmExportOptions, err error) {
	o = &tmExportOptions{out: c.String("out"), force: c.Bool("force"), json: c.Bool("json")}
	if o.out == "-" {
		o.out = ""
	}
	if c.Args().Present() {
		return nil, usage(locale.Say(sayExportArgument, inFile{c.Args().First()}), locale.Say(sayTryCommand, struct{ Command string }{"--out " + c.Args().First()}))
	}
	if o.filter, err = readFilter(c); err != nil {
		return nil, err
	}
	name := c.String("format")
	if name == "" && o.out == "" {
		name = "tmx"
	}
	f, ok := bitexts.For(name, o.out)
	names := struct{ Names string }{strings.Join(bitextNames(), ", ")}
	switch {
	case !ok && name != "":
		return nil, usage(locale.Say(sayNoExchangeFormat, struct{ Name, Names string }{name, names.Names}), locale.Message{})
	case !ok:
		return nil, usage(locale.Say(sayNoFormat, inFile{o.out}), locale.Say(sayGiveExchangeFormat, names))
	case f.Pair && (o.filter.From == language.Und || o.filter.To == language.Und):
		return nil, usage(locale.Say(bitext.FaultPair, nil), locale.Say(sayTryCommand, struct{ Command string }{"--from en --to fr"}))
	case o.json && o.out == "":
		return nil, usage(locale.Say(sayTMExportJSON, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym tm export --out memory.tmx --json"}))
	}
	o.format = f
	return o, nil
}

// exportedUnits is an export as --json writes it.
type exportedUnits struct {
	File   string `json:"file"`
	Format string `json:"format"`
	Units  int    `json:"units"`
}

// tmExport is `exonym tm export`.
func (p *program) tmExport(ctx context.Context, m *memory.Memory, o *tmExportOptions) error {
	n, err := m.Count(ctx, o.filter)
	if err != nil {
		return err
	}
	if n == 0 {
		return &fault{says: locale.Say(sayNoUnits, nil), hint: locale.Say(sayTryCommand, struct{ Command string }{"exonym tm stats"}), code: exitFailure}
	}
	if o.out != "" {
		if err := mayWrite(o.out, o.force, m); err != nil {
			return exportFault(o.out, err)
		}
	}
	n, err = p.writeUnits(m, o, m.Each(ctx, o.filter))
	switch {
	case err != nil:
		return err
	case o.json:
		return p.writeJSON(exportedUnits{o.out, o.format.Name, n})
	case o.out != "":
		p.say(locale.Say(sayTMExported, struct{ Units, File string }{p.count(sayUnits, n), o.out}))
	}
	return p.stdout.err
}

// writeUnits writes units to the file or to standard output, and counts them.
func (p *program) writeUnits(m *memory.Memory, o *tmExportOptions, units iter.Seq2[memory.Unit, error]) (n int, err error) {
	how := exchange.Options{File: o.out, Source: o.filter.From, Target: o.filter.To}
	write := func(w io.Writer) error {
		out := bufio.NewWriterSize(w, pageBuffer)
		err := o.format.Write(out, func(yield func(memory.Unit, error) bool) {
			for u, err := range units {
				if err == nil {
					n++
				}
				if !yield(u, err) {
					return
				}
			}
		}, how)
		return errors.Join(err, out.Flush())
	}
	if o.out == "" {
		return n, p.exportError("", write(p.out))
	}
	sum := memory.NewDigest()
	if err := writeWith(o.out, func(w io.Writer) error { return write(io.MultiWriter(w, sum)) }); err != nil {
		return n, p.exportError(o.out, err)
	}
	return n, m.RecordDigest(o.out, sum)
}
