package config

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"
)

// withKey describes an engine whose key lies where reference says.
func withKey(reference string) string {
	return "backends:\n  team:\n    type: deepl\n    key: " + reference + "\n"
}

// A key comes from where the file says it lies; no fault ever quotes it.
func TestKeysAreFetched(t *testing.T) {
	keyring.MockInit()
	w := newWorld(t)
	w.env["TEAM_KEY"] = canary
	w.write(filepath.Join(w.home, ".config", "exonym", "key"), canary+"\n", 0o600)
	w.write(filepath.Join(w.home, "open"), canary+"\n", 0o644)
	w.write(filepath.Join(w.home, "empty"), "\n", 0o600)
	if err := keyring.Set("deepl", "me", canary); err != nil {
		t.Fatal(err)
	}
	for reference, says := range map[string]string{
		"env:TEAM_KEY": "", "file:key": "", "file:" + filepath.Join(w.home, ".config", "exonym", "key"): "", "keyring:deepl/me": "",
		"env:OTHER_KEY": "OTHER_KEY is not set", "file:none": "is not there", "file:" + w.home: "no file that could hold a key",
		"file:" + filepath.Join(w.home, "open"): "chmod 600", "file:" + filepath.Join(w.home, "empty"): "the key is empty",
		"keyring:deepl/you": "no entry deepl/you",
	} {
		if runtime.GOOS == "windows" && says == "chmod 600" {
			continue
		}
		w.files(withKey(reference), "")
		c := w.load()
		e, _ := c.Engine("team")
		settings, err := c.Settings(t.Context(), e)
		switch {
		case says == "" && (err != nil || settings["key"] != canary):
			t.Errorf("%s: %v", reference, err)
		case says != "" && (len(Faults(err)) != 1 || !strings.Contains(err.Error(), "exonym.yaml:4:10: ") || !strings.Contains(err.Error(), says)):
			t.Errorf("%s: %v, want %s", reference, err, says)
		case err != nil && strings.Contains(err.Error(), canary):
			t.Errorf("%s: the key is told: %v", reference, err)
		}
	}
	keyring.MockInitWithError(errors.New("no bus"))
	w.files(withKey("keyring:deepl/me"), "")
	e, _ := w.load().Engine("team")
	if _, err := w.load().Settings(t.Context(), e); err == nil || !strings.Contains(err.Error(), "does not answer: no bus") {
		t.Error(err)
	}
}

// A variable holds the key itself.
func TestKeysInVariables(t *testing.T) {
	w := newWorld(t)
	w.env["EXONYM_DEEPL_KEY"] = canary
	e, _ := w.load().Engine("deepl")
	if settings, err := w.load().Settings(t.Context(), e); err != nil || settings["key"] != canary {
		t.Error(err)
	}
}

// A project's file that nobody trusts runs no program, reads no key and writes nowhere
// else; trust ends when that changes, and not when anything else does.
func TestTrust(t *testing.T) {
	w := newWorld(t)
	w.env["TEAM_KEY"] = canary
	w.files("", "to: es\nbackends:\n  deepl:\n    formality: more\n")
	if c := w.load(); !c.Trusted() || len(c.Risks()) != 0 {
		t.Errorf("a file without risks: %+v", c.Risks())
	}
	risky := "out: ../elsewhere\n" + withKey("env:TEAM_KEY")
	w.files("", risky)
	refused := func() {
		t.Helper()
		c := w.load()
		e, _ := c.Engine("team")
		if _, err := c.Settings(t.Context(), e); !IsTrust(err) || !strings.Contains(err.Error(), "exonym.yaml:5:10") {
			t.Errorf("the engine is not refused: %v", err)
		}
		if err := c.Allowed("report", "out"); !IsTrust(err) || c.Allowed("report") != nil {
			t.Errorf("the path is not refused: %v", err)
		}
	}
	refused()
	if err := w.load().Trust(); err != nil {
		t.Fatal(err)
	}
	w.files("", "# changed\n"+strings.Replace(risky, "\nbackends", "\nto: de\nbackends", 1))
	c := w.load()
	e, _ := c.Engine("team")
	if _, err := c.Settings(t.Context(), e); err != nil || c.Allowed("out") != nil {
		t.Errorf("after trust: %v, %v", err, c.Allowed("out"))
	}
	w.files("", risky+"    url: https://elsewhere.example\n")
	refused()
	s := w.sources()
	s.File = filepath.Join(w.project, FileName)
	if c, err := Load(s); err != nil || !c.Trusted() {
		t.Errorf("a file that was named: %v", err)
	}
	if err := os.Remove(filepath.Join(w.project, FileName)); err != nil {
		t.Fatal(err)
	}
	w.files(risky, "")
	if c := w.load(); !c.Trusted() {
		t.Error("the user's own file needs trust")
	}
}
