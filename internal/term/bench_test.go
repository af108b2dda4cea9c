package term

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// BenchmarkFind measures Find with many terms of one to three words over the
// text of the evaluation set, repeated to 1 MB.
func BenchmarkFind(b *testing.B) {
	content, err := os.ReadFile(testkit.Data(b, "05-terminology/wmt25_track1.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	text := strings.ReplaceAll(string(content), `\n`, "\n")
	for len(text) < 1<<20 {
		text += text
	}
	text = strings.ToValidUTF8(text[:1<<20], "")
	for _, count := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			base, err := Load(Bytes("terms.csv", randomTerms(text, count)))
			if err != nil {
				b.Fatal(err)
			}
			base.Find("warm", language.English)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			hits := 0
			for b.Loop() {
				hits = len(base.Find(text, language.English))
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

// randomTerms picks words of text and joins them to terms, so that many beginnings
// of terms occur and few terms.
func randomTerms(text string, count int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.FieldsFunc(text, func(r rune) bool { return classify(r) != letter })
	var table strings.Builder
	table.WriteString("id\ten\n")
	for n := range count {
		fmt.Fprintf(&table, "%d\t%s", n, words[random.IntN(len(words))])
		for range 1 + random.IntN(2) {
			table.WriteString(" " + words[random.IntN(len(words))])
		}
		table.WriteString("\n")
	}
	return []byte(table.String())
}

// BenchmarkLoad loads a glossary of 100,000 concepts in ten languages, made of the
// words of news sentences, as YAML in the house style and as CSV, and prepares the two
// languages of a run.
func BenchmarkLoad(b *testing.B) {
	yaml, table := manyConcepts(b, 100_000)
	for name, text := range map[string]string{"a.yaml": yaml, "a.csv": table} {
		b.Run(name, func(b *testing.B) {
			path := filepath.Join(b.TempDir(), name)
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			before, after := 0, 0
			for b.Loop() {
				before = heap()
				base, err := LoadFile(path)
				if err != nil {
					b.Fatal(err)
				}
				base.Prepare(language.English, language.French)
				after = heap()
				runtime.KeepAlive(base)
			}
			b.ReportMetric(float64(after-before)/(1<<20), "MB-heap")
		})
	}
}

// TestLoadHoldsLittle bounds what a concept in ten languages takes, two of them indexed:
// of the others a base holds the text and a few bytes more.
func TestLoadHoldsLittle(t *testing.T) {
	const concepts, most = 20_000, 1000 // measured: 880 as YAML, 770 as CSV
	yaml, table := manyConcepts(t, concepts)
	for name, text := range map[string]string{"a.yaml": yaml, "a.csv": table} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		before := heap()
		base, err := LoadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		base.Prepare(language.English, language.French)
		if held := (heap() - before) / concepts; held > most {
			t.Errorf("%s: a concept takes %d bytes, more than %d", name, held, most)
		} else {
			t.Logf("%s: a concept takes %d bytes", name, held)
		}
		runtime.KeepAlive(base)
	}
}

// heap returns the bytes that are in use.
func heap() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// manyConcepts writes count concepts in ten languages; every fifth has a synonym.
func manyConcepts(b testing.TB, count int) (yaml, table string) {
	languages := []string{"en", "fr", "de", "es", "it", "pt", "ru", "nl", "pl", "ca"}
	words := map[string][]string{}
	for _, lang := range languages {
		text, err := os.ReadFile(testkit.Data(b, "02-mt/flores/flores-dev."+lang+".txt"))
		if err != nil {
			b.Fatal(err)
		}
		words[lang] = strings.FieldsFunc(string(text), func(r rune) bool { return !unicode.IsLetter(r) })
	}
	random := rand.New(rand.NewPCG(1, 2))
	phrase := func(lang string) string {
		list := words[lang]
		text := list[random.IntN(len(list))]
		for range random.IntN(3) {
			text += " " + list[random.IntN(len(list))]
		}
		return text
	}
	var y, c strings.Builder
	c.WriteString("id," + strings.Join(languages, ",") + "\n")
	for n := range count {
		fmt.Fprintf(&y, "- id: term.t%06d\n  kind: term\n  subject: [field%d]\n", n, n%50)
		fmt.Fprintf(&c, "term.t%06d", n)
		for _, lang := range languages {
			term := phrase(lang)
			if n%5 > 0 {
				fmt.Fprintf(&y, "  %s: \"%s\"\n", lang, term)
				c.WriteString("," + term)
				continue
			}
			also := phrase(lang)
			fmt.Fprintf(&y, "  %s: {term: \"%s\", also: [\"%s\"], gender: f}\n", lang, term, also)
			c.WriteString("," + term + " | " + also)
		}
		c.WriteString("\n")
	}
	return y.String(), c.String()
}
