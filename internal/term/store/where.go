package store

import (
	"fmt"
	"path/filepath"

	"exonym/internal/home"
)

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

// Where returns the layers on disk, the weaker one first: the user's, then the
// project's where there is one.
func Where(s home.Surroundings) ([]Layer, error) {
	user, err := UserDir(s)
	if err != nil {
		return nil, err
	}
	layers := []Layer{{Owner: User, Dir: user, Exists: home.IsFolder(user)}}
	if project := ProjectDir(s); project != "" {
		layers = append(layers, Layer{Owner: Project, Dir: project, Exists: true})
	}
	return layers, nil
}

// UserDir returns the user's folder of glossary files: glossary in the user's
// configuration.
func UserDir(s home.Surroundings) (string, error) {
	dir, err := s.User("glossary")
	if err != nil {
		return "", fmt.Errorf("the user's glossary: %w", err)
	}
	return filepath.Clean(dir), nil
}

// ProjectDir returns the nearest folder exonym-glossary in s.Dir or above it, or "".
func ProjectDir(s home.Surroundings) string {
	return s.Above(s.Dir, ProjectFolder, home.IsFolder)
}
