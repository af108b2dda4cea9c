package config

import (
	"strings"
	"testing"
)

// Every mistake is told with its place and, where that can be guessed, what was meant.
func TestMistakesHavePlaces(t *testing.T) {
	for name, c := range map[string]struct{ file, place, says string }{
		"unknown":        {"too: es\n", "1:1", "did you mean “to”?"},
		"far off":        {"to: es\ncolour: red\n", "2:1", "there is no setting “colour”"},
		"underscore":     {"fail_on: major\n", "1:1", "“fail-on”"},
		"twice":          {"to: es\nto: fr\n", "2:1", "the first is in line 1"},
		"tab":            {"backends:\n\tteam: x\n", "2:1", "a tab"},
		"no yaml":        {"to: [es\nfrom: fr\n", "1:1", "not YAML"},
		"star":           {"routes:\n  *: apertium\n", "2:3", "quotes"},
		"alias":          {"to: &x es\nfrom: *x\n", "1:5", "anchors"},
		"unknown anchor": {"to: *canary\n", "1:1", "anchors"},
		"merge":          {"backends:\n  a: &a {type: apertium}\n  b:\n    <<: *a\n", "2:6", "anchors"},
		"two documents":  {"to: es\n---\nto: fr\n", "2:1", "second document"},
		"list":           {"- to\n", "1:1", "settings are wanted"},
		"no value":       {"to:\n", "1:4", "a value is missing"},
		"two values":     {"from: [fr, es]\n", "1:7", "one value"},
		"no switch":      {"quiet: perhaps\n", "1:8", "true or false"},
		"no choice":      {"fail-on: bad\n", "1:10", "info, minor, major, critical"},
		"no language":    {"to: [es, spanisch]\n", "1:10", "“spanisch”"},
		"no form":        {"report: pdf\n", "1:9", "text, json, html"},
		"no type":        {"backends:\n  team:\n    key: env:X\n", "2:3", "“type” is missing"},
		"unknown type":   {"backends:\n  team:\n    type: deeple\n", "3:11", "apertium, deepl, exec"},
		"option":         {"backends:\n  deepl:\n    formalty: more\n", "3:5", "did you mean “formality”?"},
		"no option":      {"backends:\n  apertium:\n    level: 3\n", "3:5", "apertium has no option “level”"},
		"name":           {"backends:\n  My Team:\n    type: deepl\n", "2:3", "small letters"},
		"literal":        {"backends:\n  deepl:\n    key: " + canary + "\n", "3:10", "a key is not written into this file"},
		"no variable":    {"backends:\n  deepl:\n    key: env:" + canary + "\n", "3:10", "in capitals"},
		"pair":           {"routes:\n  fr-to-es: apertium\n", "2:3", "no pair of languages"},
		"engine":         {"routes:\n  fr-es: [apertium, google]\n", "2:21", "there is no engine “google”"},
		"backend":        {"backend: google\n", "1:10", "there is no engine “google”"},
		"via":            {"routes:\n  fr-es: {first: apertium}\n", "2:10", "“via” is missing"},
		"step":           {"routes:\n  fr-es: [[apertium]]\n", "2:11", "{via:"},
		"not text":       {"to: \xff\n", "1:1", "UTF-8"},
		"too large":      {"# " + strings.Repeat("x", maxFile) + "\n", "1:1", "larger than 256 kB"},
	} {
		w := newWorld(t)
		w.files("", c.file)
		_, err := Load(w.sources())
		faults := Faults(err)
		if len(faults) == 0 {
			t.Errorf("%s: no mistake is found", name)
			continue
		}
		if text := faults[0].Error(); !strings.Contains(text, "exonym.yaml:"+c.place+": ") || !strings.Contains(text, c.says) {
			t.Errorf("%s: %s, want %s: %s", name, text, c.place, c.says)
		}
		if strings.Contains(err.Error(), canary) {
			t.Errorf("%s: the key is told: %v", name, err)
		}
	}
}

// Mistakes in variables are told under their names.
func TestMistakesInVariables(t *testing.T) {
	w := newWorld(t)
	w.env["EXONYM_FAIL_ON"], w.env["EXONYM_TO"] = "bad", "es, xx-yy-zz-1"
	_, err := Load(w.sources())
	if faults := Faults(err); len(faults) != 2 || faults[0].Origin.Name != "EXONYM_TO" || faults[1].Origin.Name != "EXONYM_FAIL_ON" {
		t.Errorf("%v", err)
	}
}

// A file without settings is no mistake.
func TestEmptyFiles(t *testing.T) {
	for _, text := range []string{"\n", "# nothing\n", "---\n", "{}\n", "\ufeff# marked\n"} {
		w := newWorld(t)
		w.files("", text)
		w.load()
	}
}

// FuzzParse reads anything without end or panic, and tells mistakes with places.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"to: es\n", "routes:\n  fr-es: [a, {via: en}]\n", "backends: {a: {type: deepl, key: env:A}}\n", "a: &a [*a, *a]\n", "? [x]\n: y\n", "\tto: x\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, err := parse("exonym.yaml", "/", Project, []byte(text), kinds)
		if err != nil && len(Faults(err)) == 0 {
			t.Errorf("no fault: %v", err)
		}
		for _, fault := range Faults(err) {
			if fault.Origin.Line < 1 || fault.Origin.Column < 1 {
				t.Errorf("no place: %v", fault)
			}
		}
	})
}
