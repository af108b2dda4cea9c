package cli

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/memory"
)

// fault is an error worded for people: what is wrong, and what to do next.
type fault struct {
	says  locale.Message
	hint  locale.Message // may be empty
	code  int
	cause error
}

func (f *fault) Error() string {
	if f.cause == nil {
		return f.says.ID
	}
	return f.says.ID + ": " + f.cause.Error()
}

func (f *fault) Unwrap() error { return f.cause }

// exit is a fault that has been told already: only the code is left.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// finish words err on standard error and returns the exit code.
func (p *program) finish(err error) int {
	var f *fault
	var done exit
	switch {
	case p.undelivered():
		return exitFailure
	case err == nil:
		return exitOK
	case errors.As(err, &done):
		return int(done)
	case errors.Is(err, context.Canceled):
		p.say(sayInterrupted)
		return exitInterrupted
	case errors.As(err, &f):
		p.complain(f)
		return f.code
	case memory.IsDamage(err):
		p.complain(&fault{says: locale.Say(sayMemoryDamaged, nil), hint: locale.Say(sayTryCommand, struct{ Command string }{"exonym tm verify --repair"})})
		return exitFailure
	}
	p.complain(&fault{says: locale.Say(sayFailure, struct{ Cause string }{err.Error()}), code: exitFailure})
	return exitFailure
}

// complain writes a fault: "exonym: what is wrong", and the hint below.
func (p *program) complain(f *fault) {
	fmt.Fprintf(p.err, "exonym: %s\n", p.text(f.says))
	if hint := p.text(f.hint); hint != "" {
		fmt.Fprintf(p.err, "  %s\n", strings.ReplaceAll(hint, "\n", "\n  "))
	}
}

// usage returns a fault of wrong usage.
func usage(says, hint locale.Message) error { return &fault{says: says, hint: hint, code: exitUsage} }

// The wordings of urfave/cli v2.27.7 and the flag package, which are English only.
var (
	undefinedFlag = regexp.MustCompile(`flag provided but not defined: -+(\S+)`)
	missingValue  = regexp.MustCompile(`flag needs an argument: -+(\S+)`)
	invalidValue  = regexp.MustCompile(`(?s)invalid (?:boolean )?value "(.*)" for (?:flag )?-+(\S+):`)
)

// usageError words the errors that urfave/cli finds in flags.
func (p *program) usageError(c *cli.Context, err error, _ bool) error {
	if found := undefinedFlag.FindStringSubmatch(err.Error()); found != nil {
		command := strings.TrimSpace("exonym " + strings.TrimPrefix(c.Command.HelpName, "exonym "))
		return usage(locale.Say(sayUnknownFlag, struct{ Flag string }{"--" + found[1]}),
			locale.Say(sayTryHelp, struct{ Command string }{command + " --help"}))
	}
	if found := missingValue.FindStringSubmatch(err.Error()); found != nil {
		return usage(locale.Say(sayFlagNeedsValue, struct{ Flag string }{"--" + found[1]}), locale.Message{})
	}
	if found := invalidValue.FindStringSubmatch(err.Error()); found != nil {
		return usage(locale.Say(sayFlagValue, struct{ Value, Flag string }{found[1], "--" + found[2]}), locale.Message{})
	}
	return usage(locale.Say(sayFailure, struct{ Cause string }{err.Error()}), locale.Message{})
}

// unknownCommand guesses which command, of the program or of c, was meant.
func (p *program) unknownCommand(c *cli.Context) error {
	name, of := c.Args().First(), "exonym"
	commands := c.App.Commands
	if len(c.Command.Subcommands) > 0 {
		path := strings.Fields(strings.TrimPrefix(c.Command.HelpName, "exonym"))
		of, commands = strings.Join(append([]string{of}, path...), " "), c.Command.Subcommands
	}
	hint := locale.Say(sayTryHelp, struct{ Command string }{of + " --help"})
	if near := nearest(name, commands); near != "" {
		hint = locale.Say(sayDidYouMean, struct{ Command string }{of + " " + near})
	}
	return usage(locale.Say(sayUnknownCommand, struct{ Name string }{name}), hint)
}

// nearest returns the command whose name shares the longest beginning, or that is
// one edit away.
func nearest(name string, commands []*cli.Command) string {
	for _, c := range commands {
		if len(name) > 1 && (strings.HasPrefix(c.Name, name) || edits(name, c.Name) <= 2) {
			return c.Name
		}
	}
	return ""
}

// edits is the Levenshtein distance of two short words, in bytes.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		left := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := left
			if a[i] != b[j] {
				cost++
			}
			left = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
