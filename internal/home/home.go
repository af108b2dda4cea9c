// Package home finds what is the user's and what is the project's: the user's folder of
// configuration, and the nearest file or folder of a name in a folder or above it.
//
// The law: nothing beside the homes is looked at, for that belongs to others.
//
//	here, err := home.Here()
//	file := here.Above(here.Dir, "exonym.yaml", home.IsFile)
package home

import (
	"fmt"
	"os"
	"path/filepath"
)

// Variable names the folder that stands in for the user's configuration.
const Variable = "EXONYM_CONFIG"

// Surroundings are what decides where things are looked for.
type Surroundings struct {
	Dir    string                 // the folder that the program runs in
	Env    func(string) string    // os.Getenv
	Config func() (string, error) // os.UserConfigDir
	Home   func() (string, error) // os.UserHomeDir
}

// Here returns the surroundings of this process.
func Here() (Surroundings, error) {
	dir, err := os.Getwd()
	return Surroundings{Dir: dir, Env: os.Getenv, Config: os.UserConfigDir, Home: os.UserHomeDir}, err
}

// User returns the path of name in the user's configuration: in $EXONYM_CONFIG, else in
// exonym in the system's folder for configuration.
func (s Surroundings) User(name string) (string, error) {
	if dir := s.Env(Variable); dir != "" {
		return filepath.Abs(filepath.Join(dir, name))
	}
	dir, err := s.Config()
	if err != nil {
		return "", fmt.Errorf("%w; set %s", err, Variable)
	}
	return filepath.Join(dir, "exonym", name), nil
}

// Above returns the absolute path of the nearest name that is what is asks for, in dir or
// above it, or "". It looks up to the user's home and no further; from elsewhere, up to
// the root.
func (s Surroundings) Above(dir, name string, is func(path string) bool) string {
	stop := ""
	if home, err := s.Home(); err == nil && home != "" {
		stop = filepath.Dir(filepath.Clean(home))
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for dir != stop {
		if path := filepath.Join(dir, name); is(path) {
			return path
		}
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
	}
	return ""
}

// IsFolder reports whether path is a folder.
func IsFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// IsFile reports whether path is a regular file: a pipe that happens to have the name
// would never end.
func IsFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
