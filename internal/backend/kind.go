package backend

import (
	"fmt"
	"maps"
	"slices"
)

// Kind is a type of engine, and how one is made of its options.
type Kind struct {
	Name    string
	Doc     string // English, what it is and what it needs, as docs/engines.md prints it
	Options []Option
	New     func(Settings) (Backend, error)
	// Starts says that Info and Route may start a program and wait for it.
	Starts bool
}

// Option is one setting of a kind of engine.
type Option struct {
	Name     string
	Default  string
	Doc      string // English, one sentence
	Required bool   // without it no engine can be made
	Secret   bool   // a key: never shown, never written
	Safe     bool   // names no program, host, file or key: any project's file may set it
}

// Settings are the options of one engine, by name.
type Settings map[string]string

// SettingError says what is wrong with an option.
type SettingError struct {
	Kind, Option string
	Unknown      bool // the kind has no such option; else it is required and missing
}

func (e *SettingError) Error() string {
	if e.Unknown {
		return fmt.Sprintf("%s has no option %q", e.Kind, e.Option)
	}
	return fmt.Sprintf("%s needs the option %q", e.Kind, e.Option)
}

// Open makes an engine. Options that are not given have their defaults; it fails with
// a *SettingError where one is unknown or missing.
func (k Kind) Open(given Settings) (Backend, error) {
	settings := Settings{}
	for _, o := range k.Options {
		settings[o.Name] = o.Default
		if value := given[o.Name]; value != "" {
			settings[o.Name] = value
		}
		if o.Required && settings[o.Name] == "" {
			return nil, &SettingError{Kind: k.Name, Option: o.Name}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if _, known := settings[name]; !known {
			return nil, &SettingError{Kind: k.Name, Option: name, Unknown: true}
		}
	}
	return k.New(settings)
}

// Ready reports whether an engine can be made without any option.
func (k Kind) Ready() bool {
	return !slices.ContainsFunc(k.Options, func(o Option) bool { return o.Required && o.Default == "" })
}
