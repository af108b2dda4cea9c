package store

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"exonym/internal/term"
)

// Shelf is one layer of glossary files that can be changed: a folder with all that
// lies below it, or one file. It serves many goroutines, and many processes may
// have the same shelf.
type Shelf struct {
	dir  string // absolute, links resolved
	file string // the only file, "" for a folder

	mu    sync.Mutex
	stock *stock
	known map[string]*sheet // what was read last, by name; never changed
}

// Entry is what one file says of one concept.
type Entry struct {
	File    string // path
	Line    int    // that it begins with, from 1
	ID      string
	Off     bool // the entry takes the concept of weaker layers out
	Table   bool // it stands in a CSV or TSV file, which a shelf does not edit
	Concept *term.Concept
}

// Open returns the shelf at path: a folder, or a YAML file. Neither need exist: the
// first change makes it. Files that cannot be read are told by Faults; an error
// (an *Error, as everywhere here) is that of the system.
func Open(path string) (*Shelf, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, failed(path, err)
	}
	s := &Shelf{dir: abs, known: map[string]*sheet{}}
	info, err := os.Stat(abs)
	if err == nil && !info.IsDir() || err != nil && isYAML(abs) {
		if !isYAML(abs) {
			return nil, noFile(filepath.Base(abs), filepath.Dir(abs))
		}
		s.dir, s.file = filepath.Dir(abs), filepath.Base(abs)
	}
	if real, err := filepath.EvalSymlinks(s.dir); err == nil {
		s.dir = real
	}
	if _, err := os.Stat(s.undoPath(pendingName)); err == nil {
		s.finishPending()
	}
	s.stock, err = s.read()
	return s, err
}

// finishPending completes a change whose process died, if that can be done here.
func (s *Shelf) finishPending() {
	lock, err := acquire(s.undoPath(lockName))
	if err != nil {
		return // a reader does not need it; the next change will try again and tell
	}
	defer lock.release()
	_ = s.recover()
}

func (s *Shelf) join(rel string) string { return filepath.Join(s.dir, filepath.FromSlash(rel)) }

// Entries lists what the files say, in the order they are read, as of Open or the
// last change made through s. The concepts must not be changed.
func (s *Shelf) Entries() []Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stock.entries()
}

// Faults lists the files that cannot be read, each with its first mistake.
func (s *Shelf) Faults() []*Error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stock.faults
}

// Change lets edit make changes and writes them, all or nothing: the files are
// read again under the lock of the folder, and when edit or one of its changes
// fails, nothing is written. The changes of one call are undone together. edit must
// ask its Edit, not the Shelf, which is locked meanwhile.
func (s *Shelf) Change(edit func(*Edit) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locked(func(k *stock) (*step, error) {
		e := &Edit{shelf: s, stock: k, step: &step{}}
		if err := edit(e); err != nil {
			return nil, err
		}
		return e.step, e.err
	})
}

// relative returns the name of a file in the folder of the shelf.
func (s *Shelf) relative(file string) (string, error) {
	rel := file
	if filepath.IsAbs(file) {
		within, err := filepath.Rel(s.dir, file)
		if err != nil {
			return "", noFile(file, s.dir)
		}
		rel = within
	}
	rel = filepath.ToSlash(filepath.Clean(rel))
	hidden := rel == undoFolder || strings.HasPrefix(rel, undoFolder+"/")
	if !filepath.IsLocal(rel) || !isYAML(rel) || hidden || s.file != "" && rel != s.file {
		return "", noFile(file, s.dir)
	}
	return rel, nil
}

func noFile(name, folder string) *Error {
	data := struct{ Name, Folder string }{name, folder}
	return &Error{Reason: Invalid, Message: msgNoFile, Data: data}
}
