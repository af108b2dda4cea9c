package locale

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/testkit"
)

// BenchmarkLocalize sets the marks of translated lines: French into Spanish.
func BenchmarkLocalize(b *testing.B) {
	source, target := floresLines(b, "fr"), floresLines(b, "es")
	p, bytes := Typography(language.Spanish), 0
	for _, line := range target {
		bytes += len(line)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range source {
			p.Localize(source[i], target[i], language.French, language.Spanish)
		}
	}
}

func floresLines(b *testing.B, lang string) []string {
	b.Helper()
	data, err := os.ReadFile(testkit.Data(b, "02-mt/flores/flores-dev."+lang+".txt"))
	if err != nil {
		b.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}
