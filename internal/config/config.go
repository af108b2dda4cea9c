package config

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/home"
)

// FileName is the name of the files.
const FileName = "exonym.yaml"

// FileVariable names a file that stands in for the project's.
const FileVariable = "EXONYM_CONFIG_FILE"

// Sources are what a configuration is made of.
type Sources struct {
	Here  home.Surroundings
	Dir   string              // where the search for the project's file begins
	File  string              // read instead of the project's file, if given
	Flags map[string][]string // what was given on the command line, by the name of the key
	Kinds []backend.Kind
}

// Config is all settings, laid over each other.
type Config struct {
	Files []File // those that were looked for, the weaker first

	sources Sources
	layers  []layer // of the files that are there, the weaker first, and of variables
	engines []Engine
}

// File is a file of settings.
type File struct {
	Level  Level
	Path   string // absolute; where it would be made if it is not there
	Exists bool
	Named  bool // somebody named it, and so trusts it
}

// Load finds and reads the files. What is wrong in them is told together, as Faults.
func Load(s Sources) (*Config, error) {
	c := &Config{sources: s}
	files, err := Find(s)
	if err != nil {
		return nil, err
	}
	c.Files = files
	var faults []error
	for _, f := range c.Files {
		if !f.Exists {
			continue
		}
		data, err := readFile(f.Path)
		if err != nil {
			return nil, &Fault{Origin{Level: f.Level, File: f.Path, Line: 1, Column: 1}, sayUnreadable, aText{innermost(err)}}
		}
		l, err := parse(f.Path, filepath.Dir(f.Path), f.Level, data, s.Kinds)
		faults = append(faults, err)
		c.layers = append(c.layers, l)
	}
	above, wrong := fromVariables(s.Here.Env, s.Kinds)
	faults = append(faults, wrong...)
	c.layers = append(c.layers, above)
	engines, wrong := unite(c.layers, s.Kinds)
	c.engines = engines
	faults = append(faults, wrong...)
	if errors.Join(faults...) == nil {
		faults = append(faults, c.unknownEngines()...)
	}
	faults = append(faults, c.variables()...)
	return c, errors.Join(faults...)
}

// Find lists the files: the user's, and the project's or the one that was named. There
// may be none.
func Find(s Sources) ([]File, error) {
	var files []File
	user, err := s.Here.User(FileName)
	if err == nil { // else there is no home, as in some containers
		files = append(files, File{Level: User, Path: user, Exists: home.IsFile(user)})
	}
	if named := cmp.Or(s.File, s.Here.Env(FileVariable)); named != "" {
		path, err := filepath.Abs(named)
		return append(files, File{Project, path, true, true}), err
	}
	if path := ProjectFile(s.Here, s.Dir); path != "" && path != user {
		files = append(files, File{Project, path, true, false})
	}
	return files, nil
}

// ProjectFile returns the nearest exonym.yaml in dir or above it, or "".
func ProjectFile(here home.Surroundings, dir string) string {
	return here.Above(dir, FileName, home.IsFile)
}

// readFile reads a file, or so much of it that it is seen to be too large.
func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxFile+1))
}

// innermost is what the system says of a file, without its path.
func innermost(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

func userHome() (string, error) { return os.UserHomeDir() }

// unknownEngines finds names in routes and under backend that no engine has.
func (c *Config) unknownEngines() (faults []error) {
	check := func(name string, at Origin) {
		if _, ok := c.Engine(name); !ok {
			faults = append(faults, &Fault{at, sayUnknownEngine, aChoice{name, strings.Join(c.Names(), ", ")}})
		}
	}
	for _, l := range c.layers {
		for _, name := range l.values["backend"].Texts {
			check(name, l.values["backend"].Origin)
		}
		for _, r := range l.routes {
			for _, step := range r.Steps {
				for _, name := range names([]Step{step}) {
					check(name, step.Origin)
				}
			}
		}
	}
	return faults
}

// variables finds mistakes in the variables of keys.
func (c *Config) variables() (faults []error) {
	for _, k := range Keys() {
		if v, ok := c.fromEnv(k); ok {
			for _, text := range v.Texts {
				if m := k.judge(text); m != nil {
					faults = append(faults, &Fault{v.Origin, m.message, m.data})
				}
			}
		}
	}
	return faults
}

// fromEnv reads the variable of a key; lists are parted by commas.
func (c *Config) fromEnv(k Key) (Value, bool) {
	text := strings.TrimSpace(c.sources.Here.Env(k.Variable()))
	if text == "" {
		return Value{}, false
	}
	v := Value{[]string{text}, Origin{Level: Variable, Name: k.Variable()}}
	if k.Many {
		v.Texts = nil
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				v.Texts = append(v.Texts, part)
			}
		}
	}
	return v, true
}

// Value returns what a key is set to. It panics where there is no such key.
func (c *Config) Value(name string) Value {
	k, ok := keyOf(name)
	if !ok {
		panic("config: no key " + name)
	}
	if v, ok := c.told(k); ok {
		return v
	}
	for _, l := range slices.Backward(c.layers) {
		if v, ok := l.values[name]; ok {
			return v
		}
	}
	if k.Default == "" {
		return Value{}
	}
	return Value{Texts: []string{k.Default}}
}

// told returns what a flag or a variable sets a key to.
func (c *Config) told(k Key) (Value, bool) {
	if texts, ok := c.sources.Flags[k.Name]; ok {
		return Value{texts, Origin{Level: Flag, Name: k.FlagName()}}, true
	}
	return c.fromEnv(k)
}

// Route returns the engines for a pair, in the order in which they are asked, and where
// that is said. A flag or a variable names the engine for all pairs; then routes of the
// environment, then the nearest file that has a route for the pair, or else names an
// engine, decides.
func (c *Config) Route(from, to language.Tag) ([]Step, Origin) {
	k, _ := keyOf("backend")
	if v, ok := c.told(k); ok {
		return stepsOf(v), v.Origin
	}
	for _, l := range slices.Backward(c.layers) {
		if r, ok := best(l.routes, from, to); ok {
			return r.Steps, r.Origin
		}
		if v, ok := l.values["backend"]; ok {
			return stepsOf(v), v.Origin
		}
	}
	return []Step{{Engine: k.Default}}, Origin{}
}

// Routes returns all routes, the strongest first. A route that a nearer
// file has too is left out.
func (c *Config) Routes() (routes []Route) {
	for _, l := range slices.Backward(c.layers) {
		for _, r := range l.routes {
			if !slices.ContainsFunc(routes, func(o Route) bool { return o.From == r.From && o.To == r.To }) {
				routes = append(routes, r)
			}
		}
	}
	return routes
}

func stepsOf(v Value) (steps []Step) {
	for _, name := range v.Texts {
		steps = append(steps, Step{Engine: name, Origin: v.Origin})
	}
	return steps
}

// Engine returns the engine of a name: one that a file describes, or a kind as it is. Its
// options are those of variables, then of files, then those that hold for all engines; a
// flag for all engines beats them.
func (c *Config) Engine(name string) (Engine, bool) {
	at := slices.IndexFunc(c.engines, func(e Engine) bool { return e.Name == name })
	var e Engine
	if at >= 0 {
		e = c.engines[at]
	} else if kind, ok := kindOf(c.sources.Kinds, name); ok {
		e = Engine{Name: name, Kind: kind}
	} else {
		return e, false
	}
	options := map[string]Text{}
	for _, o := range e.Kind.Options {
		if given, ok := e.Options[o.Name]; ok {
			options[o.Name] = given
		}
		if v, ok := c.forAll(o.Name); ok && (options[o.Name].Text == "" || v.Origin.Level >= Variable) {
			options[o.Name] = Text{v.Text(), v.Origin}
		}
		own := e.Variable(o.Name)
		if text := c.sources.Here.Env(own); text != "" && options[o.Name].Origin.Level < Flag {
			options[o.Name] = Text{text, Origin{Level: Variable, Name: own}}
		}
	}
	e.Options = options
	return e, true
}

// forAll returns what a key says of an option of all engines.
func (c *Config) forAll(option string) (Value, bool) {
	if k, ok := keyOf(option); !ok || !k.Option {
		return Value{}, false
	}
	v := c.Value(option)
	return v, len(v.Texts) > 0
}

// Names lists the engines that files describe, then the kinds.
func (c *Config) Names() (list []string) {
	for _, e := range c.engines {
		list = append(list, e.Name)
	}
	for _, k := range c.sources.Kinds {
		if !slices.Contains(list, k.Name) {
			list = append(list, k.Name)
		}
	}
	return list
}
