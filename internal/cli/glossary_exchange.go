package cli

import cli "github.com/urfave/cli/v2"

// exchangeCommands bring concepts in and out, and judge them.
func (p *program) exchangeCommands() []*cli.Command { return nil }
