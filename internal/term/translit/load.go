package translit

import (
	"embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

//go:embed data
var data embed.FS

// tables are all files of rules, by name without ending: "ru-fr", "sound/de".
var tables = sync.OnceValue(func() map[string]*table {
	all, _ := readTables()
	return all
})

// readTables reads every file of rules. The files are compiled in and checked by a
// test; one with a mistake is left out.
func readTables() (map[string]*table, error) {
	all := map[string]*table{}
	var failed []error
	err := fs.WalkDir(data, "data", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		text, err := data.ReadFile(name)
		if err != nil {
			return err
		}
		t := &table{}
		if err := errors.Join(yaml.Unmarshal(text, t), t.compile()); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
			return nil
		}
		all[strings.TrimSuffix(strings.TrimPrefix(name, "data/"), ".yaml")] = t
		return nil
	})
	return all, errors.Join(append(failed, err)...)
}

// tableOf returns the rules from one language to another, or nil.
func tableOf(from, to language.Tag) *table {
	source, _ := from.Base()
	target, _ := to.Base()
	return tables()[source.String()+"-"+target.String()]
}

// given are the established forms of given names: language of the name, name in
// small letters, target language.
type given map[string]map[string]map[string][]string

var givenNames = sync.OnceValue(func() given {
	names, _ := readGiven()
	return names
})

// readGiven reads the lists of given names, data/given*.tsv.
func readGiven() (given, error) {
	names := given{}
	files, err := fs.Glob(data, "data/given*.tsv")
	for _, name := range files {
		err = errors.Join(err, names.read(name))
	}
	return names, err
}

// read adds one file of tab-separated values.
func (g given) read(name string) error {
	file, err := data.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := csv.NewReader(file)
	lines.Comma, lines.Comment, lines.LazyQuotes = '\t', '#', true
	rows, err := lines.ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, row := range rows[1:] {
		g.add(rows[0], row)
	}
	return nil
}

// add enters a row: language, name, then a form for each language of the header.
func (g given) add(header, row []string) {
	forms := map[string][]string{}
	for column := 2; column < len(row); column++ {
		if row[column] != "" {
			forms[header[column]] = strings.Split(row[column], "|")
		}
	}
	if g[row[0]] == nil {
		g[row[0]] = map[string]map[string][]string{}
	}
	g[row[0]][strings.ToLower(row[1])] = forms
}

// forms returns the established forms of word, the usual one first; nil when the
// rules have them.
func (g given) forms(word string, from, to language.Tag) []string {
	source, _ := from.Base()
	target, _ := to.Base()
	return g[source.String()][strings.ToLower(word)][target.String()]
}

// IsGiven reports whether name, in language lang, is in the list of given names.
func IsGiven(name string, lang language.Tag) bool {
	base, _ := lang.Base()
	_, ok := givenNames()[base.String()][strings.ToLower(name)]
	return ok
}
