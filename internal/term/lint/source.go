package lint

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"exonym/internal/term"
)

// File is a glossary file as it lies on disk.
type File struct {
	Name string
	Data []byte
}

// Read returns the glossary files of fsys, by name.
func Read(fsys fs.FS) ([]File, error) {
	var files []File
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || kindOf(name) == "" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, File{name, data})
		return err
	})
	return files, err
}

func kindOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return "yaml"
	case ".csv", ".tsv":
		return "table"
	}
	return ""
}

// scalar is one text of a file, as written.
type scalar struct {
	file     string
	line     int
	id, lang string // lang is "" for what is said of the concept
	text     string
}

// scalars returns all texts of the file; none where it cannot be read, since
// reading the base has said so.
func (f File) scalars() []scalar {
	if kindOf(f.Name) == "table" {
		return f.cells()
	}
	var root yaml.Node
	if yaml.Unmarshal(f.Data, &root) != nil || len(root.Content) == 0 {
		return nil
	}
	var all []scalar
	for _, concept := range root.Content[0].Content {
		if concept.Kind == yaml.MappingNode {
			all = append(all, f.concept(concept)...)
		}
	}
	return all
}

func (f File) concept(node *yaml.Node) []scalar {
	id := ""
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == "id" {
			id = node.Content[i+1].Value
		}
	}
	var all []scalar
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, lang := node.Content[i].Value, ""
		if !conceptFields[key] {
			if tag, err := language.Parse(key); err == nil {
				lang = tag.String()
			}
		}
		all = f.texts(all, scalar{file: f.Name, line: node.Content[i].Line, id: id, lang: lang}, node.Content[i+1])
	}
	return all
}

// conceptFields are the keys of a concept that are no languages, though some could
// be taken for one.
var conceptFields = map[string]bool{"id": true, "kind": true, "off": true, "subject": true, "definition": true, "note": true,
	"source": true, "date": true, "capital-of": true, "member-of": true, "part-of": true, "adjective-of": true}

// texts adds the scalars below node, values of mappings only. An alias repeats
// what was read already.
func (f File) texts(all []scalar, at scalar, node *yaml.Node) []scalar {
	switch node.Kind {
	case yaml.ScalarNode:
		at.text = node.Value
		return append(all, at)
	case yaml.SequenceNode:
		for _, item := range node.Content {
			all = f.texts(all, at, item)
		}
	case yaml.MappingNode:
		for i := 1; i < len(node.Content); i += 2 {
			all = f.texts(all, at, node.Content[i])
		}
	}
	return all
}

// cells returns the texts of a table, each synonym of a cell as one.
func (f File) cells() []scalar {
	data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
	header, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = separator(header), -1
	r.LazyQuotes = r.Comma == '\t'
	columns, err := r.Read()
	if err != nil {
		return nil
	}
	var all []scalar
	for row, err := r.Read(); err == nil; row, err = r.Read() {
		line, _ := r.FieldPos(0)
		id := idOf(f.Name, line, columns, row)
		for i, cell := range row[:min(len(row), len(columns))] {
			at := scalar{file: f.Name, line: line, id: id, text: cell}
			if tag, err := language.Parse(strings.TrimSpace(columns[i])); err == nil && !conceptFields[strings.ToLower(columns[i])] {
				at.lang = tag.String()
			}
			all = append(all, at)
		}
	}
	return all
}

// locationOf returns where s stands.
func locationOf(s scalar) term.Location { return term.Location{File: s.file, Line: s.line} }
