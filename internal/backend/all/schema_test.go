package all

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"exonym/internal/config"
	"exonym/internal/testkit"
)

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
		one := object{"type": []string{"string", "number"}}
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
	for _, kind := range Kinds() {
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
	for _, kind := range Kinds() {
		list = append(list, kind.Name)
	}
	return list
}
