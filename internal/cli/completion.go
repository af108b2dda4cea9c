package cli

import (
	"embed"
	"fmt"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
)

// The scripts ask exonym itself what can come next (--generate-bash-completion).
//
//go:embed completion
var completionScripts embed.FS

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     p.text(sayCompletionUsage),
		UsageText: "exonym completion bash|zsh|fish",
		Description: "source <(exonym completion bash)\n" +
			"source <(exonym completion zsh)\n" +
			"exonym completion fish > ~/.config/fish/completions/exonym.fish",
		BashComplete: func(*cli.Context) { fmt.Fprintln(p.out, "bash\nzsh\nfish") },
		Action: func(c *cli.Context) error {
			script, err := completionScripts.ReadFile("completion/exonym." + c.Args().First())
			if err != nil {
				return usage(locale.Say(sayUnknownShell, struct{ Name string }{c.Args().First()}),
					locale.Say(sayTryCommand, struct{ Command string }{"exonym completion bash"}))
			}
			_, err = p.out.Write(script)
			return err
		},
	}
}
