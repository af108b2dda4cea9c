package cli

import (
	"testing"

	"exonym/internal/backend"
)

// The options of an engine come from the environment, each under its own name.
func TestOptionsFromTheEnvironment(t *testing.T) {
	kind := backend.Kind{Name: "some-engine", Options: []backend.Option{{Name: "key", Secret: true}, {Name: "base-url"}, {Name: "other"}}}
	env := map[string]string{"EXONYM_SOME_ENGINE_KEY": "k", "EXONYM_SOME_ENGINE_BASE_URL": "http://localhost", "EXONYM_OTHER": "x"}
	got := optionsOf(kind, func(name string) string { return env[name] })
	if len(got) != 2 || got["key"] != "k" || got["base-url"] != "http://localhost" {
		t.Errorf("%v", got)
	}
}
