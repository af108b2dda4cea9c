package config

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"exonym/internal/backend"
)

// Engine is a type of engine with its options, by name.
type Engine struct {
	Name    string
	Kind    backend.Kind
	Origin  Origin          // of its type; Default for a kind that no file describes
	Options map[string]Text // as given, keys of files as references
}

// Missing lists the options that are needed and not given.
func (e Engine) Missing() (names []string) {
	for _, o := range e.Kind.Options {
		if o.Required && o.Default == "" && e.Options[o.Name].Text == "" {
			names = append(names, o.Name)
		}
	}
	return names
}

// Command is the program that the engine runs with its arguments, "" where it runs none
// that could be chosen.
func (e Engine) Command() string {
	o, _ := optionOf(e.Kind, "command")
	return cmp.Or(e.Options["command"].Text, o.Default)
}

// Variable names the variable of the environment that sets an option of the engine.
func (e Engine) Variable(option string) string { return variable(e.Name, option) }

var engineName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// allEngines reads the mapping of names to engines.
func (r *reader) allEngines(node *yaml.Node) {
	r.pairs(node, func(key, value *yaml.Node) {
		if !engineName.MatchString(key.Value) {
			r.fail(key, sayNoName, aText{key.Value})
			return
		}
		e := engineText{name: Text{key.Value, r.at(key)}}
		if !isNull(value) { // else all its options come from elsewhere
			r.pairs(value, func(key, value *yaml.Node) { r.option(&e, key, value) })
		}
		if _, ok := kindOf(r.kinds, e.kind.Text); !ok && e.kind.Text != "" {
			r.tell(&Fault{e.kind.Origin, sayUnknownType, aChoice{e.kind.Text, kindNames(r.kinds)}})
			return
		}
		r.engines = append(r.engines, e)
	})
}

func (r *reader) option(e *engineText, key, value *yaml.Node) {
	text, ok := r.text(value)
	switch {
	case !ok:
	case key.Value == "type":
		e.kind = text
	default:
		e.options = append(e.options, option{Text{key.Value, r.at(key)}, text})
	}
}

func kindOf(kinds []backend.Kind, name string) (backend.Kind, bool) {
	at := slices.IndexFunc(kinds, func(k backend.Kind) bool { return k.Name == name })
	if at < 0 {
		return backend.Kind{}, false
	}
	return kinds[at], true
}

func kindNames(kinds []backend.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.Name
	}
	return strings.Join(names, ", ")
}

// unite lays what the layers say of each engine over each other, the weaker first, and
// checks it: a nearer file gives options of its own, or another type altogether.
func unite(layers []layer, kinds []backend.Kind) (engines []Engine, faults []error) {
	known := map[string]*Engine{}
	for _, l := range layers {
		for _, text := range l.engines {
			e := known[text.name.Text]
			name := cmp.Or(text.kind.Text, kindNamed(e), text.name.Text)
			kind, ok := kindOf(kinds, name)
			if !ok {
				faults = append(faults, &Fault{text.name.Origin, sayNoType, aChoice{text.name.Text, kindNames(kinds)}})
				continue
			}
			if e == nil || e.Kind.Name != kind.Name {
				e = &Engine{Name: text.name.Text, Options: map[string]Text{}}
				known[e.Name] = e
			}
			e.Kind, e.Origin = kind, text.name.Origin
			faults = append(faults, e.take(text.options)...)
		}
	}
	for _, e := range known {
		engines = append(engines, *e)
	}
	slices.SortFunc(engines, func(a, b Engine) int { return cmp.Compare(a.Name, b.Name) })
	return engines, faults
}

func kindNamed(e *Engine) string {
	if e == nil {
		return ""
	}
	return e.Kind.Name
}

// take sets options of the engine, and says which it does not have.
func (e *Engine) take(options []option) (faults []error) {
	for _, given := range options {
		o, ok := optionOf(e.Kind, given.name.Text)
		switch guess := nearest(given.name.Text, optionNames(e.Kind)); {
		case ok && o.Secret:
			if _, m := parseReference(given.value.Text); m != nil {
				faults = append(faults, &Fault{given.value.Origin, m.message, m.data})
				continue
			}
			e.Options[o.Name] = given.value
		case ok:
			e.Options[o.Name] = given.value
		case guess != "":
			faults = append(faults, &Fault{given.name.Origin, sayNoOptionGuess, anOption{e.Kind.Name, given.name.Text, guess}})
		default:
			faults = append(faults, &Fault{given.name.Origin, sayNoOption, anOption{Kind: e.Kind.Name, Text: given.name.Text}})
		}
	}
	return faults
}

func optionOf(kind backend.Kind, name string) (backend.Option, bool) {
	at := slices.IndexFunc(kind.Options, func(o backend.Option) bool { return o.Name == name })
	if at < 0 {
		return backend.Option{}, false
	}
	return kind.Options[at], true
}

func optionNames(kind backend.Kind) []string {
	names := []string{"type"}
	for _, o := range kind.Options {
		names = append(names, o.Name)
	}
	return names
}
