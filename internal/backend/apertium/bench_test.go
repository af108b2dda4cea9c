package apertium

import (
	"os/exec"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// command runs the engine's own script once over text.
func command(b *testing.B, mode, text string) {
	b.Helper()
	cmd := exec.Command("apertium", "-u", mode)
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.Output(); err != nil || len(out) == 0 {
		b.Fatalf("apertium %s: %d bytes, %v", mode, len(out), err)
	}
}

// benchPairs have one leg, as one run of the script has.
var benchPairs = []struct {
	mode     string
	from, to language.Tag
}{
	{"fra-cat", language.French, language.Catalan},
	{"eng-spa", language.English, language.Spanish},
}

// BenchmarkAgainstProcessPerSegment compares one process for each of 40 segments
// with an engine that is started, asked once and closed. The ratio is how many
// times faster the engine is.
func BenchmarkAgainstProcessPerSegment(b *testing.B) {
	for _, p := range benchPairs {
		b.Run(p.mode, func(b *testing.B) {
			source := lines(b, "02-mt/flores/flores-dev."+p.from.String()+".txt")[:40]
			for b.Loop() {
				start := time.Now()
				for _, text := range source {
					command(b, p.mode, text)
				}
				each := time.Since(start)
				b.ReportMetric(each.Seconds()/timed(b, p.from, p.to, source).Seconds(), "ratio")
			}
		})
	}
}

// BenchmarkAgainstWholeText compares one run of the script over all of FLORES dev
// with a cold engine and one batch. The ratio is the engine's speed by the
// script's.
func BenchmarkAgainstWholeText(b *testing.B) {
	for _, p := range benchPairs {
		b.Run(p.mode, func(b *testing.B) {
			source := lines(b, "02-mt/flores/flores-dev."+p.from.String()+".txt")
			for b.Loop() {
				start := time.Now()
				command(b, p.mode, strings.Join(source, "\n"))
				whole := time.Since(start)
				b.ReportMetric(whole.Seconds()/timed(b, p.from, p.to, source).Seconds(), "ratio")
			}
		})
	}
}

// timed opens an engine, translates source and closes it.
func timed(b *testing.B, from, to language.Tag, source []string) time.Duration {
	b.Helper()
	start := time.Now()
	e := New()
	defer e.Close()
	if _, err := e.Translate(b.Context(), batchOf(from, to, source)); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
