package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/intake"
	"exonym/internal/term/store"
)

// crowd is the number of new concepts from which on they get a file of their own,
// which is written in a fifth of the time: the store keeps each so that it can be undone.
const crowd = 20_000

// bring writes what an import does, all or nothing.
func (p *program) bring(a *arrival) error {
	if !a.writes() {
		return nil
	}
	edits := slices.Clone(a.changed)
	fresh := ""
	if path := a.freshFile(); path != "" {
		if err := p.writeFresh(path, a); err != nil {
			return err
		}
		fresh = path
		a.files, a.undo = append(a.files, shown(path)), "rm "+shellWord(shown(path))
	} else {
		edits = append(edits, a.added...)
	}
	if len(edits) == 0 {
		return nil
	}
	if err := a.into.shelf.Change(func(e *store.Edit) error { return put(e, edits, a.into.file) }); err != nil {
		if fresh != "" {
			err = errors.Join(err, os.Remove(fresh))
		}
		return p.storeFault(err)
	}
	for _, file := range a.into.shelf.History()[0].Files {
		a.files = append(a.files, shown(filepath.Join(a.into.folder(), file)))
	}
	if fresh == "" {
		a.undo = a.into.undoCommand()
	}
	return nil
}

// put writes outcomes to their files, new concepts to file.
func put(e *store.Edit, outcomes []intake.Outcome, file string) error {
	for _, o := range outcomes {
		if err := e.Put(o.Entry, cmp.Or(o.File, file)); err != nil {
			return err
		}
	}
	return nil
}

func (l *landing) folder() string {
	if l.single {
		return filepath.Dir(l.path)
	}
	return l.path
}

// freshFile returns the path of a new file for the new concepts: the target itself
// if that is a file to be made, or one in its folder for a crowd. Else it is "".
func (a *arrival) freshFile() string {
	if len(a.added) < crowd {
		return ""
	}
	if a.into.file != "" {
		return ""
	}
	if a.into.single {
		if _, err := os.Stat(a.into.path); errors.Is(err, fs.ErrNotExist) {
			return a.into.path
		}
		return ""
	}
	name := filepath.Base(a.options.files[0])
	if name == "-" {
		name = "stdin"
	}
	name = strings.TrimSuffix(name, filepath.Ext(name))
	path := filepath.Join(a.into.path, name+".yaml")
	for n := 2; exists(path); n++ {
		path = filepath.Join(a.into.path, fmt.Sprintf("%s-%d.yaml", name, n))
	}
	return path
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// writeFresh writes the new concepts to a file of their own, sorted by id. The name
// is taken first, so that of two imports at once each has its own.
func (p *program) writeFresh(path string, a *arrival) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return fileFault(path, err)
	}
	taken, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fileFault(path, err)
	}
	taken.Close()
	concepts := make([]*term.Concept, len(a.added))
	for i, o := range a.added {
		concepts[i] = o.Entry
	}
	slices.SortFunc(concepts, func(x, y *term.Concept) int { return strings.Compare(x.ID, y.ID) })
	err = writeWith(path, func(w io.Writer) error {
		out := bufio.NewWriterSize(w, pageBuffer)
		fmt.Fprintf(out, "# Imported from %s on %s.\n\n", strings.Join(baseNames(a.options.files), ", "), time.Now().Format(time.DateOnly))
		if err := writeChunks(out, concepts); err != nil {
			return err
		}
		return out.Flush()
	})
	if err == nil {
		return nil
	}
	os.Remove(path)
	var unreadable *unreadableError
	if errors.As(err, &unreadable) {
		return &fault{says: locale.Say(sayUnwritable, struct{ Cause string }{unreadable.Error()}), code: exitFailure, cause: err}
	}
	return fileFault(path, err)
}

// chunk is how many concepts are held as text at a time.
const chunk = 1000

// unreadableError says that concepts would not be read as they are written.
type unreadableError struct{ cause error }

func (e *unreadableError) Error() string { return e.cause.Error() }

// writeChunks writes concepts, and reads every piece as a glossary before it does.
func writeChunks(out io.Writer, concepts []*term.Concept) error {
	for piece := range slices.Chunk(concepts, chunk) {
		var b strings.Builder
		for _, c := range piece {
			b.WriteString(store.Encode(c))
		}
		base, err := term.Load(term.Bytes("import.yaml", []byte(b.String())))
		if err == nil && len(base.Concepts()) != len(piece) {
			err = fmt.Errorf("%d of %d concepts", len(base.Concepts()), len(piece))
		}
		if err != nil {
			return &unreadableError{err}
		}
		if _, err := io.WriteString(out, b.String()); err != nil {
			return err
		}
	}
	return nil
}

func baseNames(files []string) []string {
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f {
				return '_'
			}
			return r
		}, filepath.Base(file))
	}
	return names
}
