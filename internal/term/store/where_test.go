package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWhere(t *testing.T) {
	root := t.TempDir()
	home := filepath.Join(root, "home", "ana")
	deep := filepath.Join(home, "paper", "articles", "2026")
	for _, dir := range []string{deep, filepath.Join(home, "paper", ProjectFolder), filepath.Join(root, "home", ProjectFolder), filepath.Join(home, ".config", "exonym", "glossary")} {
		must(t, os.MkdirAll(dir, 0o755))
	}
	env := map[string]string{}
	around := Surroundings{
		Dir: deep, Env: func(name string) string { return env[name] },
		Config: func() (string, error) { return filepath.Join(home, ".config"), nil },
		Home:   func() (string, error) { return home, nil },
	}
	layers, err := Where(around)
	must(t, err)
	want := []Layer{{User, filepath.Join(home, ".config", "exonym", "glossary"), true}, {Project, filepath.Join(home, "paper", ProjectFolder), true}}
	if len(layers) != 2 || layers[0] != want[0] || layers[1] != want[1] {
		t.Errorf("%v", layers)
	}
	around.Dir = home // the folder beside the homes belongs to others
	env[configVariable] = filepath.Join(root, "set")
	layers, err = Where(around)
	must(t, err)
	if len(layers) != 1 || layers[0] != (Layer{User, filepath.Join(root, "set", "glossary"), false}) {
		t.Errorf("%v", layers)
	}
	env[configVariable] = ""
	around.Config = func() (string, error) { return "", errors.New("no home") }
	if _, err := Where(around); err == nil {
		t.Error("no error without a folder for configuration")
	}
	around.Home = func() (string, error) { return "", errors.New("no home") }
	around.Dir = string(filepath.Separator)
	if dir := ProjectDir(around); dir != "" && filepath.Dir(dir) != around.Dir {
		t.Errorf("%s", dir)
	}
	if _, err := Here(); err != nil {
		t.Error(err)
	}
}
