package term

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// Base is a termbase of one or more layers, later ones before earlier. The zero
// Base is empty and ready; a Base never changes and serves many goroutines.
type Base struct {
	concepts []*Concept // by ID
	version  string

	mu      sync.Mutex
	indexes map[string]*lazyIndex
	known   func() *gazetteer
}

// lazyIndex is the index of one language, built by whoever asks first.
type lazyIndex struct {
	once  sync.Once
	index *index
}

// Layer is a place that concepts come from: see Files, File and Bytes.
type Layer struct {
	fsys fs.FS
	path string // of a file, or of the folder that fsys is
	data []byte
}

// Files is the layer of all *.yaml, *.yml, *.csv and *.tsv files in fsys.
func Files(fsys fs.FS) Layer { return Layer{fsys: fsys} }

// Folder is the layer of all glossary files in a folder on disk.
func Folder(path string) Layer { return Layer{fsys: os.DirFS(path), path: path} }

// File is the layer of one file on disk.
func File(path string) Layer { return Layer{path: path} }

// Bytes is a layer in memory; the ending of name says its format.
func Bytes(name string, data []byte) Layer { return Layer{path: name, data: data} }

// LoadFS returns the base of the files in fsys.
func LoadFS(fsys fs.FS) (*Base, error) { return Load(Files(fsys)) }

// LoadFile returns the base of one file.
func LoadFile(path string) (*Base, error) { return Load(File(path)) }

// Load reads layers and merges them: a concept of a later layer (or of a later
// file of one layer) with the same ID replaces fields and whole languages of the
// earlier one. Errors name every mistake as file:line:column: reason.
func Load(layers ...Layer) (*Base, error) {
	sum := sha256.New()
	merged := map[string]*Concept{}
	var failed []error
	rank := 0
	for _, layer := range layers {
		err := layer.each(func(name string, file io.ReadSeeker) error {
			partials, content, err := read(name, file)
			fmt.Fprintf(sum, "%s %x\n", path.Base(filepath.ToSlash(name)), content)
			for _, p := range partials {
				rank--
				merge(merged, p, rank)
			}
			return err
		})
		if err != nil {
			failed = append(failed, err)
		}
	}
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	return newBase(merged, hex.EncodeToString(sum.Sum(nil))[:16]), nil
}

func newBase(concepts map[string]*Concept, version string) *Base {
	sorted := slices.Collect(maps.Values(concepts))
	slices.SortFunc(sorted, func(a, b *Concept) int { return strings.Compare(a.ID, b.ID) })
	return &Base{concepts: sorted, version: version}
}

// New returns the base of concepts made in the program, without files. Of two with
// one ID the later counts. The base has no version: nothing is kept by it.
func New(concepts ...*Concept) *Base {
	byID := make(map[string]*Concept, len(concepts))
	for _, c := range concepts {
		byID[c.ID] = c
	}
	return newBase(byID, "")
}

// each calls visit with every file of the layer, by name.
func (l Layer) each(visit func(name string, file io.ReadSeeker) error) error {
	switch {
	case l.fsys != nil:
		return walk(l.fsys, func(name string, file io.ReadSeeker) error { return visit(filepath.Join(l.path, name), file) })
	case l.data != nil:
		return visit(l.path, bytes.NewReader(l.data))
	}
	file, err := os.Open(l.path)
	if err != nil {
		return fmt.Errorf("glossary: %w", err)
	}
	defer file.Close()
	again, err := seekable(file)
	if err != nil {
		return fmt.Errorf("glossary: %w", err)
	}
	return visit(l.path, again)
}

// seekable returns a file, or what it holds, as what can be read twice: a pipe cannot.
func seekable(file fs.File) (io.ReadSeeker, error) {
	info, err := file.Stat()
	if again, ok := file.(io.ReadSeeker); ok && err == nil && info.Mode().IsRegular() {
		return again, nil
	}
	content, err := io.ReadAll(file)
	return bytes.NewReader(content), err
}

func walk(fsys fs.FS, visit func(name string, file io.ReadSeeker) error) error {
	var failed []error
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && name != ".":
			return fs.SkipDir // what tools keep beside the files
		case entry.IsDir() || format(name) == "":
			return nil
		}
		file, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		again, err := seekable(file)
		if err != nil {
			return err
		}
		if err := visit(name, again); err != nil {
			failed = append(failed, err)
		}
		return nil
	})
	return errors.Join(append(failed, err)...)
}

// format returns "yaml" or "table", or "" for a file that is no glossary.
func format(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return "yaml"
	case ".csv", ".tsv":
		return "table"
	}
	return ""
}

// read reads a file, and returns the hash of its content.
func read(name string, file io.ReadSeeker) (concepts []*partial, content []byte, err error) {
	sum := sha256.New()
	source := io.TeeReader(file, sum)
	switch format(name) {
	case "yaml":
		if concepts, ok := scan(name, source); ok {
			return concepts, sum.Sum(nil), nil
		}
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return nil, nil, fmt.Errorf("glossary: %w", err)
		}
		sum.Reset()
		text, err := io.ReadAll(source)
		if err != nil {
			return nil, nil, fmt.Errorf("glossary: %w", err)
		}
		concepts, err = readYAML(name, text)
		return concepts, sum.Sum(nil), err
	case "table":
		concepts, err = readTable(name, source)
		return concepts, sum.Sum(nil), err
	}
	return nil, nil, &Fault{name, 1, 1, sayNoGlossary, nil}
}

// merge lays p over what merged has under the same ID.
func merge(merged map[string]*Concept, p *partial, rank int) {
	if p.off {
		delete(merged, p.ID)
		return
	}
	c := merged[p.ID]
	if c == nil {
		c = &p.Concept
		merged[p.ID] = c
	} else {
		c.places = append(c.places, p.places...)
		for _, lang := range p.terms.tags() {
			c.terms.set(lang, overlay(c.terms.of(lang), p.terms.of(lang)))
		}
		c.Facts = c.Facts.with(p.Facts)
	}
	c.rank = rank
	c.Kind = cmp.Or(p.Kind, c.Kind, General)
}

// with returns f with what later says otherwise or besides.
func (f *Facts) with(later *Facts) *Facts {
	c, p := *f, later
	c.Definition = cmp.Or(p.Definition, c.Definition)
	c.Note = cmp.Or(p.Note, c.Note)
	c.Source = cmp.Or(p.Source, c.Source)
	c.Date = cmp.Or(p.Date, c.Date)
	c.CapitalOf = cmp.Or(p.CapitalOf, c.CapitalOf)
	c.PartOf = cmp.Or(p.PartOf, c.PartOf)
	c.AdjectiveOf = cmp.Or(p.AdjectiveOf, c.AdjectiveOf)
	if p.Subject != nil {
		c.Subject = p.Subject
	}
	if p.MemberOf != nil {
		c.MemberOf = p.MemberOf
	}
	return &c
}

// overlay merges the terms of one language per field: a later single term keeps
// what it does not say itself; a later list replaces all.
func overlay(before, after []Term) []Term {
	if len(before) != 1 || len(after) != 1 {
		return after
	}
	old, t := before[0], after[0]
	if old.Text != t.Text {
		// What was said of the old name (gender, forms) is not true of another;
		// its abbreviations and derived words are.
		t.Abbreviation = pick(t.Abbreviation, old.Abbreviation)
		t.Adjective = pick(t.Adjective, old.Adjective)
		t.Inhabitant = pick(t.Inhabitant, old.Inhabitant)
		return []Term{t}
	}
	return []Term{t.Completed(old, pick)}
}

// Completed returns t with what from, a term of the same text, says besides; join
// makes one list of a field of both. Neither is changed.
func (t Term) Completed(from Term, join func(own, from []string) []string) Term {
	for _, field := range []struct {
		own  *[]string
		from []string
	}{
		{&t.Forms, from.Forms}, {&t.Also, from.Also}, {&t.Deprecated, from.Deprecated}, {&t.Forbidden, from.Forbidden},
		{&t.Abbreviation, from.Abbreviation}, {&t.Adjective, from.Adjective}, {&t.Inhabitant, from.Inhabitant},
	} {
		*field.own = join(*field.own, field.from)
	}
	t.Gender = cmp.Or(t.Gender, from.Gender)
	t.Case = cmp.Or(t.Case, from.Case)
	t.PartOfSpeech = cmp.Or(t.PartOfSpeech, from.PartOfSpeech)
	t.Paradigm = cmp.Or(t.Paradigm, from.Paradigm)
	t.Transliteration = cmp.Or(t.Transliteration, from.Transliteration)
	t.Note = cmp.Or(t.Note, from.Note)
	t.Plural = t.Plural || from.Plural
	if !t.Definite && !t.Bare {
		t.Definite, t.Bare = from.Definite, from.Bare
	}
	t.Keep = t.Keep || from.Keep
	t.Common = t.Common || from.Common
	return t
}

// pick returns list, or otherwise where list says nothing.
func pick(list, otherwise []string) []string {
	if list != nil {
		return list
	}
	return otherwise
}

// Version names the content of the base: the same files give the same version.
func (b *Base) Version() string {
	if b == nil {
		return ""
	}
	return b.version
}

// Concepts returns all concepts, by ID. The slice must not be changed.
func (b *Base) Concepts() []*Concept {
	if b == nil {
		return nil
	}
	return b.concepts
}

// Concept returns the concept with this ID, or nil.
func (b *Base) Concept(id string) *Concept {
	if b == nil {
		return nil
	}
	at, there := slices.BinarySearchFunc(b.concepts, id, func(c *Concept, id string) int { return strings.Compare(c.ID, id) })
	if !there {
		return nil
	}
	return b.concepts[at]
}

// Prepare builds the indexes of langs side by side, and returns when they are there.
// Whoever needs one earlier waits for it alone.
func (b *Base) Prepare(langs ...language.Tag) {
	var building sync.WaitGroup
	for _, lang := range langs {
		building.Go(func() { b.index(lang) })
	}
	building.Wait()
}

// index returns the index of lang.
func (b *Base) index(lang language.Tag) *index {
	return b.indexOf(lang.String(), func() *index { return newIndex(b.concepts, lang) })
}

// indexOf returns the index called key, building it at the first call.
func (b *Base) indexOf(key string, build func() *index) *index {
	b.mu.Lock()
	if b.indexes == nil {
		b.indexes = map[string]*lazyIndex{}
	}
	lazy := b.indexes[key]
	if lazy == nil {
		lazy = &lazyIndex{}
		b.indexes[key] = lazy
	}
	b.mu.Unlock()
	lazy.once.Do(func() { lazy.index = build() })
	return lazy.index
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
