package cli

import (
	"time"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/check"
	checks "exonym/internal/check/all"
	"exonym/internal/config"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
	"exonym/internal/report"
)

func (p *program) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Aliases:   []string{"c"},
		Usage:     p.text(sayCheckUsage),
		UsageText: "exonym check FILE...\nexonym check FILE --source FILE",
		Description: "exonym check article.fr.txt\n" +
			"exonym check article.es.md --source article.md --report html=report.html\n" +
			"exonym check *.fr.md --from fr --fail-on major --json",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "source", Usage: p.text(saySourceFlag)},
			&cli.StringFlag{Name: "from", Usage: p.text(sayCheckFromFlag)},
			&cli.StringFlag{Name: "source-from", Usage: p.text(saySourceFromFlag)},
			&cli.StringFlag{Name: "format", Usage: p.text(sayFormatFlag)},
			&cli.StringFlag{Name: "encoding", Usage: p.text(sayEncodingFlag)},
			&cli.StringSliceFlag{Name: "glossary", Aliases: []string{"g"}, Usage: p.text(sayGlossaryFlag)},
			&cli.BoolFlag{Name: "no-builtin", Usage: p.text(sayNoBuiltinFlag)},
			&cli.StringSliceFlag{Name: "report", Usage: p.text(sayReportFlag)},
			&cli.StringFlag{Name: "fail-on", Usage: p.text(sayFailOnFlag)},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: p.text(sayQuietFlag)},
			&cli.BoolFlag{Name: "force", Usage: p.text(sayForceFlag)},
			p.jsonFlag(),
		},
		Action: p.check,
	}
}

// check is `exonym check`.
func (p *program) check(c *cli.Context) error {
	if !c.Args().Present() {
		return usage(locale.Say(sayNoFile, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym check article.fr.txt"}))
	}
	conf, err := loadSettings(c, forChecking, c.Args().Slice()...)
	if err != nil {
		return err
	}
	options := &translateOptions{conf: conf, quiet: conf.Value("quiet").On(), json: c.Bool("json"), force: c.Bool("force")}
	if options.reports, err = readReportTargets(commaList(c.StringSlice("report"))); err != nil {
		return err
	}
	if options.failOn, options.gate, err = readGate(conf.Value("fail-on").Text()); err != nil {
		return err
	}
	how, sourceLang, err := readCheckOptions(c, conf)
	if err != nil {
		return err
	}
	ledger := p.openMemory(options)
	if ledger != nil {
		defer ledger.Close()
	}
	if err := guardReports(options, "", append(c.Args().Slice(), c.String("source")), ledger); err != nil {
		return err
	}
	var articles []report.Article
	var failed []int
	for _, path := range c.Args().Slice() {
		a, err := p.checkFile(path, c.String("source"), sourceLang, how)
		if err != nil {
			failed = append(failed, p.finish(err))
			continue
		}
		articles = append(articles, a)
	}
	if err := p.report(options, ledger, articles, nil); err != nil {
		return err
	}
	switch {
	case len(articles) == 0:
		return exit(failed[0])
	case len(failed) > 0:
		return exit(exitPartly)
	case options.gate && anyFinding(articles, options.failOn):
		return exit(exitGate)
	}
	return nil
}

func readCheckOptions(c *cli.Context, conf *config.Config) (how readOptions, source language.Tag, err error) {
	how = readOptions{format: conf.Value("format").Text(), encoding: conf.Value("encoding").Text()}
	for flag, into := range map[string]*language.Tag{"from": &how.from, "source-from": &source} {
		if name := c.String(flag); name != "" {
			if *into, err = parseLanguage(name); err != nil {
				return how, source, err
			}
		}
	}
	how.base, err = loadBase(conf.Value("builtin").On(), paths(conf.Value("glossary")))
	return how, source, err
}

// checkFile judges one file, alone or against its source.
func (p *program) checkFile(path, sourcePath string, sourceLang language.Tag, how readOptions) (report.Article, error) {
	in, err := p.open(path, how)
	if err != nil {
		return report.Article{}, err
	}
	begun := time.Now()
	var text *check.Text
	if sourcePath == "" {
		text = pipeline.Alone(in.source)
	} else {
		sourceHow := how
		sourceHow.from = sourceLang
		source, err := p.open(sourcePath, sourceHow)
		if err != nil {
			return report.Article{}, err
		}
		if text, err = pipeline.Align(source.source, in.source); err != nil {
			return report.Article{}, &fault{says: locale.Say(sayNotAligned, struct{ File, Source string }{path, sourcePath}),
				hint: locale.Say(sayAlignHint, nil), code: exitFailure, cause: err}
		}
	}
	return report.NewArticle(report.Input{
		Name: path, FromDetected: in.source.Detected, Text: text, Findings: pipeline.Judge(checks.Checks(), text),
		Checks: checks.Checks(), Document: in.source.Doc, Duration: time.Since(begun),
	}), nil
}
