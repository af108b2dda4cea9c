package cli

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/config"
	"exonym/internal/locale"
)

// Every setting is a flag of `exonym translate`, of the shape that the flag is read in.
func TestEverySettingIsAFlag(t *testing.T) {
	speaker, err := locale.NewSpeaker(language.English)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{speaker: speaker}
	for _, k := range config.Keys() {
		if name := strings.TrimPrefix(k.FlagName(), "--"); !named(p.translateFlags(), name) {
			t.Errorf("%s: there is no flag --%s", k.Name, name)
		}
	}
}

// What a file says of paths is shown as people would write it.
func TestPathsAreShownShort(t *testing.T) {
	t.Chdir(t.TempDir())
	here := absolute(".")
	v := config.Value{Texts: []string{here + "/out/{lang}", "html=" + here + "/r.html", "text"}, Origin: config.Origin{File: here + "/exonym.yaml"}}
	if got := strings.Join(paths(v), " "); got != "out/{lang} html=r.html text" {
		t.Errorf("%s", got)
	}
	v.Origin.File = ""
	if got := path(v); got != "text" || len(paths(v)) != 3 || !strings.HasPrefix(paths(v)[0], here) {
		t.Errorf("%q", paths(v))
	}
}
