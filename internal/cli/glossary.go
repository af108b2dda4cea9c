package cli

import (
	"slices"

	cli "github.com/urfave/cli/v2"
)

// glossaryCommand is `exonym glossary`; each of its commands has a file of its own.
func (p *program) glossaryCommand() *cli.Command {
	return &cli.Command{
		Name:        "glossary",
		Aliases:     []string{"g"},
		Usage:       p.text(sayGlossaryUsage),
		UsageText:   "exonym glossary COMMAND [...]",
		Description: glossaryExamples,
		Action:      p.unknownSubcommand,
		Subcommands: slices.Concat(p.editingCommands(), p.exchangeCommands(), p.textCommands()),
	}
}

const glossaryExamples = "exonym glossary find Kyiv\n" +
	"exonym glossary add --en 'press release' --fr 'communiqué de presse'\n" +
	"exonym glossary try 'Les troupes de la Corée du Nord' --to es\n" +
	"exonym glossary import terms.xlsx --dry-run\n" +
	"exonym glossary suggest article.fr.txt"

// unknownSubcommand is `exonym glossary`, or another group of commands, alone or with
// a command that it does not have.
func (p *program) unknownSubcommand(c *cli.Context) error {
	if !c.Args().Present() {
		return cli.ShowSubcommandHelp(c)
	}
	return p.unknownCommand(c)
}
