package cli

import cli "github.com/urfave/cli/v2"

// textCommands hold a glossary against texts.
func (p *program) textCommands() []*cli.Command { return nil }
