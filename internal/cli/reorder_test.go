package cli

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/ui"
)

func testProgram(t *testing.T) *program {
	t.Helper()
	p := &program{out: ui.Terminal{Writer: &strings.Builder{}}, err: ui.Terminal{Writer: &strings.Builder{}}}
	var err error
	if p.speaker, err = locale.NewSpeaker(language.English); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFlagsMayStandAnywhere(t *testing.T) {
	app := testProgram(t).app()
	for line, want := range map[string]string{
		"x translate a.md --to fr":                 "x translate --to fr -- a.md",
		"x translate a.md --to fr b.md --quiet":    "x translate --to fr --quiet -- a.md b.md",
		"x translate --to fr -- -a.md --to":        "x translate --to fr -- -a.md --to",
		"x translate - --to=fr":                    "x translate --to=fr -- -",
		"x translate a.md -q --lang de --to fr":    "x --lang de translate -q --to fr -- a.md",
		"x --lang de translate a.md":               "x --lang de translate -- a.md",
		"x backends test apertium --json":          "x backends test --json -- apertium",
		"x nonsense --to fr":                       "x -- nonsense --to fr",
		"x translate a.md --to":                    "x translate --to",
		"x":                                        "x",
		"x translate a --generate-bash-completion": "x translate a --generate-bash-completion",
	} {
		if got := reorder(app, strings.Fields(line)); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s\n got %s\nwant %s", line, strings.Join(got, " "), want)
		}
	}
}

func TestOutputPath(t *testing.T) {
	for _, test := range []struct{ input, out, want string }{
		{"a.fr.txt", "", "a.es.txt"},
		{"dir/a.txt", "", "dir/a.es.txt"},
		{"dir/a.fr-CA.md", "out", "out/a.es.md"},
		{"dir/a.md", "{dir}{lang}/{name}{ext}", "dir/es/a.md"},
		{"../a.md", "out", "out/a.es.md"},
		{"-", "out", "out/article.es.txt"},
		{"it's.a b.fr.html", "", "it's.a b.es.html"},
		{".fr", "", ".es.fr"},
	} {
		if got := outputPath(test.input, test.out, language.French, language.Spanish); got != test.want {
			t.Errorf("outputPath(%q, %q) = %q, want %q", test.input, test.out, got, test.want)
		}
	}
}
