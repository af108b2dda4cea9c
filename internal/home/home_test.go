package home

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What has a name is found above a folder, up to the home and not beside the homes; from
// elsewhere up to the root.
func TestAbove(t *testing.T) {
	root := t.TempDir()
	ana := filepath.Join(root, "home", "ana")
	deep := filepath.Join(ana, "paper", "articles")
	away := filepath.Join(root, "srv", "articles")
	for _, dir := range []string{deep, away} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s := Surroundings{Home: func() (string, error) { return ana, nil }}
	put := func(path string) {
		t.Helper()
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(filepath.Join(root, "home", "x"))
	put(filepath.Join(root, "x"))
	for _, dir := range []string{deep, ana} {
		if found := s.Above(dir, "x", IsFile); found != "" {
			t.Errorf("%s: %s lies beside the homes", dir, found)
		}
	}
	put(filepath.Join(ana, "x"))
	if found := s.Above(deep, "x", IsFile); found != filepath.Join(ana, "x") {
		t.Errorf("%s", found)
	}
	if found := s.Above(away, "x", IsFile); found != filepath.Join(root, "x") {
		t.Errorf("%s", found)
	}
	if found := s.Above(deep, "x", IsFolder); found != "" {
		t.Errorf("%s is no folder", found)
	}
}

// The user's things lie in the folder that a variable names, else in that of the system.
func TestUser(t *testing.T) {
	env := map[string]string{}
	s := Surroundings{Env: func(name string) string { return env[name] }, Config: func() (string, error) { return "/ana/.config", nil }}
	if path, err := s.User("x"); err != nil || path != filepath.FromSlash("/ana/.config/exonym/x") {
		t.Errorf("%s, %v", path, err)
	}
	env[Variable] = "/set"
	if path, err := s.User("x"); err != nil || filepath.ToSlash(path) != "/set/x" {
		t.Errorf("%s, %v", path, err)
	}
	env[Variable] = ""
	s.Config = func() (string, error) { return "", errors.New("no home") }
	if _, err := s.User("x"); err == nil {
		t.Error("no error without a folder for configuration")
	}
}
