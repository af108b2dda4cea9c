package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	cli "github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/budget"
	"exonym/internal/backend/driver"
	"exonym/internal/config"
	"exonym/internal/locale"
)

func (p *program) tryBackendCommand() *cli.Command {
	return &cli.Command{
		Name:        "test",
		Usage:       p.text(sayBackendsTest),
		UsageText:   "exonym backends test NAME [--from TAG] [--to TAG] [--json]",
		Description: "exonym backends test apertium\nexonym backends test deepl --from fr --to es\nexonym backends test deepl --json",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: p.text(sayTestFromFlag)},
			&cli.StringFlag{Name: "to", Usage: p.text(sayTestToFlag)},
			p.jsonFlag(),
		},
		BashComplete: func(c *cli.Context) {
			if !c.Args().Present() {
				fmt.Fprintln(p.out, strings.Join(engineNames(), "\n"))
			}
			cli.DefaultCompleteWithFlags(c.Command)(c)
		},
		Action: p.testBackend,
	}
}

// engineNames lists the engines for completion: those of the project here and of the
// user, and all types.
func engineNames() []string {
	conf, err := settingsHere()
	if err != nil {
		return nil
	}
	return conf.Names()
}

// testBackend tries the engine of a name: every route where it knows its routes and no
// languages are given, else one.
func (p *program) testBackend(c *cli.Context) error {
	conf, err := readSettings(c)
	if err != nil {
		return err
	}
	name := c.Args().First()
	described, ok := conf.Engine(name)
	if !ok {
		return unknownEngine(conf, name)
	}
	engine, err := openEngine(c.Context, conf, described)
	if err != nil {
		return err
	}
	defer closeBackend(engine)
	if tester, ok := backend.As[backend.Tester](engine); ok && !c.IsSet("from") && !c.IsSet("to") {
		return p.testRoutes(c, engine, tester)
	}
	from, to, err := testPair(c, conf)
	if err != nil {
		return err
	}
	return p.testPair(c, conf, engine, described, from, to)
}

// testRoutes tries every route that an engine knows.
func (p *program) testRoutes(c *cli.Context, engine backend.Backend, tester backend.Tester) error {
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

// testPair reads the languages of a try: as given, else as the settings say, else English
// to Spanish.
func testPair(c *cli.Context, conf *config.Config) (from, to language.Tag, err error) {
	from, to = language.English, language.Spanish
	if name := conf.Value("from").Text(); name != "" {
		if from, err = parseLanguage(name); err != nil {
			return from, to, err
		}
	}
	if sameLanguage(from, to) {
		to = language.English
	}
	if name := conf.Value("to").Text(); name != "" {
		to, err = parseLanguage(name)
	}
	if err == nil && sameLanguage(from, to) {
		err = usage(locale.Say(sayTestSame, nil), locale.Say(sayTryCommand, struct{ Command string }{"exonym backends test " + c.Args().First() + " --from fr --to es"}))
	}
	return from, to, err
}

// samples are what is sent: every answer must hold the number.
var samples = map[string]string{
	"en": "The bridge was opened in 2026.", "fr": "Le pont a été ouvert en 2026.",
	"de": "Die Brücke wurde 2026 eröffnet.", "es": "El puente se abrió en 2026.",
}

const probeNumber = "2026"

// sample is a sentence in a language; a name and a number where it has none of its own.
func sample(lang language.Tag) string {
	base, _ := lang.Base()
	if text, ok := samples[base.String()]; ok {
		return text
	}
	return "Europa 2026."
}

// tested is a try as --json writes it.
type tested struct {
	Name    string       `json:"name"`
	Type    string       `json:"type"`
	From    language.Tag `json:"from"`
	To      language.Tag `json:"to"`
	Route   string       `json:"route,omitempty"`
	Source  string       `json:"source"`
	Target  string       `json:"target"`
	Seconds float64      `json:"seconds"`
	Local   bool         `json:"local"` // texts stay on the machine
	Terms   string       `json:"terms"` // none, prompted or native: how it takes the terms of a glossary
	Limits  limits       `json:"limits"`
	Billed  *billed      `json:"billed,omitempty"` // where the engine says it
	Cost    *plannedCost `json:"cost"`             // null: no price is known
}

// billed is what an engine bills.
type billed struct {
	Characters int64 `json:"characters,omitempty"`
	Input      int64 `json:"input_tokens,omitempty"` // without those of caches
	CacheRead  int64 `json:"cache_read_tokens,omitempty"`
	CacheWrite int64 `json:"cache_write_tokens,omitempty"`
	Output     int64 `json:"output_tokens,omitempty"`
}

var termWays = map[backend.Terms]string{backend.NoTerms: "none", backend.PromptedTerms: "prompted", backend.NativeTerms: "native"}

// testPair sends one sentence, and tells what came back, how long that took, what it cost
// and what the engine can do.
func (p *program) testPair(c *cli.Context, conf *config.Config, engine backend.Backend, e config.Engine, from, to language.Tag) error {
	purse, err := openPurse(budget.Bounds{})
	if err != nil {
		return err
	}
	engine = driver.Batched(purse.Around(engine))
	t := tested{Name: e.Name, Type: e.Kind.Name, From: from, To: to, Source: sample(from)}
	begun := time.Now()
	reply, err := ask(c.Context, engine, t.Source, from, to)
	t.Seconds = time.Since(begun).Seconds()
	if err != nil {
		return p.testFault(conf, e, err, from, to)
	}
	info := engine.Info()
	t.Target, t.Route, t.Local, t.Limits, t.Terms = reply.Text, reply.Route, info.Local, limits(info.Limits), termWays[info.Terms]
	if biller, ok := backend.As[backend.Biller](engine); ok {
		usage := billed(biller.Billed())
		t.Billed = &usage
	}
	t.Cost = costOf(purse)
	if c.Bool("json") {
		return p.writeJSON(t)
	}
	return p.writeTested(t, time.Since(begun), info)
}

// errLost says that an answer is not what was asked for.
var errLost = errors.New("the answer lost the number of the sentence")

// ask translates one sentence.
func ask(ctx context.Context, engine backend.Backend, text string, from, to language.Tag) (backend.Reply, error) {
	replies, err := engine.Translate(ctx, backend.Batch{From: from, To: to, Units: []backend.Unit{{Text: text}}})
	switch {
	case ctx.Err() != nil:
		return backend.Reply{}, ctx.Err()
	case err != nil:
		return backend.Reply{}, err
	case replies[0].Err != nil:
		return backend.Reply{}, replies[0].Err
	case !strings.Contains(replies[0].Text, probeNumber):
		return backend.Reply{}, &backend.Fault{Class: backend.BadOutput, Engine: engine.Info().Name, Cause: errLost}
	}
	return replies[0], nil
}

func (p *program) writeTested(t tested, took time.Duration, info backend.Info) error {
	lines := []string{
		t.Name + ": " + p.text(locale.Say(sayWorks, struct{ Took string }{p.speaker.Duration(took)})),
		fmt.Sprintf("%s -> %s\t%s", t.From, t.To, t.Route),
		oneLine(t.Source) + " -> " + oneLine(t.Target),
	}
	where := sayTextsLeave
	if t.Local {
		where = sayTextsStay
	}
	way := map[backend.Terms]locale.Message{backend.NoTerms: sayTermsNone, backend.PromptedTerms: sayTermsPrompted, backend.NativeTerms: sayTermsNative}[info.Terms]
	lines = append(lines, p.text(where)+p.limits(t.Limits), p.text(way))
	lines = append(lines, p.cost(t))
	_, err := fmt.Fprintln(p.out, strings.Join(lines, "\n  "))
	return err
}

// costOf is what a try cost, by the price of the engine.
func costOf(purse *budget.Purse) *plannedCost {
	for _, s := range purse.Spent() {
		switch {
		case s.Local:
			return &plannedCost{}
		case s.Priced:
			return &plannedCost{s.Cost, s.Cost, s.Price.Currency, s.Price.AsOf}
		}
	}
	return nil
}

// cost words what a try cost.
func (p *program) cost(t tested) string {
	if t.Billed == nil {
		return p.price(t.Cost)
	}
	u := *t.Billed
	var parts []string
	if u.Characters > 0 {
		parts = append(parts, p.count(sayCharacters, int(u.Characters)))
	}
	if tokens := u.Input + u.CacheRead + u.CacheWrite + u.Output; tokens > 0 {
		parts = append(parts, p.count(sayTokens, int(tokens)))
	}
	if len(parts) == 0 {
		parts = []string{p.speaker.Number(0)}
	}
	parts = append(parts, p.price(t.Cost))
	return p.text(locale.Say(sayBilled, struct{ What string }{strings.Join(parts, " · ")}))
}
