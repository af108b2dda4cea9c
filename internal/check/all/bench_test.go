package all

import (
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/check"
	"exonym/internal/term"
)

// BenchmarkChecks runs all checks, without a glossary, on translated lines; the
// bytes are those of the translation.
func BenchmarkChecks(b *testing.B) {
	text := &check.Text{From: language.French, To: language.Spanish, Base: &term.Base{}}
	sources, targets, bytes := flores(b, "fr"), flores(b, "es"), 0
	for i := range sources {
		bytes += len(targets[i])
		text.Units = append(text.Units, unit(i, sources[i], targets[i], text))
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		check.Run(Checks(), text)
	}
}
