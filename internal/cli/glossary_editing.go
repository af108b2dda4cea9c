package cli

import (
	"fmt"
	"os"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/term/exchange"
)

// editingCommands look at concepts and change them.
func (p *program) editingCommands() []*cli.Command {
	return []*cli.Command{
		p.findCommand(), p.showCommand(), p.listCommand(), p.statsCommand(),
		p.addCommand(), p.editCommand(), p.removeCommand(), p.renameCommand(), p.mergeCommand(), p.undoCommand(),
	}
}

// completeWish completes the values and names of flags, and arguments by arguments
// (nil where those are free).
func (p *program) completeWish(arguments func(*cli.Context)) cli.BashCompleteFunc {
	return func(c *cli.Context) {
		last := ""
		if len(os.Args) > 2 {
			last = os.Args[len(os.Args)-2]
		}
		switch name := strings.TrimLeft(last, "-"); {
		case !strings.HasPrefix(last, "-"):
			if arguments != nil {
				arguments(c)
			}
		case name == "to":
			fmt.Fprintln(p.out, "project\nuser")
		case name == "layer":
			fmt.Fprintln(p.out, "builtin\nuser\nproject")
		case name == "kind":
			kind, _ := exchange.Named(exchange.ConceptFields(), name)
			fmt.Fprintln(p.out, strings.Join(kind.Choices, "\n"))
		case name == "language" || name == "l" || name == "missing" || name == "remove-language" || name == "plural":
			fmt.Fprintln(p.out, strings.Join(starterLanguages, "\n"))
		case name == "capital-of" || name == "member-of" || name == "part-of" || name == "adjective-of":
			p.completeIDs(c)
		default:
			cli.DefaultCompleteWithFlags(c.Command)(c)
		}
	}
}

// completeIDs prints the ids of the glossary.
func (p *program) completeIDs(*cli.Context) {
	base, err := loadBase(true, nil)
	if err != nil {
		return
	}
	for _, c := range base.Concepts() {
		fmt.Fprintln(p.out, c.ID)
	}
}
