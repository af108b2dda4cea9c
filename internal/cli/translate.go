package cli

import (
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/backend/budget"
	"exonym/internal/check"
	"exonym/internal/config"
	"exonym/internal/locale"
)

// translateOptions is what the flags of `exonym translate` say.
type translateOptions struct {
	files      []string
	from       language.Tag // Und: detect
	to         []language.Tag
	out        string
	format     string
	encoding   string
	conf       *config.Config
	glossaries []string
	builtin    bool // use the built-in glossary
	typography bool
	keys       []string
	reports    []reportTarget
	failOn     check.Severity
	gate       bool // failOn was given
	bounds     budget.Bounds
	deadline   time.Duration // 0: none
	plan       bool
	force      bool
	quiet      bool
	json       bool
}

func (p *program) translateCommand() *cli.Command {
	return &cli.Command{
		Name:    "translate",
		Aliases: []string{"t"},
		Usage:   p.text(sayTranslateUsage),
		UsageText: "exonym translate FILE... --to TAG[,TAG...]\n" +
			"exonym translate - --from TAG --to TAG",
		Description: "exonym translate article.fr.txt --to es,en --out out\n" +
			"exonym translate post.md --to fr --report text,html=report.html\n" +
			"exonym translate page.html --to es --out '{dir}{lang}/{name}{ext}'\n" +
			"exonym translate article.fr.txt --to es --plan\n" +
			"exonym translate book.md --to de --backend deepl --max-cost 5\n" +
			"exonym translate article.fr.txt --to es --fail-on major\n" +
			"cat note.txt | exonym translate - --from en --to es --format lines",
		Flags: p.translateFlags(),
		BashComplete: p.completeExchange(map[string]candidates{
			"to": p.knownLanguages, "from": p.knownLanguages, "backend": engineNames, "format": words("text", "markdown", "html", "lines"),
			"report": words("text", "json", "html"), "fail-on": words("info", "minor", "major", "critical"), "formality": words("formal", "informal"),
		}),
		Action: func(c *cli.Context) error {
			options, err := readTranslateOptions(c)
			if err != nil {
				return err
			}
			return p.translate(c.Context, options)
		},
	}
}

// translateFlags are the flags of `exonym translate`. Those of settings have the names that
// config.Keys gives them.
func (p *program) translateFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "to", Usage: p.text(sayToFlag)},
		&cli.StringFlag{Name: "from", Usage: p.text(sayFromFlag)},
		&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Usage: p.text(sayOutFlag)},
		&cli.StringFlag{Name: "format", Usage: p.text(sayFormatFlag)},
		&cli.StringFlag{Name: "encoding", Usage: p.text(sayEncodingFlag)},
		&cli.StringFlag{Name: "backend", Usage: p.text(sayBackendFlag)},
		&cli.StringFlag{Name: "formality", Usage: p.text(sayFormalityFlag)},
		&cli.StringFlag{Name: "style", Usage: p.text(sayStyleFlag)},
		&cli.StringSliceFlag{Name: "glossary", Aliases: []string{"g"}, Usage: p.text(sayGlossaryFlag)},
		&cli.BoolFlag{Name: "no-builtin", Usage: p.text(sayNoBuiltinFlag)},
		&cli.BoolFlag{Name: "no-typography", Usage: p.text(sayNoTypographyFlag)},
		&cli.StringSliceFlag{Name: "key", Usage: p.text(sayKeyFlag)},
		&cli.StringSliceFlag{Name: "report", Usage: p.text(sayReportFlag)},
		&cli.StringFlag{Name: "fail-on", Usage: p.text(sayFailOnFlag)},
		&cli.StringFlag{Name: "memory", Usage: p.text(sayMemoryFileFlag)},
		&cli.StringFlag{Name: "max-cost", Usage: p.text(sayMaxCostFlag)},
		&cli.StringFlag{Name: "max-chars", Usage: p.text(sayMaxCharsFlag)},
		&cli.StringFlag{Name: "deadline", Usage: p.text(sayDeadlineFlag)},
		&cli.BoolFlag{Name: "plan", Usage: p.text(sayPlanFlag)},
		&cli.BoolFlag{Name: "force", Usage: p.text(sayForceFlag)},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: p.text(sayQuietFlag)},
		p.jsonFlag(),
	}
}

func readTranslateOptions(c *cli.Context) (*translateOptions, error) {
	o := &translateOptions{files: c.Args().Slice(), plan: c.Bool("plan"), force: c.Bool("force"), json: c.Bool("json")}
	if len(o.files) == 0 {
		return nil, usage(locale.Say(sayNoFile, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym translate article.fr.txt --to es"}))
	}
	conf, err := loadSettings(c, forArticles, o.files...)
	if err != nil {
		return nil, err
	}
	if err := readFormality(conf.Value("formality").Text()); err != nil {
		return nil, err
	}
	o.conf, o.out, o.format, o.encoding = conf, path(conf.Value("out")), conf.Value("format").Text(), conf.Value("encoding").Text()
	o.glossaries, o.builtin, o.keys = paths(conf.Value("glossary")), conf.Value("builtin").On(), conf.Value("front-matter").Texts
	o.typography, o.quiet = conf.Value("typography").On(), conf.Value("quiet").On()
	targets := conf.Value("to").Texts
	if len(targets) == 0 {
		return nil, usage(locale.Say(sayNoTarget, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym translate " + o.files[0] + " --to es,en"}))
	}
	for _, name := range targets {
		tag, err := parseLanguage(name)
		if err != nil {
			return nil, err
		}
		o.to = append(o.to, tag)
	}
	if name := conf.Value("from").Text(); name != "" {
		if o.from, err = parseLanguage(name); err != nil {
			return nil, err
		}
	}
	if o.reports, err = readReportTargets(paths(conf.Value("report"))); err != nil {
		return nil, err
	}
	if o.bounds, err = readBounds(conf); err != nil {
		return nil, err
	}
	if o.deadline, err = readDeadline(conf); err != nil {
		return nil, err
	}
	o.failOn, o.gate, err = readGate(conf.Value("fail-on").Text())
	return o, err
}

// commaList splits every value at commas and drops what is empty.
func commaList(values []string) []string {
	var list []string
	for _, value := range values {
		for _, part := range strings.Split(value, ",") {
			if part = strings.TrimSpace(part); part != "" {
				list = append(list, part)
			}
		}
	}
	return list
}

// parseLanguage reads a BCP 47 tag; "french" or "xx-yy-zz" is refused with an
// example.
func parseLanguage(name string) (language.Tag, error) {
	tag, err := language.Parse(name)
	if err == nil && tag != language.Und {
		if base, confidence := tag.Base(); confidence != language.No && base.String() != "und" {
			return tag, nil
		}
	}
	return language.Und, usage(locale.Say(sayUnknownLanguage, struct{ Name string }{name}), locale.Say(sayLanguageHint, nil))
}

// readGate reads --fail-on.
func readGate(name string) (severity check.Severity, given bool, err error) {
	if name == "" {
		return check.Info, false, nil
	}
	severity, ok := check.ParseSeverity(strings.ToLower(name))
	if !ok {
		return severity, false, usage(locale.Say(sayUnknownSeverity, struct{ Name string }{name}), locale.Message{})
	}
	return severity, true, nil
}

// readFormality checks --formality.
func readFormality(name string) error {
	if name == "" || name == "formal" || name == "informal" {
		return nil
	}
	return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{name, "--formality"}),
		locale.Say(sayTryCommand, struct{ Command string }{"--formality formal"}))
}

// reportTarget is one --report: which form, and where to ("" for standard
// output, or beside the articles for a page).
type reportTarget struct{ form, path string }

func readReportTargets(values []string) ([]reportTarget, error) {
	var targets []reportTarget
	for _, value := range values {
		form, path, _ := strings.Cut(value, "=")
		switch form {
		case "text", "json", "html":
			targets = append(targets, reportTarget{form, path})
		default:
			return nil, usage(locale.Say(sayUnknownReport, struct{ Name string }{form}),
				locale.Say(sayTryCommand, struct{ Command string }{"--report text,html=report.html"}))
		}
	}
	return targets, nil
}
