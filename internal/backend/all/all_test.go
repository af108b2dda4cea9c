package all

import (
	"errors"
	"io"
	"testing"

	"exonym/internal/backend"
)

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range ready() {
		name := b.Info().Name
		if name == "" || seen[name] {
			t.Errorf("name %q is empty or taken", name)
		}
		seen[name] = true
	}
}

// TestKinds makes every engine that needs no option, under its own name, and has an
// option that no kind knows refused.
func TestKinds(t *testing.T) {
	for _, kind := range Kinds() {
		if _, err := kind.Open(backend.Settings{"no such option": "x"}); kind.Ready() {
			var wrong *backend.SettingError
			if !errors.As(err, &wrong) || !wrong.Unknown {
				t.Errorf("%s: an unknown option gives %v", kind.Name, err)
			}
		}
		for _, o := range kind.Options {
			if o.Doc == "" {
				t.Errorf("%s: option %s says nothing", kind.Name, o.Name)
			}
		}
	}
	for _, b := range ready() {
		if closer, ok := b.(io.Closer); ok {
			closer.Close()
		}
	}
}

// ready returns one of every engine that needs no option. Those that are
// io.Closer must be closed.
func ready() []backend.Backend {
	var engines []backend.Backend
	for _, kind := range Kinds() {
		if !kind.Ready() {
			continue
		}
		if engine, err := kind.Open(nil); err == nil {
			engines = append(engines, engine)
		}
	}
	return engines
}
