package cli

import (
	"slices"
	"strings"

	cli "github.com/urfave/cli/v2"
)

// reorder moves the flags of a command before its other arguments, so that
// `translate a.md --to fr` works: urfave/cli v2 stops reading flags at the first
// argument. Everything after "--" stays as it is. A lone "-" is an argument.
func reorder(app *cli.App, args []string) []string {
	if len(args) < 2 || args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	head, rest := []string{args[0]}, args[1:]
	flags, commands := app.Flags, app.Commands
	for {
		here, others := takeFlags(flags, rest, len(commands) > 0)
		head = append(head, here...)
		if len(others) == 0 {
			return head
		}
		command := find(commands, others[0])
		if command == nil {
			return append(head, guard(others)...)
		}
		head = append(head, others[0])
		head, rest = liftGlobals(app, command, head, others[1:])
		flags, commands = command.Flags, command.Subcommands
	}
}

// guard puts "--" before arguments, so that a file name beginning with "-" that
// came after the user's own "--" is not read as a flag.
func guard(arguments []string) []string {
	return append([]string{"--"}, arguments...)
}

// takeFlags splits args into flags with their values and the rest. With
// untilCommand it stops at the first argument that is no flag.
func takeFlags(flags []cli.Flag, args []string, untilCommand bool) (taken, rest []string) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return taken, append(rest, args[i+1:]...)
		case len(arg) < 2 || arg[0] != '-':
			if untilCommand {
				return taken, args[i:]
			}
			rest = append(rest, arg)
		default:
			taken = append(taken, arg)
			if takesValue(flags, arg) {
				if i+1 == len(args) {
					return taken, nil // urfave/cli says that the value is missing
				}
				i++
				taken = append(taken, args[i])
			}
		}
	}
	return taken, rest
}

// takesValue reports whether the flag arg is followed by its value in the next
// argument. Unknown flags are taken to have none; urfave/cli refuses them later.
func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			_, isBool := f.(*cli.BoolFlag)
			return !isBool
		}
	}
	return false
}

// liftGlobals moves flags of the whole program (--lang) that stand behind a
// command before it, where urfave/cli looks for them.
func liftGlobals(app *cli.App, command *cli.Command, head, rest []string) ([]string, []string) {
	var lifted, kept []string
	for i := 0; i < len(rest); i++ {
		arg := rest[i]
		if arg == "--" {
			kept = append(kept, rest[i:]...)
			break
		}
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if len(arg) < 2 || arg[0] != '-' || !named(app.Flags, name) || named(command.Flags, name) {
			kept = append(kept, arg)
			continue
		}
		lifted = append(lifted, arg)
		if takesValue(app.Flags, arg) && i+1 < len(rest) {
			i++
			lifted = append(lifted, rest[i])
		}
	}
	return slices.Concat(head[:1], lifted, head[1:]), kept
}

func named(flags []cli.Flag, name string) bool {
	return slices.ContainsFunc(flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
}

func find(commands []*cli.Command, name string) *cli.Command {
	for _, c := range commands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}
