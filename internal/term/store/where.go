package store

import (
	"fmt"
	"os"
	"path/filepath"
)

// Surroundings are what decides where glossaries are looked for.
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

// Owner says whose a layer of glossaries is.
type Owner string

// The owners of layers that lie on disk, the weaker one first.
const (
	User    Owner = "user"
	Project Owner = "project"
)

// Layer is a folder of glossary files that counts without being named.
type Layer struct {
	Owner  Owner
	Dir    string // absolute
	Exists bool   // false: the folder is made by the first change
}

// ProjectFolder is the name of a project's folder of glossary files.
const ProjectFolder = "exonym-glossary"

// configVariable names the folder that stands in for the user's configuration.
const configVariable = "EXONYM_CONFIG"

// Where returns the layers on disk, the weaker one first: the user's, then the
// project's where there is one.
func Where(s Surroundings) ([]Layer, error) {
	user, err := UserDir(s)
	if err != nil {
		return nil, err
	}
	layers := []Layer{{Owner: User, Dir: user, Exists: isDir(user)}}
	if project := ProjectDir(s); project != "" {
		layers = append(layers, Layer{Owner: Project, Dir: project, Exists: true})
	}
	return layers, nil
}

// UserDir returns the user's folder of glossary files: $EXONYM_CONFIG/glossary,
// else exonym/glossary in the folder of the system for configuration.
func UserDir(s Surroundings) (string, error) {
	if dir := s.Env(configVariable); dir != "" {
		return filepath.Abs(filepath.Join(dir, "glossary"))
	}
	dir, err := s.Config()
	if err != nil {
		return "", fmt.Errorf("the user's glossary: %w; set %s", err, configVariable)
	}
	return filepath.Join(dir, "exonym", "glossary"), nil
}

// ProjectDir returns the nearest folder exonym-glossary in s.Dir or above it, or
// "". It looks up to the user's home and no further: what lies beside the homes
// belongs to others.
func ProjectDir(s Surroundings) string {
	stop := ""
	if home, err := s.Home(); err == nil && home != "" {
		stop = filepath.Dir(filepath.Clean(home))
	}
	dir, err := filepath.Abs(s.Dir)
	if err != nil {
		return ""
	}
	for dir != stop {
		if project := filepath.Join(dir, ProjectFolder); isDir(project) {
			return project
		}
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
	}
	return ""
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
