package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"sync"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
	"exonym/internal/config"
	"exonym/internal/locale"
	"exonym/internal/ui"
)

func (p *program) backendsCommand() *cli.Command {
	return &cli.Command{
		Name:        "backends",
		Usage:       p.text(sayBackendsUsage),
		UsageText:   "exonym backends [--json]\nexonym backends test NAME",
		Description: "exonym backends\nexonym backends --json\nexonym backends test apertium\nexonym backends test deepl --from fr --to es",
		Flags:       []cli.Flag{p.jsonFlag()},
		Action:      p.listBackends,
		Subcommands: []*cli.Command{p.tryBackendCommand()},
	}
}

// listed is an engine as --json writes it.
type listed struct {
	Name    string         `json:"name"`
	Type    string         `json:"type"`
	Origin  string         `json:"origin,omitempty"` // which file describes it; "" for a type as it is
	Version string         `json:"version,omitempty"`
	Local   bool           `json:"local"` // texts stay on the machine
	AnyPair bool           `json:"any_pair"`
	Later   bool           `json:"later"` // which pairs it serves is known when it is used
	From    []language.Tag `json:"from,omitempty"`
	To      []language.Tag `json:"to,omitempty"`
	Starts  bool           `json:"starts"` // a program that was not started to ask it more
	Limits  limits         `json:"limits"`
	Options []optionListed `json:"options,omitempty"`
	Routes  []route        `json:"routes,omitempty"`
	Needs   []string       `json:"needs,omitempty"` // options without which it cannot be made
	Error   string         `json:"error,omitempty"` // why it cannot be made

	engine config.Engine
}

// optionListed is an option that is set. What is secret has no value but where it lies.
type optionListed struct {
	Name   string `json:"name"`
	Value  string `json:"value,omitempty"`
	Hidden bool   `json:"hidden,omitempty"` // its value is set, and a secret
	Origin string `json:"origin"`
}

// limits are what an engine takes at a time; 0 is no limit.
type limits struct {
	Units    int `json:"segments,omitempty"`
	Bytes    int `json:"bytes,omitempty"`
	Runes    int `json:"characters,omitempty"`
	Parallel int `json:"requests,omitempty"` // at a time
}

// route is a pair that an engine serves, and how a try went.
type route struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Route string `json:"route"`
	Error string `json:"error,omitempty"`
	Took  string `json:"took,omitempty"`
}

func (p *program) listBackends(c *cli.Context) error {
	if c.Args().Present() {
		return p.unknownCommand(c)
	}
	conf, err := readSettings(c)
	if err != nil {
		return err
	}
	list := p.listEngines(c.Context, conf)
	if err := c.Context.Err(); err != nil {
		return err
	}
	if c.Bool("json") {
		return p.writeJSON(list)
	}
	for _, l := range list {
		p.writeListed(l)
	}
	return nil
}

// listEngines lists all engines side by side: some ask a server.
func (p *program) listEngines(ctx context.Context, conf *config.Config) []listed {
	names := conf.Names()
	list := make([]listed, len(names))
	var asking sync.WaitGroup
	for i, name := range names {
		asking.Go(func() {
			engine, _ := conf.Engine(name)
			list[i] = p.listEngine(ctx, conf, engine)
		})
	}
	asking.Wait()
	return list
}

// listEngine makes an engine, as it is set up, and asks what it serves. A program that it
// would have to start is not asked.
func (p *program) listEngine(ctx context.Context, conf *config.Config, e config.Engine) listed {
	l := listed{Name: e.Name, Type: e.Kind.Name, Options: optionsOf(e), Needs: e.Missing(), Starts: e.Kind.Starts, engine: e}
	if e.Origin.File != "" {
		l.Origin = place(e.Origin)
	}
	if len(l.Needs) > 0 {
		return l
	}
	engine, err := openEngine(ctx, conf, e)
	if err != nil {
		l.Error = p.cause(err)
		return l
	}
	defer closeBackend(engine)
	if l.Starts {
		if words, err := child.Words(e.Command()); err == nil && len(words) > 0 && !isProgram(words[0]) {
			l.Error = p.text(locale.Say(sayNotInstalled, nil))
		}
		return l
	}
	info := engine.Info()
	l.Version, l.Local, l.Limits, l.Routes = info.Version, info.Local, limits(info.Limits), routes(engine)
	if _, paired := backend.As[backend.Tester](engine); !paired {
		l.reach(engine)
	}
	return l
}

// reach asks an engine which languages it translates from and to.
func (l *listed) reach(engine backend.Backend) {
	router, ok := backend.As[backend.Router](engine)
	if !ok {
		l.Later = true
		return
	}
	for _, tag := range locale.Languages() {
		other := language.English
		if sameLanguage(tag, other) {
			other = language.French
		}
		if _, err := router.Route(tag, other); err == nil {
			l.From = append(l.From, tag)
		}
		if _, err := router.Route(other, tag); err == nil {
			l.To = append(l.To, tag)
		}
	}
	if all := len(locale.Languages()); len(l.From) == all && len(l.To) == all {
		l.From, l.To, l.AnyPair = nil, nil, true
	}
}

func isProgram(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}

// cause words an error without what to do about it.
func (p *program) cause(err error) string {
	var f *fault
	if errors.As(err, &f) {
		return p.text(f.says)
	}
	return err.Error()
}

// optionsOf lists the options that are set, with secrets left out.
func optionsOf(e config.Engine) (list []optionListed) {
	for _, o := range e.Kind.Options {
		if given, ok := e.Options[o.Name]; ok {
			value, hidden := openly(o, given)
			list = append(list, optionListed{o.Name, value, hidden, place(given.Origin)})
		}
	}
	return list
}

// openly returns the value of an option as it may be shown: of a secret where it lies, and
// nothing where a variable holds it.
func openly(o backend.Option, given config.Text) (value string, hidden bool) {
	if o.Secret && given.Origin.File == "" {
		return "", true
	}
	return config.Masked(given.Text), false
}

// set words the value of an option.
func (p *program) set(value string, hidden bool) string {
	if hidden {
		return p.text(locale.Say(sayIsSet, nil))
	}
	return value
}

func (p *program) writeListed(l listed) {
	fmt.Fprintln(p.out, p.text(l.says(p)))
	var rows ui.Rows
	for _, o := range l.Options {
		rows = append(rows, []string{"  " + o.Name, p.set(o.Value, o.Hidden), o.Origin})
	}
	table := rows.Tabs()
	if p.out.Live {
		table = rows.Layout(p.out.Width)
	}
	fmt.Fprint(p.out, table)
	p.writeRoutes(l.Routes)
}

// says tells in one line whether the engine can be used, and for how much.
func (l listed) says(p *program) locale.Message {
	name := l.Name
	if l.Type != l.Name {
		name += " (" + l.Type + ")"
	}
	switch {
	case len(l.Needs) > 0:
		var variables []string
		for _, option := range l.Needs {
			variables = append(variables, l.engine.Variable(option))
		}
		return locale.Say(sayNeeds, struct{ Name, Options, Variables, File string }{name, strings.Join(l.Needs, ", "), strings.Join(variables, ", "), config.FileName})
	case l.Error != "":
		return locale.Say(sayUnusable, struct{ Name, Cause string }{name, l.Error})
	case l.Starts:
		return locale.Say(sayStarts, struct{ Name, Command string }{name, "exonym backends test " + l.Name})
	case l.Later:
		return locale.Say(sayFindsOut, struct{ Name, Limits string }{name, p.limits(l.Limits)})
	case l.AnyPair:
		return locale.Say(sayServesAll, struct{ Name, Limits string }{name, p.limits(l.Limits)})
	case len(l.Routes) == 0 && len(l.To) > 0:
		return locale.Say(sayReaches, struct{ Name, From, To, Limits string }{name, p.speaker.Number(len(l.From)), p.speaker.Number(len(l.To)), p.limits(l.Limits)})
	case len(l.Routes) == 0:
		return locale.Say(sayInstalledNot, struct{ Name string }{name})
	}
	return locale.Say(sayServes, struct{ Name, Routes string }{name, p.speaker.Number(len(l.Routes))})
}

// limits words what an engine takes at a time, with a separator before it; "" for no
// limits.
func (p *program) limits(l limits) string {
	var parts []string
	if l.Units > 0 {
		parts = append(parts, p.count(saySegments, l.Units))
	}
	if l.Runes > 0 {
		parts = append(parts, p.count(sayCharacters, l.Runes))
	}
	if l.Bytes > 0 {
		parts = append(parts, p.speaker.Bytes(int64(l.Bytes)))
	}
	if l.Parallel > 0 {
		parts = append(parts, p.count(sayRequests, l.Parallel))
	}
	if len(parts) == 0 {
		return ""
	}
	return " · " + strings.Join(parts, " · ")
}

func (p *program) writeRoutes(routes []route) {
	for _, r := range routes {
		fmt.Fprintf(p.out, "  %s -> %s\t%s\n", r.From, r.To, r.Route)
	}
}

// routes lists what an engine serves, as BCP 47.
func routes(engine backend.Backend) []route {
	tester, ok := backend.As[backend.Tester](engine)
	if !ok {
		return nil
	}
	router, _ := backend.As[backend.Router](engine)
	var list []route
	for _, pair := range tester.Pairs() {
		from, to, ok := parsePair(pair)
		if !ok {
			continue
		}
		r := route{From: from.String(), To: to.String()}
		if router != nil {
			r.Route, _ = router.Route(from, to)
		}
		list = append(list, r)
	}
	return list
}

// parsePair reads "fra-spa".
func parsePair(pair string) (from, to language.Tag, ok bool) {
	left, right, _ := strings.Cut(pair, "-")
	from, err := language.Parse(left)
	if err != nil {
		return from, to, false
	}
	to, err = language.Parse(right)
	return from, to, err == nil
}

func (p *program) writeJSON(value any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
