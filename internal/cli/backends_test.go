package cli

import (
	"reflect"
	"testing"

	"exonym/internal/backend"
)

// TestAnEngineThatIsNotSetUpIsListed lists a kind whose key is missing with the
// variable that would set it, and the same kind with its key as one that can be used.
func TestAnEngineThatIsNotSetUpIsListed(t *testing.T) {
	kind := backend.Kind{
		Name:    "far",
		Options: []backend.Option{{Name: "key", Required: true, Secret: true}},
		New:     func(backend.Settings) (backend.Backend, error) { return pickBackend("echo") },
	}
	unset := listKind(kind, func(string) string { return "" })
	if want := []string{"EXONYM_FAR_KEY"}; !reflect.DeepEqual(unset.Needs, want) || unset.AnyPair {
		t.Errorf("without a key: %+v", unset)
	}
	set := listKind(kind, func(string) string { return "secret" })
	if set.Needs != nil || !set.AnyPair || set.Version == "" {
		t.Errorf("with a key: %+v", set)
	}
}
