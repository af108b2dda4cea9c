package cli

import (
	"reflect"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/echo"
	"exonym/internal/config"
	"exonym/internal/home"
	"exonym/internal/locale"
)

// TestAnEngineThatIsNotSetUpIsListed lists a kind whose key is missing with the option
// that is needed, and the same kind with its key as one that can be used, without the key.
func TestAnEngineThatIsNotSetUpIsListed(t *testing.T) {
	kind := backend.Kind{
		Name:    "far",
		Options: []backend.Option{{Name: "key", Required: true, Secret: true}},
		New:     func(backend.Settings) (backend.Backend, error) { return echo.New(""), nil },
	}
	speaker, err := locale.NewSpeaker(language.English)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{speaker: speaker}
	env := map[string]string{home.Variable: t.TempDir()}
	list := func() listed {
		conf, err := config.Load(config.Sources{
			Here: home.Surroundings{Env: func(name string) string { return env[name] }, Home: func() (string, error) { return "/", nil }},
			Dir:  t.TempDir(), Kinds: []backend.Kind{kind},
		})
		if err != nil {
			t.Fatal(err)
		}
		e, _ := conf.Engine("far")
		return p.listEngine(t.Context(), conf, e)
	}
	if unset := list(); !reflect.DeepEqual(unset.Needs, []string{"key"}) || unset.AnyPair {
		t.Errorf("without a key: %+v", unset)
	}
	env["EXONYM_FAR_KEY"] = canary
	set := list()
	if set.Needs != nil || !set.AnyPair || set.Version == "" || set.Options[0].Value != "" || !set.Options[0].Hidden {
		t.Errorf("with a key: %+v", set)
	}
}
