package glossary_test

import (
	"bufio"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/glossary"
	"exonym/internal/term"
	"exonym/internal/testkit"
)

// sentences hold a name in running text. The name stands in the nominative: cases
// are tested with the matcher.
var sentences = map[string]string{
	"en": "Yesterday (%s) was in the news again.", "de": "Gestern stand „%s“ wieder in der Zeitung.",
	"fr": "Hier, « %s » était de nouveau dans les journaux.", "es": "Ayer, «%s» salía otra vez en la prensa.",
	"it": "Ieri «%s» era di nuovo sui giornali.", "pt": "Ontem, “%s” estava de novo nos jornais.",
	"ru": "Вчера «%s» снова было в газетах.", "uk": "Учора «%s» знову було в газетах.",
	"nl": "Gisteren stond “%s” weer in de krant.", "pl": "Wczoraj „%s” znów było w gazetach.",
}

// noNames are the codes of the lists that name nothing, and why.
var noNames = map[string]string{
	"XA": "a pseudo-locale for tests of software", "XB": "a pseudo-locale for tests of software",
	"ZZ": "the unknown region", "Etc/Unknown": "the unknown city",
	"mul": "several languages", "und": "the unknown language", "zxx": "no language at all",
}

// TestNamesOfCLDR finds every country, city and language of the evaluation set in
// running text of ten languages, and wants a name for it in the other nine that
// means the same.
func TestNamesOfCLDR(t *testing.T) {
	base := builtIn(t)
	for _, name := range []string{"territories.tsv", "cities.tsv", "languages.tsv"} {
		header, rows := readNames(t, name)
		wanted := 0
		for _, row := range rows {
			if noNames[row[0]] != "" {
				continue
			}
			for column, lang := range header {
				if sentences[lang] == "" || row[column] == "" {
					continue
				}
				wanted++
				if wrong := checkName(base, lang, row[column], header, row); wrong != "" {
					t.Errorf("%s: %s: %q in %s: %s", name, row[0], row[column], lang, wrong)
				}
			}
		}
		t.Logf("%s: %d names", name, wanted)
	}
}

// TestVariantsOfCLDR finds the other names of countries: Czech Republic is Czechia.
func TestVariantsOfCLDR(t *testing.T) {
	base := builtIn(t)
	header, rows := readNames(t, "territories.tsv")
	if header[len(header)-1] != "variants" {
		t.Fatalf("the last column is %q", header[len(header)-1])
	}
	wanted := 0
	for _, row := range rows {
		for variant := range strings.SplitSeq(row[len(header)-1], "; ") {
			tag, name, _ := strings.Cut(variant, "=")
			lang, _, _ := strings.Cut(tag, ":")
			if sentences[lang] == "" {
				continue
			}
			wanted++
			if wrong := checkName(base, lang, name, header, row); wrong != "" {
				t.Errorf("%s: %q in %s: %s", row[0], name, lang, wrong)
			}
		}
	}
	t.Logf("%d names", wanted)
}

func builtIn(t *testing.T) *term.Base {
	t.Helper()
	base, err := term.LoadFS(glossary.FS)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// checkName says what is wrong with a name of row in lang: not found in a sentence,
// or found as something that has other names than the row; "" when all is well.
func checkName(base *term.Base, lang, name string, header, row []string) string {
	text := strings.Replace(sentences[lang], "%s", name, 1)
	concepts := named(base, text, name, language.Make(lang))
	if len(concepts) == 0 {
		return "not found"
	}
	if missing := unrendered(concepts, header, row); missing != "" {
		return "has not the name of the list in " + missing
	}
	return ""
}

// named returns the concepts that a whole name in text stands for.
func named(base *term.Base, text, name string, lang language.Tag) []*term.Concept {
	for _, hit := range base.Find(text, lang) {
		if text[hit.Span.Start:hit.Span.End] == name {
			return append([]*term.Concept{hit.Concept}, hit.Others...)
		}
	}
	return nil
}

// unrendered returns a language for which none of the concepts has the name of the
// row among those that it wants, or "".
func unrendered(concepts []*term.Concept, header, row []string) string {
	for _, c := range concepts {
		missing := ""
		for column, lang := range header {
			if sentences[lang] != "" && row[column] != "" && !wants(c, language.Make(lang), row[column]) {
				missing = lang + ": " + row[column]
			}
		}
		if missing == "" {
			return ""
		}
		if len(concepts) == 1 {
			return missing
		}
	}
	return "one of its languages"
}

func wants(c *term.Concept, lang language.Tag, name string) bool {
	return slices.Contains(c.UsedBy(name), lang)
}

func readNames(t *testing.T, name string) (header []string, rows [][]string) {
	t.Helper()
	file, err := os.Open(testkit.Data(t, "08-names/"+name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Scan()
	header = strings.Split(lines.Text(), "\t")
	for lines.Scan() {
		rows = append(rows, strings.Split(lines.Text(), "\t"))
	}
	return header, rows
}

// TestNoNameIsLost wants every name of the generated files in the whole base, however
// the files written by hand correct them: as a name that is wanted, or expressly as
// one that is not.
func TestNoNameIsLost(t *testing.T) {
	base := builtIn(t)
	files, err := fs.Glob(glossary.FS, "*.cldr.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no generated files", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(glossary.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		generated, err := term.Load(term.Bytes(file, data))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range generated.Concepts() {
			for _, lang := range c.Languages() {
				for _, name := range namesOf(c, language.Make(lang)) {
					if whole := base.Concept(c.ID); whole == nil || !slices.Contains(namesOf(whole, language.Make(lang)), name) {
						t.Errorf("%s: %s: %s %q is lost in a later file", file, c.ID, lang, name)
					}
				}
			}
		}
	}
}

// namesOf returns the names that c has in lang, wanted or not.
func namesOf(c *term.Concept, lang language.Tag) []string {
	var names []string
	for _, t := range c.OwnTerms(lang) {
		names = append(names, slices.Concat([]string{t.Text}, t.Forms, t.Also, t.Abbreviation, t.Deprecated, t.Forbidden)...)
	}
	return names
}
