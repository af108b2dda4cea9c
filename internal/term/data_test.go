package term

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// sentences hold a name in running text, per language, in the nominative.
var sentences = map[string][]string{
	"en": {"Yesterday %s said so.", "The talks (%s) go on: \u201c%s\u201d, he said."},
	"de": {"Gestern hat %s das erklärt.", "Die Gespräche (%s) laufen, so „%s“."},
	"fr": {"Hier, %s l’a dit.", "La guerre d’%s ; « %s » l'%s."},
	"es": {"Ayer %s lo dijo.", "¿%s? Sí, «%s»."},
	"it": {"Ieri %s ha parlato.", "dell’%s e nell'%s, «%s»."},
	"pt": {"Ontem %s falou.", "Sobre %s, “%s”."},
	"ru": {"Вчера %s заявила об этом.", "Страна — %s, «%s»."},
	"nl": {"Gisteren zei %s dat.", "Over %s: ‘%s’."},
	"pl": {"Wczoraj %s to ogłosiła.", "Kraj: %s, „%s”."},
	"uk": {"Вчора %s заявила про це.", "Країна — %s, «%s»."},
}

// TestTerritories finds every country of CLDR in sentences of ten languages.
func TestTerritories(t *testing.T) {
	file, err := os.Open(testkit.Data(t, "08-names/territories.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Scan()
	header := strings.Split(lines.Text(), "\t")
	var table strings.Builder
	var rows [][]string
	table.WriteString("id\tkind\t" + strings.Join(header[1:len(header)-1], "\t") + "\n")
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		rows = append(rows, cells)
		table.WriteString(cells[0] + "\tplace\t" + strings.Join(cells[1:len(header)-1], "\t") + "\n")
	}
	b, err := Load(Bytes("territories.tsv", []byte(table.String())))
	if err != nil {
		t.Fatal(err)
	}
	for column, name := range header {
		for _, pattern := range sentences[name] {
			for _, cells := range rows {
				if cells[column] == "" {
					continue // CLDR gives some languages no name
				}
				expectName(t, b, language.Make(name), cells[0], strings.ReplaceAll(pattern, "%s", cells[column]), strings.Count(pattern, "%s"))
			}
		}
	}
}

func expectName(t *testing.T, b *Base, lang language.Tag, id, text string, want int) {
	t.Helper()
	found := 0
	for _, hit := range b.Find(text, lang) {
		if hit.Names(b.Concept(id)) {
			found++
		}
	}
	if found < want {
		t.Errorf("%v: %s found %d of %d times in %q: %s", lang, id, found, want, text, bracket(text, b.Find(text, lang)))
	}
}

// TestTerminologyRecall finds the terms of the WMT terminology tasks wherever
// their source form stands as a word.
func TestTerminologyRecall(t *testing.T) {
	for _, name := range []string{"wmt21_en-fr.jsonl", "wmt25_track1.jsonl", "newstest2017_en-de_iate_wikt.jsonl"} {
		t.Run(name, func(t *testing.T) { recall(t, testkit.Data(t, "05-terminology/"+name)) })
	}
}

func recall(t *testing.T, path string) {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Src   string
		Terms []struct{ Src string }
	}
	var rows []row
	ids := map[string]bool{}
	var glossary strings.Builder
	for line := range strings.Lines(string(content)) {
		var r row
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
		for _, term := range r.Terms {
			if !ids[term.Src] && term.Src != "" {
				ids[term.Src] = true
				fmt.Fprintf(&glossary, "- {id: %q, kind: term, en: %q}\n", term.Src, term.Src)
			}
		}
	}
	b, err := Load(Bytes("terms.yaml", []byte(glossary.String())))
	if err != nil {
		t.Fatal(err)
	}
	wanted, found, inflected := 0, 0, 0
	for _, r := range rows {
		hits := b.Find(r.Src, language.English)
		for _, term := range r.Terms {
			at := strings.Index(strings.ToLower(r.Src), strings.ToLower(term.Src))
			if term.Src == "" || countWords(strings.ToLower(r.Src), strings.ToLower(term.Src)) == 0 {
				if covered(hits, r.Src, term.Src) {
					inflected++
				}
				continue
			}
			wanted++
			if covered(hits, r.Src, term.Src) {
				found++
			} else {
				t.Logf("not found: %q at %d in %q", term.Src, at, r.Src)
			}
		}
	}
	t.Logf("%d of %d terms found as they are, %d more inflected", found, wanted, inflected)
	if float64(found) < 0.995*float64(wanted) {
		t.Errorf("recall %d of %d is below 99.5 %%", found, wanted)
	}
}

// covered reports whether a hit is term, or a longer term that holds it.
func covered(hits []Hit, text, term string) bool {
	for _, hit := range hits {
		surface := strings.ToLower(text[hit.Span.Start:hit.Span.End])
		if strings.EqualFold(hit.Form, term) || strings.Contains(surface, strings.ToLower(term)) {
			return true
		}
	}
	return false
}
