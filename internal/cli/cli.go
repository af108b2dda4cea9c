package cli

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/locale"
	"exonym/internal/ui"
)

// Exit codes, also printed by `exonym --help`.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitGate        = 3
	exitBudget      = 4
	exitPartly      = 5
	exitInterrupted = 130
)

// program is one run of exonym: its streams and the language it speaks.
type program struct {
	in      io.Reader
	out     ui.Terminal
	err     ui.Terminal
	stdout  *watched // what out writes to
	told    bool     // that stdout failed has been told
	speaker *locale.Speaker
	room    room

	progress *ui.Progress // of the run, nil before it
}

// Main runs exonym with args (args[0] is the program's name) and returns the exit
// code. An interrupt or SIGTERM ends the work, the second one at once.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	tidy()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		stop() // from here on the system's own handling: the second interrupt kills
	}()
	p := &program{in: in, out: ui.Look(out, os.Getenv), err: ui.Look(errOut, os.Getenv), stdout: &watched{to: out}}
	p.out.Writer = p.stdout
	speaker, err := locale.NewSpeaker(locale.FromEnv(os.Getenv, langFlag(args)))
	if err != nil {
		io.WriteString(errOut, "exonym: "+err.Error()+"\n")
		return exitFailure
	}
	p.speaker = speaker
	app := p.app()
	return p.finish(app.RunContext(ctx, reorder(app, args)))
}

// langFlag finds --lang before flags are parsed: help and usage errors are
// already in that language.
func langFlag(args []string) string {
	for i, arg := range args {
		switch {
		case arg == "--":
			return ""
		case arg == "--lang" && i+1 < len(args):
			return args[i+1]
		case len(arg) > 7 && arg[:7] == "--lang=":
			return arg[7:]
		}
	}
	return ""
}

// say writes a line about the work to standard error.
func (p *program) say(m locale.Message) { io.WriteString(p.err, p.speaker.Text(m)+"\n") }

// text words a message in the language of the interface.
func (p *program) text(m locale.Message) string { return p.speaker.Text(m) }

func (p *program) app() *cli.App {
	app := &cli.App{
		Name:                      "exonym",
		Usage:                     p.text(sayUsage),
		Version:                   version(),
		HideVersion:               true,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true,
		EnableBashCompletion:      true,
		Reader:                    p.in,
		Writer:                    p.out,
		ErrWriter:                 p.err,
		Action:                    p.start,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              p.usageError,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: p.text(sayLangFlag)},
			&cli.StringFlag{Name: configFlag, Usage: p.text(sayConfigFlag)},
		},
		Commands: []*cli.Command{
			p.translateCommand(), p.checkCommand(), p.glossaryCommand(), p.tmCommand(), p.backendsCommand(), p.configCommand(), p.completionCommand(), p.versionCommand(),
		},
	}
	p.localizeHelp(app)
	for _, c := range app.Commands {
		p.prepare(c)
	}
	return app
}

// prepare gives a command what urfave/cli does not hand down.
func (p *program) prepare(c *cli.Command) {
	c.OnUsageError = p.usageError
	c.HideHelpCommand = true
	c.CustomHelpTemplate = p.commandTemplate()
	for _, sub := range c.Subcommands {
		p.prepare(sub)
	}
}

// start is `exonym` alone, or with a command that does not exist.
func (p *program) start(c *cli.Context) error {
	if c.Args().Present() {
		return p.unknownCommand(c)
	}
	return p.welcome()
}
