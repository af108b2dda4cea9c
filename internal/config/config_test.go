package config

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/home"
)

// canary is a key that must stand nowhere.
const canary = "sk-canary-4f1d9e"

// far and local are kinds of engines as the real ones are.
var kinds = []backend.Kind{
	{Name: "apertium"},
	{Name: "deepl", Options: []backend.Option{
		{Name: "key", Required: true, Secret: true}, {Name: "url"}, {Name: "formality", Default: "default", Safe: true},
	}},
	{Name: "exec", Options: []backend.Option{{Name: "command", Required: true}, {Name: "timeout", Safe: true}}},
}

// world is a home with a project in it.
type world struct {
	t       *testing.T
	home    string
	project string
	env     map[string]string
}

func newWorld(t *testing.T) *world {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t, dir, filepath.Join(dir, "paper"), map[string]string{}}
	for _, dir := range []string{filepath.Join(w.home, ".config", "exonym"), filepath.Join(w.project, "articles")} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

func (w *world) write(path, text string, mode os.FileMode) {
	w.t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		w.t.Fatal(err)
	}
}

// files writes the user's file and the project's; "" writes none.
func (w *world) files(user, project string) {
	w.t.Helper()
	for path, text := range map[string]string{filepath.Join(w.home, ".config", "exonym", FileName): user, filepath.Join(w.project, FileName): project} {
		if text != "" {
			w.write(path, text, 0o644)
		}
	}
}

func (w *world) sources() Sources {
	return Sources{
		Here: home.Surroundings{
			Dir: w.project, Env: func(name string) string { return w.env[name] },
			Config: func() (string, error) { return filepath.Join(w.home, ".config"), nil },
			Home:   func() (string, error) { return w.home, nil },
		},
		Dir: filepath.Join(w.project, "articles"), Kinds: kinds,
	}
}

func (w *world) load() *Config {
	w.t.Helper()
	c, err := Load(w.sources())
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

// Each level beats those below it, and the origin says which it was.
func TestTheNearerSourceWins(t *testing.T) {
	w := newWorld(t)
	s := w.sources()
	expect := func(want, origin string) {
		t.Helper()
		c, err := Load(s)
		if err != nil {
			t.Fatal(err)
		}
		v := c.Value("typography")
		if got := strings.TrimPrefix(v.Origin.String(), w.home); v.Text() != want || got != origin {
			t.Errorf("%q from %s, want %q from %s", v.Text(), got, want, origin)
		}
	}
	expect("true", "default")
	w.files("to: es\ntypography: off\n", "")
	expect("off", "/.config/exonym/exonym.yaml:2:13")
	w.files("", "# ours\n\ntypography: yes\n")
	expect("yes", "/paper/exonym.yaml:3:13")
	w.env["EXONYM_TYPOGRAPHY"] = "no"
	expect("no", "EXONYM_TYPOGRAPHY")
	s.Flags = map[string][]string{"typography": {"true"}}
	expect("true", "--no-typography")
	if c := w.load(); c.Value("to").Text() != "es" || c.Value("from").Text() != "" {
		t.Errorf("%+v, %+v", c.Value("to"), c.Value("from"))
	}
}

// A file that was named stands in for the project's, and a missing one is an error.
func TestAFileCanBeNamed(t *testing.T) {
	w := newWorld(t)
	w.files("", "to: es\n")
	other := filepath.Join(w.home, "other.yaml")
	w.write(other, "to: de\n", 0o644)
	s := w.sources()
	s.File = other
	if c, err := Load(s); err != nil || c.Value("to").Text() != "de" {
		t.Errorf("%v", err)
	}
	s.File = filepath.Join(w.home, "none.yaml")
	if _, err := Load(s); len(Faults(err)) != 1 || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("%v", err)
	}
	w.env[FileVariable] = other
	if c := w.load(); c.Value("to").Text() != "de" {
		t.Errorf("%+v", c.Value("to"))
	}
}

// Without a home there is no file of the user, and that is no fault.
func TestNoHome(t *testing.T) {
	w := newWorld(t)
	s := w.sources()
	s.Here.Config = func() (string, error) { return "", errors.New("no home") }
	c, err := Load(s)
	if err != nil || len(c.Files) != 0 || !c.Trusted() || c.Value("backend").Text() != "apertium" {
		t.Errorf("%v", err)
	}
}

// A list may be written as the flag takes it.
func TestListsAtCommas(t *testing.T) {
	w := newWorld(t)
	w.files("", "to: es, pt-BR\nglossary: a,b.yaml\n")
	c := w.load()
	if got := c.Value("to").Texts; !slices.Equal(got, []string{"es", "pt-BR"}) || len(c.Value("glossary").Texts) != 1 {
		t.Errorf("%q, %q", got, c.Value("glossary").Texts)
	}
	w.files("", "to: ','\n")
	if _, err := Load(w.sources()); len(Faults(err)) != 1 || Faults(err)[0].Message != sayNoValue {
		t.Errorf("%v", err)
	}
}

// Paths in a file are relative to it, wherever the program runs.
func TestPathsStandBesideTheFile(t *testing.T) {
	w := newWorld(t)
	w.files("", "out: out/{lang}\nglossary: [names.yaml, /etc/names.yaml]\nreport: [text, html=r.html]\n")
	c := w.load()
	for key, want := range map[string][]string{
		"out":      {filepath.Join(w.project, "out", "{lang}")},
		"glossary": {filepath.Join(w.project, "names.yaml"), "/etc/names.yaml"},
		"report":   {"text", "html=" + filepath.Join(w.project, "r.html")},
	} {
		if got := c.Value(key).Texts; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	w.files("", "out: '{dir}{lang}/{name}{ext}'\n")
	if got := w.load().Value("out").Text(); got != "{dir}{lang}/{name}{ext}" {
		t.Errorf("%q", got)
	}
}

// An engine is made of both files and of its variables, option by option; another type
// in the nearer file makes it another engine.
func TestEnginesAreUnited(t *testing.T) {
	w := newWorld(t)
	w.files("backends:\n  team:\n    type: deepl\n    key: env:TEAM_KEY\n    formality: more\n", "backends:\n  team:\n    formality: less\n  deepl:\n")
	w.env["EXONYM_TEAM_URL"] = "https://api.example.com"
	e, ok := w.load().Engine("team")
	if !ok || e.Kind.Name != "deepl" || e.Options["formality"].Text != "less" || e.Options["key"].Text != "env:TEAM_KEY" || e.Options["url"].Origin.Name != "EXONYM_TEAM_URL" {
		t.Errorf("%+v", e)
	}
	if e, ok := w.load().Engine("deepl"); !ok || !slices.Equal(e.Missing(), []string{"key"}) {
		t.Errorf("%+v", e)
	}
	w.files("", "backends:\n  team:\n    type: exec\n    command: mt\n")
	if e, _ := w.load().Engine("team"); e.Kind.Name != "exec" || len(e.Options) != 1 {
		t.Errorf("%+v", e)
	}
	if got, want := w.load().Names(), []string{"team", "apertium", "deepl", "exec"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The route that names a pair most exactly serves it; a nearer file is asked before a
// farther one, a flag or variable before all.
func TestRoutes(t *testing.T) {
	w := newWorld(t)
	w.files("backend: exec\nroutes:\n  uk-*: deepl\n", `routes:
  fr-es: [apertium, deepl]
  fr-*: deepl
  "*-es": exec
  fr>pt-BR: [{via: es, first: apertium, then: deepl}, exec]
  zh-Hans>es: apertium
`)
	for pair, want := range map[string]string{
		"fr es": "apertium,deepl", "fr-CA es-MX": "apertium,deepl", "fr de": "deepl", "de es": "exec", "fr pt-BR": "apertium > es > deepl,exec",
		"fr pt": "deepl", "uk de": "deepl", "de en": "exec", "zh es": "apertium", "zh-Hant es": "exec",
	} {
		from, to, _ := strings.Cut(pair, " ")
		steps, _ := w.load().Route(language.Make(from), language.Make(to))
		if got := strings.Join(written(steps), ","); got != want {
			t.Errorf("%s: %s, want %s", pair, got, want)
		}
	}
	w.env["EXONYM_BACKEND"] = "deepl, exec"
	steps, origin := w.load().Route(language.French, language.Spanish)
	if got := strings.Join(written(steps), ","); got != "deepl,exec" || origin.Name != "EXONYM_BACKEND" {
		t.Errorf("%s from %v", got, origin)
	}
}

// What is said for all engines holds for those that have the option and do not say
// otherwise; a flag beats what they say.
func TestOptionsOfAllEngines(t *testing.T) {
	w := newWorld(t)
	w.files("", "formality: formal\nbackends:\n  own:\n    type: deepl\n    formality: less\n")
	s := w.sources()
	expect := func(name, want string) {
		t.Helper()
		c, err := Load(s)
		if err != nil {
			t.Fatal(err)
		}
		if e, _ := c.Engine(name); e.Options["formality"].Text != want {
			t.Errorf("%s: %+v, want %s", name, e.Options, want)
		}
	}
	expect("deepl", "formal")
	expect("own", "less")
	expect("exec", "")
	w.env["EXONYM_OWN_FORMALITY"], w.env["EXONYM_FORMALITY"] = "more", "informal"
	expect("deepl", "informal")
	expect("own", "more")
	s.Flags = map[string][]string{"formality": {"formal"}}
	expect("own", "formal")
}

// Engines and routes stand in variables too, which beat the files.
func TestVariablesHoldEnginesAndRoutes(t *testing.T) {
	w := newWorld(t)
	w.files("", "backends:\n  team:\n    type: exec\n    command: mt\nroutes:\n  fr-es: exec\n  fr-de: exec\n")
	w.env[EnginesVariable], w.env["EXONYM_TEAM_FORMALITY"] = "team=deepl, spare = exec", "more"
	w.env[RoutesVariable] = "fr-es = team, spare; fr-uk=team > en > spare"
	c := w.load()
	if e, _ := c.Engine("team"); e.Kind.Name != "deepl" || e.Origin.Name != EnginesVariable || e.Options["formality"].Text != "more" || len(e.Options) != 1 {
		t.Errorf("%+v", e)
	}
	for to, want := range map[string]string{"es": "team,spare", "uk": "team > en > spare", "de": "exec"} {
		steps, origin := c.Route(language.French, language.Make(to))
		if got := strings.Join(written(steps), ","); got != want || (origin.Name == RoutesVariable) != (to != "de") {
			t.Errorf("fr-%s: %s from %v, want %s", to, got, origin, want)
		}
	}
	for name, wrong := range map[string]string{EnginesVariable: "team", RoutesVariable: "fr-es=a>b"} {
		w.env[name] = wrong
		if _, err := Load(w.sources()); len(Faults(err)) != 1 || Faults(err)[0].Origin.Name != name {
			t.Errorf("%s: %v", wrong, err)
		}
		w.env[name] = ""
	}
	w.env[RoutesVariable] = "fr-es=nobody"
	if _, err := Load(w.sources()); !strings.Contains(err.Error(), "EXONYM_ROUTES: there is no engine “nobody”") {
		t.Error(err)
	}
}

// A variable that nobody reads is found, with the one that was meant.
func TestStrays(t *testing.T) {
	w := newWorld(t)
	w.env[EnginesVariable] = "team=deepl"
	got := w.load().Strays([]string{
		"EXONYM_TOO=es", "EXONYM_TO=es", "EXONYM_TEAM_FORMALITY=more", "EXONYM_TEAM_FORMALTY=more", "EXONYM_CACHE=x", "EXONYM_CONFIG_FILE=x", "EXONYM_EMPTY=", "PATH=x", "EXONYM_UNHEARD_OF=x",
	})
	want := []Stray{{"EXONYM_TEAM_FORMALTY", "EXONYM_TEAM_FORMALITY"}, {"EXONYM_TOO", "EXONYM_TO"}, {"EXONYM_UNHEARD_OF", ""}}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func written(steps []Step) (list []string) {
	for _, s := range steps {
		list = append(list, s.String())
	}
	return list
}
