package config_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	backends "exonym/internal/backend/all"
	"exonym/internal/config"
	"exonym/internal/home"
	"exonym/internal/testkit"
)

// TestPage keeps the table of docs/configuration.md equal to the keys of the code.
func TestPage(t *testing.T) {
	var table strings.Builder
	table.WriteString("<!-- settings -->\n| Setting | Flag | Variable | Default | |\n|---|---|---|---|---|\n")
	for _, k := range config.Keys() {
		doc, standard := k.Doc, ""
		if k.Choices != nil {
			doc += " One of: " + strings.Join(k.Choices, ", ") + "."
		}
		if k.Default != "" {
			standard = "`" + k.Default + "`"
		}
		fmt.Fprintf(&table, "| `%s` | `%s` | `%s` | %s | %s |\n", k.Name, k.FlagName(), k.Variable(), standard, doc)
	}
	path := filepath.Join(testkit.Root(t), "docs", "configuration.md")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	section := regexp.MustCompile(`(?s)<!-- settings -->.*?<!-- end -->`)
	if !section.Match(page) {
		t.Fatal("the page has no place for the settings")
	}
	testkit.Golden(t, path, section.ReplaceAllLiteral(page, []byte(table.String()+"<!-- end -->")))
}

// TestStarter holds the file to begin with to its promise: nothing in it is set, all in it
// can be.
func TestStarter(t *testing.T) {
	dir := t.TempDir()
	load := func(text []byte) *config.Config {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, config.FileName), text, 0o600); err != nil {
			t.Fatal(err)
		}
		c, err := config.Load(config.Sources{
			Here: home.Surroundings{Env: func(string) string { return "" }, Config: func() (string, error) { return dir, nil }, Home: func() (string, error) { return dir, nil }},
			Dir:  dir, Kinds: backends.Kinds(),
		})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	empty := load(config.Starter())
	full := load(regexp.MustCompile(`(?m)^#(\S|  )`).ReplaceAll(config.Starter(), []byte("$1")))
	for _, k := range config.Keys() {
		if v := empty.Value(k.Name); v.Origin.Level != config.Default {
			t.Errorf("%s is set", k.Name)
		}
		if v := full.Value(k.Name); v.Origin.Level != config.Project {
			t.Errorf("%s is not in the file", k.Name)
		}
	}
	if len(empty.Routes()) != 0 || len(full.Routes()) != 3 || bytes.Contains(config.Starter(), []byte("\t")) {
		t.Errorf("%d and %d routes", len(empty.Routes()), len(full.Routes()))
	}
}

// TestExample reads the example of the page.
func TestExample(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(testkit.Root(t), "docs", "configuration.md"))
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(page)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, config.FileName), example[1], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Load(config.Sources{
		Here: home.Surroundings{Env: func(string) string { return "" }, Config: func() (string, error) { return t.TempDir(), nil }, Home: func() (string, error) { return dir, nil }},
		Dir:  dir, Kinds: backends.Kinds(),
	}); err != nil {
		t.Error(err)
	}
}
