package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exonym/internal/term"
)

// stock is what a shelf holds at one moment, read from its files.
type stock struct {
	sheets []*sheet
	tables []Entry
	faults []*Error
	ruins  map[*Error][]byte // the bytes of the files that are not read
	where  map[string][]*sheet
}

// isYAML and isTable know glossary files by their names, as term.Files does.
func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

func isTable(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".csv" || ext == ".tsv"
}

// read takes stock of the shelf.
func (s *Shelf) read() (*stock, error) {
	k := &stock{ruins: map[*Error][]byte{}, where: map[string][]*sheet{}}
	names, err := s.files()
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, rel := range names {
		if err := k.add(s, rel, seen); err != nil {
			return nil, err
		}
	}
	return k, nil
}

// files lists the glossary files of the shelf, relative to its folder, by name.
func (s *Shelf) files() ([]string, error) {
	if s.file != "" {
		return []string{s.file}, nil
	}
	var names []string
	err := filepath.WalkDir(s.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == undoFolder {
			return fs.SkipDir
		}
		if info, err := os.Stat(path); err == nil && !info.IsDir() && (isYAML(path) || isTable(path)) {
			rel, _ := filepath.Rel(s.dir, path)
			names = append(names, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, failed(s.dir, err)
	}
	return names, nil
}

// add reads one file. A link to a file that was read under another name is left out.
func (k *stock) add(s *Shelf, rel string, seen map[string]bool) error {
	name := s.join(rel)
	real, err := filepath.EvalSymlinks(name)
	if errors.Is(err, fs.ErrNotExist) || seen[real] {
		return nil
	}
	seen[real] = true
	data, err := os.ReadFile(name)
	if err != nil {
		return failed(name, err)
	}
	if isTable(rel) {
		k.addTable(name, data)
		return nil
	}
	sheet, err := s.cut(name, data)
	var fault *Error
	if errors.As(err, &fault) {
		k.faults = append(k.faults, fault)
		k.ruins[fault] = data
		return nil
	}
	sheet.rel, sheet.path, sheet.raw = rel, real, data
	k.sheets = append(k.sheets, sheet)
	for _, e := range sheet.entries {
		k.where[e.id] = append(k.where[e.id], sheet)
	}
	return nil
}

// cut returns the sheet of a file. One whose bytes are those of the last time is
// not read again.
func (s *Shelf) cut(name string, data []byte) (*sheet, error) {
	if known := s.known[name]; known != nil && bytes.Equal(known.raw, data) {
		return known.clone(), nil
	}
	read, err := newSheet(name, data)
	if err != nil {
		return nil, err
	}
	s.remember(read, data)
	return read.clone(), nil
}

// remember keeps a sheet that was read from data.
func (s *Shelf) remember(read *sheet, data []byte) {
	read.raw = data
	s.known[read.name] = read
}

func (k *stock) addTable(name string, data []byte) {
	base, err := term.Load(term.Bytes(name, append([]byte{}, data...)))
	if err != nil {
		fault := broken(name, err)
		k.faults = append(k.faults, fault)
		k.ruins[fault] = data
		return
	}
	for _, c := range base.Concepts() {
		e := Entry{File: name, ID: c.ID, Table: true, Concept: c}
		if places := c.Places(); len(places) > 0 {
			e.Line = places[0].Line
		}
		k.tables = append(k.tables, e)
	}
}

// entries lists what the files say, file by file.
func (k *stock) entries() []Entry {
	var list []Entry
	for _, s := range k.sheets {
		for _, e := range s.entries {
			list = append(list, Entry{File: s.name, Line: e.line, ID: e.id, Off: e.off, Concept: e.concept})
		}
	}
	return append(list, k.tables...)
}

// moved keeps the index of ids: sheet has lost id and has won other; "" is none.
func (k *stock) moved(s *sheet, id, other string) {
	if id == other {
		return
	}
	if i := slices.Index(k.where[id], s); i >= 0 {
		k.where[id] = slices.Delete(k.where[id], i, i+1)
	}
	if other != "" {
		k.where[other] = append(k.where[other], s)
	}
}

// sure fails where a file that is not read may speak of one of ids.
func (k *stock) sure(ids ...string) error {
	for _, fault := range k.faults {
		for _, id := range ids {
			if mayHold(k.ruins[fault], id) {
				data := ofBoth{id, strings.TrimSuffix(term.English(fault.Message, fault.Data, nil), ".")}
				return &Error{Reason: Unsure, File: fault.File, Line: fault.Line, Column: fault.Column, Message: msgUnsure, Data: data}
			}
		}
	}
	return nil
}

// mayHold reports whether broken YAML or a broken table may say id: an escape, a
// folded line or another normal form could hide it, the bare letters cannot.
func mayHold(data []byte, id string) bool {
	for i := range len(id) {
		if id[i] <= ' ' || id[i] >= 0x7F {
			return true
		}
	}
	text := string(data)
	return strings.Contains(text, id) || strings.ContainsAny(text, "\\\x00")
}
