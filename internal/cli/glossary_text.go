package cli

import (
	"strings"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/config"
	"exonym/internal/home"
)

// textCommands hold a glossary against texts.
func (p *program) textCommands() []*cli.Command {
	return []*cli.Command{p.matchCommand(), p.verifyCommand(), p.tryCommand(), p.suggestCommand(), p.learnCommand()}
}

// textFlags are the flags by which every command of this group reads articles and
// glossaries, with those of its own behind.
func (p *program) textFlags(own ...cli.Flag) []cli.Flag {
	return append([]cli.Flag{
		&cli.StringFlag{Name: "from", Usage: p.text(sayFromFlag)},
		&cli.StringFlag{Name: "format", Usage: p.text(sayFormatFlag)},
		&cli.StringFlag{Name: "encoding", Usage: p.text(sayEncodingFlag)},
		&cli.StringSliceFlag{Name: "glossary", Aliases: []string{"g"}, Usage: p.text(sayGlossaryFlag)},
		&cli.BoolFlag{Name: "no-builtin", Usage: p.text(sayNoBuiltinFlag)},
		p.jsonFlag(),
	}, own...)
}

// textOptions is what the flags of this group say.
type textOptions struct {
	conf       *config.Config
	files      []string
	from, to   language.Tag // Und: not given
	format     string
	encoding   string
	glossaries []string
	builtin    bool
	json       bool
}

func readTextOptions(c *cli.Context) (o textOptions, err error) {
	o = textOptions{files: c.Args().Slice(), format: c.String("format"), encoding: c.String("encoding"), json: c.Bool("json")}
	var articles []string // a sentence lies nowhere
	if c.Args().Present() && home.IsFile(c.Args().First()) {
		articles = o.files[:1]
	}
	if o.conf, err = loadSettings(c, forTexts, articles...); err != nil {
		return o, err
	}
	o.glossaries, o.builtin = paths(o.conf.Value("glossary")), o.conf.Value("builtin").On()
	if o.from, err = languageFlag(c, "from"); err != nil {
		return o, err
	}
	o.to, err = languageFlag(c, "to")
	return o, err
}

// languageFlag reads a flag that names a language; Und where it is not given.
func languageFlag(c *cli.Context, flag string) (language.Tag, error) {
	if c.String(flag) == "" {
		return language.Und, nil
	}
	return parseLanguage(c.String(flag))
}

// reading loads the glossary and says how articles of language lang are read.
func (o textOptions) reading(lang language.Tag) (readOptions, error) {
	base, err := loadBase(o.builtin, o.glossaries)
	return readOptions{from: lang, format: o.format, encoding: o.encoding, base: base}, err
}

// completeText completes languages, formats and engines behind their flags.
func (p *program) completeText() cli.BashCompleteFunc {
	return p.completeExchange(map[string]candidates{
		"from": p.knownLanguages, "to": p.knownLanguages, "format": words("text", "markdown", "html", "lines"),
		"backend": engineNames,
	})
}

// oneLine writes text of an article so that it breaks no line of a table.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
