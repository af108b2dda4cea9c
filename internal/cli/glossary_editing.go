package cli

import cli "github.com/urfave/cli/v2"

// editingCommands look at concepts and change them.
func (p *program) editingCommands() []*cli.Command { return nil }
