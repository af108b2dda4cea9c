package cli

import (
	"context"
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/intake"
)

// importOptions is what the flags of `exonym glossary import` say.
type importOptions struct {
	files    []string
	format   string
	encoding string
	sheet    string
	from, to language.Tag
	columns  map[string]string // header to language or field
	kind     term.Kind         // of concepts that have none of their own, "" for the usual
	subject  string
	into     string
	choice   intake.Choice // of every conflict; "" is not said
	ask      bool
	dryRun   bool
	json     bool
	yes      bool
}

func (p *program) importCommand() *cli.Command {
	return &cli.Command{
		Name:  "import",
		Usage: p.text(sayImportUsage),
		UsageText: "exonym glossary import FILE... [--into project|user|FILE|FOLDER]\n" +
			"exonym glossary import FILE --format deepl --from TAG --to TAG",
		Description: "exonym glossary import terms.xlsx --dry-run\n" +
			"exonym glossary import countries.csv --kind place --subject geography\n" +
			"exonym glossary import liste.csv --map 'Deutsch=de' --map 'Französisch=fr'\n" +
			"exonym glossary import deepl.tsv --format deepl --from en --to fr\n" +
			"exonym glossary import un.tbx --into project --on-conflict merge",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Usage: p.text(sayImportFormatFlag)},
			&cli.StringFlag{Name: "from", Usage: p.text(sayPairFromFlag)},
			&cli.StringFlag{Name: "to", Usage: p.text(sayPairToFlag)},
			&cli.StringSliceFlag{Name: "map", Usage: p.text(sayMapFlag)},
			&cli.StringFlag{Name: "encoding", Usage: p.text(sayImportEncodingFlag)},
			&cli.StringFlag{Name: "sheet", Usage: p.text(saySheetFlag)},
			&cli.StringFlag{Name: "kind", Usage: p.text(sayImportKindFlag)},
			&cli.StringFlag{Name: "subject", Usage: p.text(sayImportSubjectFlag)},
			&cli.StringFlag{Name: "into", Usage: p.text(sayIntoFlag)},
			&cli.StringFlag{Name: "on-conflict", Usage: p.text(sayOnConflictFlag)},
			&cli.BoolFlag{Name: "dry-run", Usage: p.text(sayDryRunFlag), DisableDefaultText: true},
			&cli.BoolFlag{Name: "yes", Aliases: []string{"y"}, Usage: p.text(sayImportYesFlag), DisableDefaultText: true},
			p.jsonFlag(),
		},
		BashComplete: p.completeExchange(map[string]candidates{
			"format": formatNames, "from": p.knownLanguages, "to": p.knownLanguages, "kind": kindNames,
			"into": words("project", "user"), "on-conflict": words("ask", "keep", "replace", "merge"),
		}),
		Action: func(c *cli.Context) error {
			options, err := readImportOptions(c)
			if err != nil {
				return err
			}
			return p.importFiles(c.Context, options)
		},
	}
}

func readImportOptions(c *cli.Context) (*importOptions, error) {
	o := &importOptions{
		files: c.Args().Slice(), format: c.String("format"), encoding: c.String("encoding"), sheet: c.String("sheet"),
		subject: c.String("subject"), into: c.String("into"), dryRun: c.Bool("dry-run"), json: c.Bool("json"), yes: c.Bool("yes"),
	}
	if len(o.files) == 0 {
		return nil, usage(locale.Say(sayNoFile, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym glossary import terms.csv --dry-run"}))
	}
	var err error
	if o.from, err = languageFlag(c, "from"); err != nil {
		return nil, err
	}
	if o.to, err = languageFlag(c, "to"); err != nil {
		return nil, err
	}
	if name := c.String("kind"); name != "" {
		if o.kind, err = parseKind(name); err != nil {
			return nil, err
		}
	}
	if o.columns, err = readMapping(c.StringSlice("map")); err != nil {
		return nil, err
	}
	return o, o.readChoice(c.String("on-conflict"))
}

// readMapping reads 'COLUMN=TAG'. A column may hold "=", what it stands for does not.
func readMapping(values []string) (map[string]string, error) {
	columns := map[string]string{}
	for _, value := range values {
		at := strings.LastIndexByte(value, '=')
		if at <= 0 {
			return nil, usage(locale.Say(sayNoMapping, struct{ Value string }{value}),
				locale.Say(sayTryCommand, struct{ Command string }{"--map 'Deutsch=de' --map 'Bemerkung=note'"}))
		}
		columns[strings.TrimSpace(value[:at])] = strings.TrimSpace(value[at+1:])
	}
	return columns, nil
}

// readChoice reads --on-conflict.
func (o *importOptions) readChoice(name string) error {
	switch choice := intake.Choice(name); choice {
	case "":
	case "ask":
		o.ask = true
	case intake.Keep, intake.Replace, intake.Merge:
		o.choice = choice
	default:
		return usage(locale.Say(sayNoSuchChoice, struct{ Name string }{name}), locale.Message{})
	}
	return nil
}

// importFiles is `exonym glossary import`: all or nothing over all files.
func (p *program) importFiles(ctx context.Context, o *importOptions) error {
	asker := p.asker()
	if o.ask && asker == nil {
		return usage(locale.Say(sayCannotAsk, nil), locale.Say(sayConflictHint, nil))
	}
	batches, err := p.readBatches(o)
	if err != nil {
		return err
	}
	into, err := p.openLanding(o.into)
	if err != nil {
		return err
	}
	a := &arrival{options: o, into: into, batches: batches}
	if err := p.weigh(ctx, a, asker); err != nil {
		return err
	}
	asks := asker != nil && !o.yes && !o.json && !o.dryRun && a.writes()
	if asks {
		if err := p.sayArrival(a); err != nil {
			return err
		}
		if yes, err := asker.Confirm(ctx, p.text(locale.Say(sayImportConfirm, struct{ Place string }{into.place()}))); err != nil || !yes {
			return p.nothingDone(err)
		}
	}
	if !o.dryRun {
		if err := p.bring(a); err != nil {
			return err
		}
	}
	return p.concludeImport(a, asks)
}

// concludeImport tells what was done, unless that was said before it was done, and
// chooses the exit code.
func (p *program) concludeImport(a *arrival, said bool) error {
	var err error
	switch {
	case a.options.json:
		err = p.writeJSON(p.listArrival(a))
	case !said:
		err = p.sayArrival(a)
	}
	if err == nil && !a.options.json {
		err = p.sayWritten(a)
	}
	if err == nil && (len(a.undecided) > 0 || len(a.skipped) > 0) {
		return exit(exitPartly)
	}
	return err
}
