package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"exonym/internal/home"
)

func TestWhere(t *testing.T) {
	root := t.TempDir()
	ana := filepath.Join(root, "home", "ana")
	deep := filepath.Join(ana, "paper", "articles", "2026")
	for _, dir := range []string{deep, filepath.Join(ana, "paper", ProjectFolder), filepath.Join(root, "home", ProjectFolder), filepath.Join(ana, ".config", "exonym", "glossary")} {
		must(t, os.MkdirAll(dir, 0o755))
	}
	env := map[string]string{}
	around := home.Surroundings{
		Dir: deep, Env: func(name string) string { return env[name] },
		Config: func() (string, error) { return filepath.Join(ana, ".config"), nil },
		Home:   func() (string, error) { return ana, nil },
	}
	layers, err := Where(around)
	must(t, err)
	want := []Layer{{User, filepath.Join(ana, ".config", "exonym", "glossary"), true}, {Project, filepath.Join(ana, "paper", ProjectFolder), true}}
	if len(layers) != 2 || layers[0] != want[0] || layers[1] != want[1] {
		t.Errorf("%v", layers)
	}
	around.Dir = ana // the folder beside the homes belongs to others
	env[home.Variable] = filepath.Join(root, "set")
	layers, err = Where(around)
	must(t, err)
	if len(layers) != 1 || layers[0] != (Layer{User, filepath.Join(root, "set", "glossary"), false}) {
		t.Errorf("%v", layers)
	}
	env[home.Variable] = ""
	around.Config = func() (string, error) { return "", errors.New("no home") }
	if _, err := Where(around); err == nil {
		t.Error("no error without a folder for configuration")
	}
	around.Home = func() (string, error) { return "", errors.New("no home") }
	around.Dir = string(filepath.Separator)
	if dir := ProjectDir(around); dir != "" && filepath.Dir(dir) != around.Dir {
		t.Errorf("%s", dir)
	}
	if _, err := home.Here(); err != nil {
		t.Error(err)
	}
}
