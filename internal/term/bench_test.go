package term

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

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
