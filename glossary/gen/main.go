// Command gen writes the glossary files that come from Unicode CLDR: names of
// territories, exemplar cities of time zones, and names of languages.
//
//	go run ./gen -cldr FOLDER -before FOLDER -out .
//
// Each FOLDER holds the unpacked npm packages cldr-localenames-full and
// cldr-dates-full of one release. What only the release before says stays as a
// synonym: articles and lists keep names longer than CLDR does.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// version is the CLDR release that the files in the repository come from, and
// versionBefore the one that synonyms come from.
const (
	version       = "48.2.0"
	versionBefore = "47.0.0"
)

// langs are the languages of the glossary, in the order of the files.
var langs = []string{"en", "fr", "de", "es", "it", "pt", "ru", "uk", "nl", "pl"}

// rootLang is the folder of what all languages inherit.
const rootLang = "und"

func main() {
	cldr := flag.String("cldr", "", "`folder` with cldr-localenames-full and cldr-dates-full")
	before := flag.String("before", "", "`folder` with the same of the release before")
	out := flag.String("out", ".", "`folder` to write to")
	flag.Parse()
	if err := run(*cldr, *before, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(cldr, before, out string) error {
	now, err := load(cldr)
	if err != nil {
		return err
	}
	old, err := load(before)
	if err != nil {
		return err
	}
	files := []struct {
		name, about string
		concepts    []concept
	}{
		{"10-territories.cldr.yaml", "Names of countries, territories and world regions.", territories(now, old)},
		{"11-cities.cldr.yaml", "Names of cities: the exemplar cities of the world's time zones.", cities(now, old)},
		{"12-languages.cldr.yaml", "Names of languages.", languages(now, old)},
	}
	for _, f := range files {
		slices.SortFunc(f.concepts, byID)
		if err := os.WriteFile(filepath.Join(out, f.name), render(f.about, f.concepts), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// names maps a key of CLDR (FR, FR-alt-short, Europe/Paris, fr) to a name.
type names map[string]string

// release holds the names of one release of CLDR, by language. Cities have those of
// rootLang, too.
type release struct{ territories, cities, languages map[string]names }

func load(folder string) (*release, error) {
	r := &release{map[string]names{}, map[string]names{}, map[string]names{}}
	for _, lang := range append([]string{rootLang}, langs...) {
		tree, err := open(filepath.Join(folder, "cldr-dates-full", "main", lang, "timeZoneNames.json"))
		if err != nil {
			return nil, err
		}
		r.cities[lang] = zones(dig(tree, "main", lang, "dates", "timeZoneNames", "zone"))
	}
	for _, lang := range langs {
		for part, into := range map[string]map[string]names{"territories": r.territories, "languages": r.languages} {
			tree, err := open(filepath.Join(folder, "cldr-localenames-full", "main", lang, part+".json"))
			if err != nil {
				return nil, err
			}
			into[lang] = texts(dig(tree, "main", lang, "localeDisplayNames", part))
		}
	}
	return r, nil
}

func open(path string) (tree map[string]any, err error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &tree); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return tree, nil
}

func dig(tree map[string]any, keys ...string) map[string]any {
	for _, key := range keys {
		tree, _ = tree[key].(map[string]any)
	}
	return tree
}

// texts keeps the entries of tree that are texts.
func texts(tree map[string]any) names {
	flat := names{}
	for key, value := range tree {
		if text, ok := value.(string); ok {
			flat[key] = text
		}
	}
	return flat
}

// zones maps every zone below tree (Europe/Paris) to its exemplar city, or to ""
// when the language says nothing of it.
func zones(tree map[string]any) names {
	flat := names{}
	for key, value := range tree {
		inner, ok := value.(map[string]any)
		if !ok || key == "long" || key == "short" {
			continue
		}
		city, _ := inner["exemplarCity"].(string)
		if kind, _ := inner["_type"].(string); kind == "zone" || city != "" {
			flat[key] = city
			continue
		}
		for rest, city := range zones(inner) {
			flat[key+"/"+rest] = city
		}
	}
	return flat
}
