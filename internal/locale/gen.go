//go:build ignore

// Gen writes languages.tsv: the names of languages in the languages that exonym
// speaks, from CLDR. It fetches the package cldr-localenames-full with npm.
package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const version = "48.2.0"

// spoken are the columns, as locale.Interface.
var spoken = []string{"en", "fr", "de", "es"}

// listed are the rows: the languages that articles and glossaries are in.
const listed = `af an ar ast az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fo fr
ga gd gl he hi hr hu hy id is it ja ka kk km ko ky lb lt lv mk ms mt nb nl nn oc pl pt ro
ru sc se sh sk sl sq sr sv sw ta tg th tk tr tt uk ur uz vi zh zu
de-AT de-CH en-GB en-US es-ES es-MX fr-CA fr-CH pt-BR pt-PT zh-Hans zh-Hant`

func main() {
	log.SetFlags(0)
	dir, err := os.MkdirTemp("", "cldr")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	names, err := read(dir)
	if err != nil {
		log.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "# Names of languages. Written by gen.go from CLDR %s (cldr-localenames-full), licence Unicode-3.0. Do not edit.\n", version)
	fmt.Fprintf(&out, "tag\t%s\n", strings.Join(spoken, "\t"))
	for _, tag := range strings.Fields(listed) {
		row := []string{tag}
		for _, in := range spoken {
			row = append(row, name(names[in], tag))
		}
		fmt.Fprintln(&out, strings.Join(row, "\t"))
	}
	if err := os.WriteFile("languages.tsv", []byte(out.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// name returns CLDR's name of tag or, as CLDR's localePattern makes one, the
// language with the region in brackets.
func name(names map[string]string, tag string) string {
	base, region, _ := strings.Cut(tag, "-")
	if names[tag] == "" && names[region] != "" {
		return names[base] + " (" + names[region] + ")"
	}
	return names[tag]
}

// read returns the names of languages and regions by interface language and code.
func read(dir string) (map[string]map[string]string, error) {
	pack := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, "cldr-localenames-full@"+version)
	if out, err := pack.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack: %w: %s", err, out)
	}
	file, err := os.Open(filepath.Join(dir, "cldr-localenames-full-"+version+".tgz"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	plain, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	names := map[string]map[string]string{}
	for archive := tar.NewReader(plain); ; {
		head, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return names, nil
		}
		if err != nil {
			return nil, err
		}
		for _, in := range spoken {
			if head.Name != "package/main/"+in+"/languages.json" && head.Name != "package/main/"+in+"/territories.json" {
				continue
			}
			if names[in] == nil {
				names[in] = map[string]string{}
			}
			if err := add(names[in], archive, in); err != nil {
				return nil, err
			}
		}
	}
}

// add reads one file of names.
func add(names map[string]string, r io.Reader, in string) error {
	var doc struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Languages, Territories map[string]string }
		}
	}
	if err := json.NewDecoder(r).Decode(&doc); err != nil {
		return err
	}
	maps.Copy(names, doc.Main[in].LocaleDisplayNames.Languages)
	maps.Copy(names, doc.Main[in].LocaleDisplayNames.Territories)
	return nil
}
