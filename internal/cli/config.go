package cli

import (
	"fmt"
	"os"
	"strings"

	cli "github.com/urfave/cli/v2"

	backends "exonym/internal/backend/all"
	"exonym/internal/config"
	"exonym/internal/home"
	"exonym/internal/locale"
	"exonym/internal/ui"
)

func (p *program) configCommand() *cli.Command {
	return &cli.Command{
		Name:        "config",
		Usage:       p.text(sayConfigUsage),
		UsageText:   "exonym config [FILE] [--json]\nexonym config init|path|trust [...]",
		Description: "exonym config\nexonym config articles/kursk.fr.txt\nexonym config --json\nexonym config init\nexonym config path\nexonym config trust",
		Flags:       []cli.Flag{p.jsonFlag()},
		Action:      p.showConfig,
		Subcommands: []*cli.Command{p.configInitCommand(), p.configPathCommand(), p.configTrustCommand()},
	}
}

// shownConfig is the merged configuration as --json writes it.
type shownConfig struct {
	Files    []shownFile    `json:"files"`
	Settings []shownSetting `json:"settings"`
	Engines  []shownEngine  `json:"backends"`
	Routes   []shownRoute   `json:"routes"`
	Trusted  bool           `json:"trusted"` // false: what bears risks in the project's file is not used
}

type shownFile struct {
	Level  string `json:"level"`
	Path   string `json:"path"`
	Exists bool   `json:"exists"`
}

type shownSetting struct {
	Name     string      `json:"name"`
	Values   []string    `json:"values"`
	Hidden   bool        `json:"hidden,omitempty"` // its value is set, and a secret
	Origin   shownOrigin `json:"origin"`
	Flag     string      `json:"flag,omitempty"`
	Variable string      `json:"variable"`
}

type shownOrigin struct {
	Level  string `json:"level"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Name   string `json:"name,omitempty"` // of the variable or flag
}

type shownEngine struct {
	Name    string         `json:"name"`
	Type    string         `json:"type"`
	Origin  shownOrigin    `json:"origin"`
	Options []shownSetting `json:"options"`
}

type shownRoute struct {
	Pair   string      `json:"pair"`
	Steps  []string    `json:"steps"`
	Origin shownOrigin `json:"origin"`
}

func newShownOrigin(o config.Origin) shownOrigin {
	return shownOrigin{o.Level.String(), o.File, o.Line, o.Column, o.Name}
}

// settingsHere are the settings of the folder that the program runs in, without flags.
func settingsHere() (*config.Config, error) {
	here, err := home.Here()
	if err != nil {
		return nil, err
	}
	return config.Load(config.Sources{Here: here, Dir: here.Dir, Kinds: backends.Kinds()})
}

// showConfig is `exonym config`: the settings here, or those for an article.
func (p *program) showConfig(c *cli.Context) error {
	articles := c.Args().Slice()
	if len(articles) > 0 && !isThere(articles[0]) {
		return p.unknownCommand(c)
	}
	conf, err := readSettings(c, articles...)
	if err != nil {
		return err
	}
	p.sayStrays(conf)
	s := newShownConfig(conf)
	if c.Bool("json") {
		return p.writeJSON(s)
	}
	return p.writeConfig(conf, s)
}

// sayStrays tells of variables that nobody reads: a gate that is misspelt is no gate.
func (p *program) sayStrays(conf *config.Config) {
	for _, stray := range conf.Strays(os.Environ()) {
		p.say(locale.Say(sayStray, struct{ Name string }{stray.Name}))
		if stray.Guess != "" {
			p.say(locale.Say(sayDidYouMean, struct{ Command string }{stray.Guess}))
		}
	}
}

func newShownConfig(conf *config.Config) shownConfig {
	s := shownConfig{Trusted: conf.Trusted(), Settings: []shownSetting{}, Engines: []shownEngine{}, Routes: []shownRoute{}}
	for _, f := range conf.Files {
		s.Files = append(s.Files, shownFile{f.Level.String(), f.Path, f.Exists})
	}
	for _, k := range config.Keys() {
		if v := conf.Value(k.Name); len(v.Texts) > 0 {
			s.Settings = append(s.Settings, shownSetting{k.Name, v.Texts, false, newShownOrigin(v.Origin), k.FlagName(), k.Variable()})
		}
	}
	for _, name := range conf.Names() {
		e, _ := conf.Engine(name)
		if e.Origin.File == "" && len(e.Options) == 0 {
			continue // a type as it is
		}
		s.Engines = append(s.Engines, newShownEngine(e))
	}
	for _, r := range conf.Routes() {
		steps := make([]string, len(r.Steps))
		for i, step := range r.Steps {
			steps[i] = step.String()
		}
		s.Routes = append(s.Routes, shownRoute{r.Pair, steps, newShownOrigin(r.Origin)})
	}
	return s
}

func newShownEngine(e config.Engine) shownEngine {
	shown := shownEngine{Name: e.Name, Type: e.Kind.Name, Origin: newShownOrigin(e.Origin), Options: []shownSetting{}}
	for _, o := range e.Kind.Options {
		given, ok := e.Options[o.Name]
		if !ok {
			continue
		}
		setting := shownSetting{o.Name, []string{}, false, newShownOrigin(given.Origin), "", e.Variable(o.Name)}
		if value, hidden := openly(o, given); hidden {
			setting.Hidden = true
		} else {
			setting.Values = []string{value}
		}
		shown.Options = append(shown.Options, setting)
	}
	return shown
}

// writeConfig writes a line for each value: name, value, origin.
func (p *program) writeConfig(conf *config.Config, s shownConfig) error {
	var rows ui.Rows
	add := func(name string, values []string, o shownOrigin) {
		rows = append(rows, []string{name, strings.Join(values, ", "), p.origin(o)})
	}
	for _, v := range s.Settings {
		add(v.Name, shortened(v.Values), v.Origin)
	}
	for _, e := range s.Engines {
		add("backends."+e.Name+".type", []string{e.Type}, e.Origin)
		for _, o := range e.Options {
			add("backends."+e.Name+"."+o.Name, []string{p.set(strings.Join(o.Values, ""), o.Hidden)}, o.Origin)
		}
	}
	for _, r := range s.Routes {
		add("routes."+r.Pair, r.Steps, r.Origin)
	}
	text := rows.Tabs()
	if p.out.Live {
		text = rows.Layout(p.out.Width)
	}
	if _, err := fmt.Fprint(p.out, text); err != nil {
		return err
	}
	if !conf.Trusted() {
		p.say(locale.Say(sayNotTrusted, struct{ File string }{shown(conf.Nearest().Path)}))
		p.say(trustHint(conf.Nearest().Path))
	}
	return nil
}

// shortened writes absolute paths short.
func shortened(values []string) []string {
	return paths(config.Value{Texts: values, Origin: config.Origin{File: "-"}})
}

// origin says in the language of the interface where a value comes from.
func (p *program) origin(o shownOrigin) string {
	switch {
	case o.File != "":
		return fmt.Sprintf("%s:%d", shown(o.File), o.Line)
	case o.Name != "":
		return o.Name
	}
	return p.text(sayDefault)
}
