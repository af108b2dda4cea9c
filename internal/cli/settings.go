package cli

import (
	"os"
	"path/filepath"
	"strings"

	cli "github.com/urfave/cli/v2"

	backends "exonym/internal/backend/all"
	"exonym/internal/config"
	"exonym/internal/home"
	"exonym/internal/locale"
	"exonym/internal/ui"
)

// configFlag is the global --config.
const configFlag = "config"

// Keys of paths that commands follow; a foreign project's must be trusted.
var (
	forTexts    = []string{"glossary"}
	forMemory   = []string{"memory"}
	forChecking = []string{"glossary", "memory"}
	forArticles = []string{"glossary", "memory", "out", "report"}
)

// loadSettings reads the settings that hold for files: those of the project they lie in,
// the user's, variables, and the flags of c. Without files, the project is that of the
// folder the program runs in. The command follows the paths of some keys.
func loadSettings(c *cli.Context, follows []string, files ...string) (*config.Config, error) {
	conf, err := readSettings(c, files...)
	if err != nil {
		return nil, err
	}
	return allowed(conf, follows)
}

// homeSettings reads the settings without flags, for a command that has flags of the
// same names with another meaning.
func homeSettings(c *cli.Context, follows []string) (*config.Config, error) {
	conf, err := settingsWith(c, nil)
	if err != nil {
		return nil, err
	}
	return allowed(conf, follows)
}

// allowed refuses paths of some keys that lead out of a foreign project.
func allowed(conf *config.Config, follows []string) (*config.Config, error) {
	if err := conf.Allowed(follows...); err != nil {
		return nil, settingsFault(err)
	}
	return conf, nil
}

// readSettings is loadSettings for a command that follows no path.
func readSettings(c *cli.Context, files ...string) (*config.Config, error) {
	return settingsWith(c, givenFlags(c), files...)
}

// settingsWith reads the settings with what flags say.
func settingsWith(c *cli.Context, flags map[string][]string, files ...string) (*config.Config, error) {
	here, err := home.Here()
	if err != nil {
		return nil, err
	}
	s := config.Sources{Here: here, Dir: here.Dir, File: c.String(configFlag), Flags: flags, Kinds: backends.Kinds()}
	if len(files) > 0 {
		s.Dir = folderOf(files[0])
	}
	if s.File == "" && here.Env(config.FileVariable) == "" {
		if err := oneProject(here, files); err != nil {
			return nil, err
		}
	}
	conf, err := config.Load(s)
	if err != nil {
		return nil, settingsFault(err)
	}
	return conf, nil
}

// folderOf returns the folder of a file, or the folder that it is; that of standard input
// is here.
func folderOf(file string) string {
	switch {
	case file == "-":
		return "."
	case home.IsFolder(file):
		return file
	}
	return filepath.Dir(file)
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// oneProject refuses files of several projects: settings hold for a whole run.
func oneProject(here home.Surroundings, files []string) error {
	for _, file := range files[min(1, len(files)):] {
		first, other := config.ProjectFile(here, folderOf(files[0])), config.ProjectFile(here, folderOf(file))
		if first != other {
			return usage(locale.Say(sayTwoProjects, struct{ First, Second string }{files[0], file}), locale.Say(sayTwoProjectsHint, nil))
		}
	}
	return nil
}

// givenFlags returns what the flags of c say, by the keys of settings.
func givenFlags(c *cli.Context) map[string][]string {
	given := map[string][]string{}
	for _, k := range config.Keys() {
		name := strings.TrimPrefix(k.FlagName(), "--")
		switch {
		case !c.IsSet(name):
		case k.Switch && strings.HasPrefix(name, "no-"):
			given[k.Name] = []string{word(!c.Bool(name))}
		case k.Switch:
			given[k.Name] = []string{word(c.Bool(name))}
		case k.Name == "glossary": // a path may hold a comma
			given[k.Name] = c.StringSlice(name)
		case k.Name == "backend":
			given[k.Name] = commaList([]string{c.String(name)})
		case k.Many && c.StringSlice(name) == nil: // a command that takes one
			given[k.Name] = []string{c.String(name)}
		case k.Many:
			given[k.Name] = commaList(c.StringSlice(name))
		default:
			given[k.Name] = []string{c.String(name)}
		}
	}
	return given
}

func word(on bool) string {
	if on {
		return "true"
	}
	return "false"
}

// settingsFault words what is wrong with settings.
func settingsFault(err error) error {
	f := &fault{says: locale.Say(sayFailure, struct{ Cause settingsFaults }{settingsFaults{err}}), code: exitUsage, cause: err}
	if config.IsTrust(err) {
		f.hint = trustHint(config.Faults(err)[0].Origin.File)
	}
	return f
}

// trustHint says how to trust a file.
func trustHint(file string) locale.Message {
	return locale.Say(sayTrustHint, struct{ Command string }{"exonym config trust " + shellWord(shown(file))})
}

// settingsFaults are mistakes in settings, a line each.
type settingsFaults struct{ error }

// In words them for a speaker.
func (s settingsFaults) In(speaker *locale.Speaker) string {
	faults := config.Faults(s.error)
	if len(faults) == 0 {
		return s.Error()
	}
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = ui.Clean(place(f.Origin) + ": " + speaker.Text(locale.Say(f.Message, f.Data)))
	}
	return strings.Join(lines, "\n")
}

// place writes an origin as people read it, with a short path.
func place(o config.Origin) string {
	if o.File != "" {
		o.File = shown(o.File)
	}
	return o.String()
}

// paths shortens absolute paths in what a file says, so that messages and reports show
// them as people would write them.
func paths(v config.Value) []string {
	if v.Origin.File == "" {
		return v.Texts
	}
	list := make([]string, len(v.Texts))
	for i, text := range v.Texts {
		form, path, ok := strings.Cut(text, "=")
		if ok {
			list[i] = form + "=" + shown(path)
		} else {
			list[i] = shown(text)
		}
	}
	return list
}

// path is paths for a setting with one value.
func path(v config.Value) string {
	if list := paths(v); len(list) > 0 {
		return list[len(list)-1]
	}
	return ""
}
