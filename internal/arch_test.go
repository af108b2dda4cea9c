// Package internal holds the rooms of the house; this test keeps its arrows.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// floor gives each room its floor. Imports go down only: never up, and sideways
// only between a package and its parent.
var floor = map[string]int{
	"article": 1, "locales": 1, "glossary": 1, "home": 1,
	"segment": 2, "format": 2, "term": 2, "locale": 2, "memory": 2, "detect": 2,
	"backend": 3, "bitext": 3, "check": 3,
	"pipeline": 4, "report": 4, "ui": 4, "config": 4,
	"cli": 5,
}

func TestImportsGoDown(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		from := filepath.ToSlash(filepath.Dir(path))
		if room(from) == "testkit" || strings.HasSuffix(from, "/gen") || isSuite(from) {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			to, ours := strings.CutPrefix(name, "exonym/")
			if !ours {
				continue
			}
			seen++
			to = strings.TrimPrefix(to, "internal/")
			if !allowed(from, to) {
				t.Errorf("%s imports %s: that arrow does not point down", path, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Fatal("no import was looked at")
	}
}

func allowed(from, to string) bool {
	high, low := floor[room(from)], floor[room(to)]
	if high == 0 || low == 0 {
		return false
	}
	return high > low || room(from) == room(to)
}

func room(path string) string { return strings.SplitN(path, "/", 2)[0] }

// isSuite reports whether a package holds tests for others to run.
func isSuite(path string) bool { return strings.HasSuffix(path, "test") }
