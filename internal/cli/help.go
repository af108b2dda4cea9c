package cli

import (
	"fmt"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
)

// localizeHelp replaces the English templates of urfave/cli.
func (p *program) localizeHelp(app *cli.App) {
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: p.text(sayHelpFlag), DisableDefaultText: true}
	cli.FlagStringer = p.flagLine
	app.CustomAppHelpTemplate = p.appTemplate()
}

// appTemplate is the help of `exonym --help`.
func (p *program) appTemplate() string {
	return `{{.Name}} - {{.Usage}}

` + p.heading(sayHeadUsage) + `
   exonym {{"COMMAND"}} [...]

` + p.heading(sayHeadCommands) + `{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}

` + p.heading(sayHeadOptions) + `{{range .VisibleFlags}}
   {{.}}{{end}}

` + p.heading(sayHeadExamples) + `
` + indent(appExamples) + `

` + p.heading(sayHeadExit) + `
` + indent(p.text(sayExitCodes)) + `
`
}

// commandTemplate is the help of one command. UsageText is its synopsis,
// Description its examples.
func (p *program) commandTemplate() string {
	return `{{.HelpName}} - {{.Usage}}

` + p.heading(sayHeadUsage) + `
{{indent 3 .UsageText}}
{{if .VisibleCommands}}
` + p.heading(sayHeadCommands) + `{{range .VisibleCommands}}
   {{join .Names ", "}}{{"\t"}}{{.Usage}}{{end}}
{{end}}{{if .VisibleFlags}}
` + p.heading(sayHeadOptions) + `{{range .VisibleFlags}}
   {{.}}{{end}}
{{end}}{{if .Description}}
` + p.heading(sayHeadExamples) + `
{{indent 3 .Description}}
{{end}}`
}

const appExamples = `exonym translate article.fr.txt --to es,en
exonym translate article.md --to fr --out out --report html
cat note.txt | exonym translate - --from en --to es
exonym check article.fr.txt
exonym glossary find Kyiv
exonym tm import old.tmx
exonym backends test apertium
exonym config init`

func (p *program) heading(m locale.Message) string { return p.text(m) }

func indent(text string) string { return "   " + strings.ReplaceAll(text, "\n", "\n   ") }

// flagLine is one line of the options: names, placeholder, what it does.
func (p *program) flagLine(f cli.Flag) string {
	doc, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return ""
	}
	usage := doc.GetUsage()
	placeholder := ""
	if before, rest, ok := strings.Cut(usage, "`"); ok {
		name, after, _ := strings.Cut(rest, "`")
		placeholder, usage = " "+name, before+name+after
	}
	var names []string
	for _, name := range f.Names() {
		if len(name) == 1 {
			names = append(names, "-"+name)
		} else {
			names = append(names, "--"+name)
		}
	}
	return fmt.Sprintf("%s%s\t%s", strings.Join(names, ", "), placeholder, usage)
}

// welcome is what `exonym` alone says: what it is for and what to type first.
func (p *program) welcome() error {
	_, err := fmt.Fprintf(p.out, "%s\n\n%s\n", p.text(sayWelcome), indent(appExamples))
	if err == nil {
		_, err = fmt.Fprintf(p.out, "\n%s\n", p.text(locale.Say(sayTryHelp, struct{ Command string }{"exonym --help"})))
	}
	return err
}

func (p *program) jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: p.text(sayJSONFlag), DisableDefaultText: true}
}
