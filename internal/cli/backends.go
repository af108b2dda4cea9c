package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/backend"
	backends "exonym/internal/backend/all"
	"exonym/internal/locale"
)

func (p *program) backendsCommand() *cli.Command {
	return &cli.Command{
		Name:        "backends",
		Usage:       p.text(sayBackendsUsage),
		UsageText:   "exonym backends [--json]\nexonym backends test NAME",
		Description: "exonym backends\nexonym backends --json\nexonym backends test apertium",
		Flags:       []cli.Flag{p.jsonFlag()},
		Action:      p.listBackends,
		Subcommands: []*cli.Command{{
			Name:        "test",
			Usage:       p.text(sayBackendsTest),
			UsageText:   "exonym backends test NAME [--json]",
			Description: "exonym backends test apertium",
			Flags:       []cli.Flag{p.jsonFlag()},
			Action:      p.testBackend,
		}},
	}
}

// listed is an engine as --json writes it.
type listed struct {
	Name    string   `json:"name"`
	Version string   `json:"version,omitempty"`
	Local   bool     `json:"local"`    // texts stay on the machine
	AnyPair bool     `json:"any_pair"` // it does not say which pairs it serves
	Routes  []route  `json:"routes,omitempty"`
	Needs   []string `json:"needs,omitempty"` // variables without which it cannot be made
	Error   string   `json:"error,omitempty"` // why it cannot be made
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
	var list []listed
	for _, kind := range backends.Kinds() {
		list = append(list, listKind(kind, os.Getenv))
	}
	if c.Bool("json") {
		return p.writeJSON(list)
	}
	for _, e := range list {
		fmt.Fprintln(p.out, p.text(e.says(p.speaker)))
		p.writeRoutes(e.Routes)
	}
	return nil
}

// listKind makes the engine of a kind, as the environment sets it, and asks what it serves.
func listKind(kind backend.Kind, env func(string) string) listed {
	settings := optionsOf(kind, env)
	l := listed{Name: kind.Name}
	for _, o := range kind.Options {
		if o.Required && o.Default == "" && settings[o.Name] == "" {
			l.Needs = append(l.Needs, variable(kind.Name, o.Name))
		}
	}
	if len(l.Needs) > 0 {
		return l
	}
	engine, err := kind.Open(settings)
	if err != nil {
		l.Error = err.Error()
		return l
	}
	defer closeBackend(engine)
	info := engine.Info()
	_, paired := backend.As[backend.Tester](engine)
	l.Version, l.Local, l.AnyPair, l.Routes = info.Version, info.Local, !paired, routes(engine)
	return l
}

// says tells in one line whether the engine can be used, and for how much.
func (l listed) says(speaker *locale.Speaker) locale.Message {
	switch {
	case len(l.Needs) > 0:
		return locale.Say(sayNeeds, struct{ Name, Variables string }{l.Name, strings.Join(l.Needs, ", ")})
	case l.Error != "":
		return locale.Say(sayUnusable, struct{ Name, Cause string }{l.Name, l.Error})
	case l.AnyPair:
		return locale.Say(sayServesAll, struct{ Name string }{l.Name})
	case len(l.Routes) == 0:
		return locale.Say(sayInstalledNot, struct{ Name string }{l.Name})
	}
	return locale.Say(sayServes, struct{ Name, Routes string }{l.Name, speaker.Number(len(l.Routes))})
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

func (p *program) testBackend(c *cli.Context) error {
	engine, err := pickBackend(c.Args().First())
	if err != nil {
		return err
	}
	defer closeBackend(engine)
	tester, ok := backend.As[backend.Tester](engine)
	if !ok {
		fmt.Fprintln(p.out, p.text(locale.Say(sayServesAll, struct{ Name string }{engine.Info().Name})))
		return nil
	}
	list := routes(engine)
	if len(list) == 0 {
		return &fault{says: locale.Say(sayInstalledNot, struct{ Name string }{engine.Info().Name}), code: exitFailure}
	}
	broken := false
	for i := range list {
		r := &list[i]
		from, to := language.Make(r.From), language.Make(r.To)
		begun := time.Now()
		err := tester.SelfTest(c.Context, from, to)
		if c.Context.Err() != nil {
			return c.Context.Err()
		}
		r.Took = p.speaker.Duration(time.Since(begun))
		verdict := locale.Say(sayWorks, struct{ Took string }{r.Took})
		if err != nil {
			broken, r.Error = true, err.Error()
			verdict = locale.Say(sayFails, struct{ Cause string }{r.Error})
		}
		if !c.Bool("json") {
			fmt.Fprintf(p.out, "%s -> %s\t%s\t%s\n", r.From, r.To, r.Route, p.text(verdict))
		}
	}
	if c.Bool("json") {
		if err := p.writeJSON(list); err != nil {
			return err
		}
	}
	if broken {
		return exit(exitFailure)
	}
	return nil
}

func (p *program) writeJSON(value any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
