package config_test

import (
	"bytes"
	"encoding/json"
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

// object is a part of a JSON schema.
type object = map[string]any

// TestSchema keeps docs/schema/config-1.json equal to the keys and to the engines.
func TestSchema(t *testing.T) {
	properties := object{
		"backends": object{"type": "object", "description": "Engines by name.", "propertyNames": object{"pattern": "^[a-z][a-z0-9-]*$"},
			"additionalProperties": object{"anyOf": append(engines(), object{"type": "null"})}},
		"routes": object{"type": "object", "description": "Engines by pair of languages: fr-es, fr-*, pt-BR>es, *.",
			"additionalProperties": oneOrMore(object{"$ref": "#/$defs/step"})},
	}
	for _, k := range config.Keys() {
		one := object{"type": "string"}
		switch {
		case k.Switch:
			one = object{"enum": []any{true, false, "on", "off", "yes", "no"}}
		case k.Choices != nil:
			one = object{"enum": k.Choices}
		}
		if k.Many {
			one = oneOrMore(one)
		}
		one["description"] = strings.ReplaceAll(k.Doc, "`", "")
		properties[k.Name] = one
	}
	text, err := json.MarshalIndent(object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:exonym:config:1",
		"title": "exonym.yaml, version 1", "description": "Settings of exonym; docs/configuration.md explains them.",
		"type": []string{"object", "null"}, "additionalProperties": false, "properties": properties,
		"$defs": object{
			"secret": object{"type": "string", "pattern": `^(env:[A-Z_][A-Z0-9_]*|file:.+|keyring:[^/]+/.+)$`, "description": "Where a key lies, never the key itself."},
			"step": object{"anyOf": []object{{"type": "string"}, {
				"type": "object", "additionalProperties": false, "required": []string{"via", "first"},
				"properties": object{"via": object{"type": "string"}, "first": object{"type": "string"}, "then": object{"type": "string"}},
			}}},
		},
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, filepath.Join(testkit.Root(t), "docs", "schema", "config-1.json"), append(text, '\n'))
}

func oneOrMore(item object) object {
	return object{"anyOf": []object{item, {"type": "array", "minItems": 1, "items": item}}}
}

// engines are the options of every type. An entry without type is one that another file
// describes, or has the name of its type.
func engines() (all []object) {
	anything := object{"type": object{"enum": names()}}
	for _, kind := range backends.Kinds() {
		options := object{"type": object{"const": kind.Name}}
		for _, o := range kind.Options {
			value := object{"type": []string{"string", "number", "boolean"}, "description": o.Doc}
			if o.Secret {
				value = object{"$ref": "#/$defs/secret"}
			}
			options[o.Name], anything[o.Name] = value, object{}
		}
		all = append(all, object{"title": kind.Name, "type": "object", "required": []string{"type"}, "properties": options, "additionalProperties": false})
	}
	return append(all, object{"title": "options", "type": "object", "not": object{"required": []string{"type"}}, "properties": anything, "additionalProperties": false})
}

func names() (list []string) {
	for _, kind := range backends.Kinds() {
		list = append(list, kind.Name)
	}
	return list
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
