package cli

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"exonym/internal/backend"
	backends "exonym/internal/backend/all"
	"exonym/internal/locale"
)

// pickBackend makes the engine of a name. Its options come from the environment:
// EXONYM_DEEPL_KEY is the option key of deepl.
func pickBackend(name string) (backend.Backend, error) {
	kinds := backends.Kinds()
	at := slices.IndexFunc(kinds, func(k backend.Kind) bool { return k.Name == name })
	if at < 0 {
		names := make([]string, len(kinds))
		for i, kind := range kinds {
			names[i] = kind.Name
		}
		return nil, usage(locale.Say(sayUnknownBackend, struct{ Name string }{name}),
			locale.Say(sayBackendsAre, struct{ Names string }{strings.Join(names, ", ")}))
	}
	engine, err := kinds[at].Open(optionsOf(kinds[at], os.Getenv))
	var setting *backend.SettingError
	if errors.As(err, &setting) {
		return nil, &fault{says: locale.Say(sayMissingOption, struct{ Engine, Option string }{setting.Kind, setting.Option}),
			hint: locale.Say(saySetVariable, struct{ Variable string }{variable(setting.Kind, setting.Option)}), code: exitUsage, cause: err}
	}
	if err != nil {
		return nil, &fault{says: locale.Say(sayFailure, struct{ Cause string }{err.Error()}), code: exitFailure, cause: err}
	}
	return engine, nil
}

// optionsOf reads the options of a kind from the environment.
func optionsOf(kind backend.Kind, env func(string) string) backend.Settings {
	settings := backend.Settings{}
	for _, o := range kind.Options {
		if value := env(variable(kind.Name, o.Name)); value != "" {
			settings[o.Name] = value
		}
	}
	return settings
}

// variable names the environment variable of an option.
func variable(kind, option string) string {
	return "EXONYM_" + strings.ToUpper(strings.ReplaceAll(kind+"_"+option, "-", "_"))
}

func closeBackend(b backend.Backend) {
	if closer, ok := backend.As[io.Closer](b); ok {
		closer.Close()
	}
}
