package memory

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/memory/fuzzy"
)

// large is a memory of a million units, or of EXONYM_UNITS, made once for all
// benchmarks; EXONYM_BENCH_MEMORY names a folder to keep it in.
type large struct {
	path    string
	took    time.Duration // 0: it was there
	held    string        // the most that the process held when it was made
	sources []string
	corpus  *corpus
}

var made *large

// benchMemory opens the large memory.
func benchMemory(b *testing.B) (*Memory, *large) {
	b.Helper()
	if made == nil {
		made = makeLarge(b)
	}
	m, err := Open(made.path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { m.Close() })
	return m, made
}

func makeLarge(b *testing.B) *large {
	n := 1_000_000
	if text := os.Getenv("EXONYM_UNITS"); text != "" {
		n, _ = strconv.Atoi(text)
	}
	dir := os.Getenv("EXONYM_BENCH_MEMORY")
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "exonym-bench"); err != nil {
			b.Fatal(err)
		}
	}
	l := &large{path: filepath.Join(dir, "memory.db"), corpus: readCorpus(b)}
	if _, err := os.Stat(l.path); err == nil {
		return l
	}
	m, err := Open(l.path)
	if err != nil {
		b.Fatal(err)
	}
	defer m.Close()
	begun := time.Now()
	if _, err := m.Import(context.Background(), l.corpus.units(n), nil); err != nil {
		b.Fatal(err)
	}
	l.took, l.held = time.Since(begun), most()
	return l
}

// most returns the most memory that this process held, where the system tells.
func most() string {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if held, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			return strings.TrimSpace(held)
		}
	}
	return "unknown"
}

// texts reads the sources of the large memory.
func (l *large) texts(b *testing.B, m *Memory) []string {
	b.Helper()
	if l.sources == nil {
		for u, err := range m.Each(context.Background(), Filter{}) {
			if err != nil {
				b.Fatal(err)
			}
			l.sources = append(l.sources, u.Source)
		}
	}
	return l.sources
}

// BenchmarkMemoryImport takes a stream of a million units in. What makes them takes a
// part of the time.
func BenchmarkMemoryImport(b *testing.B) {
	m, l := benchMemory(b)
	stats, err := m.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(l.took.Seconds(), "s")
	b.ReportMetric(float64(stats.Units), "units")
	b.ReportMetric(float64(stats.Bytes)/1e6, "MB")
	b.Logf("held at most %s", l.held)
}

// BenchmarkMemoryOpen opens the memory, asks it once and closes it, as a command does.
func BenchmarkMemoryOpen(b *testing.B) {
	_, l := benchMemory(b)
	for b.Loop() {
		m, err := Open(l.path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := m.Fuzzy(context.Background(), Query{From: language.English, To: language.French, Source: l.corpus.unseen[7]}); err != nil {
			b.Fatal(err)
		}
		m.Close()
	}
}

func BenchmarkMemoryExact(b *testing.B) {
	m, l := benchMemory(b)
	queries := l.corpus.queries(1000, l.texts(b, m))
	for i := range queries {
		queries[i].Source = l.corpus.pick(l.sources)
	}
	took := measure(b, queries, func(q Query) {
		if found, err := m.Exact(context.Background(), q); err != nil || len(found) == 0 {
			b.Fatal(len(found), err)
		}
	})
	report(b, took)
}

func BenchmarkMemoryFuzzy(b *testing.B) {
	m, l := benchMemory(b)
	queries := l.corpus.queries(1000, l.texts(b, m))
	took := measure(b, queries, func(q Query) {
		if _, err := m.Fuzzy(context.Background(), q); err != nil {
			b.Fatal(err)
		}
	})
	report(b, took)
}

// BenchmarkMemoryRecall compares the best five with those that brute force finds.
func BenchmarkMemoryRecall(b *testing.B) {
	m, l := benchMemory(b)
	queries := l.corpus.queries(200, l.texts(b, m))
	all, found := recall(b, m, l.sources, queries)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(100*float64(found)/float64(all), "%edited")
	queries = queries[:0] // what engines said for sentences of which the memory has another wording
	for _, name := range []string{"ja-en.flores-dev.google", "de-en.wmt09.bergamot-tiny"} {
		for _, said := range column(b, "02-mt/metrics/"+name+".jsonl", "hyp")[:150] {
			queries = append(queries, Query{From: language.English, To: language.French, Source: said})
		}
	}
	all, found = recall(b, m, l.sources, queries)
	b.ReportMetric(100*float64(found)/float64(all), "%retranslated")
	b.ReportMetric(float64(all), "matches")
}

// recall counts the best five that brute force finds, and how many of them Fuzzy finds,
// or others as near.
func recall(t testing.TB, m *Memory, sources []string, queries []Query) (all, found int) {
	for i, wanted := range bruteForce(sources, queries) {
		matches, err := m.Fuzzy(context.Background(), queries[i])
		if err != nil {
			t.Fatal(err)
		}
		all += len(wanted)
		for n, score := range wanted {
			if n < len(matches) && matches[n].Score > score-1e-9 {
				found++
			}
		}
	}
	return all, found
}

// TestRetranslationsAreFound: units are what engines said, queries what people wrote for
// the same sentence, in languages that inflect much and such as have no spaces. The
// bounds of fuzzy.Common were set with the first four.
func TestRetranslationsAreFound(t *testing.T) {
	for name, to := range map[string]language.Tag{
		"en-de.wmt13.google": language.German, "en-fr.wmt13.google": language.French,
		"en-ru.flores-dev.bergamot-tiny": language.Russian, "en-zh.flores-dev.argos": language.Chinese,
		"de-en.wmt09.bergamot-tiny": language.English, "es-en.wmt11.bergamot-tiny": language.English,
		"fr-en.flores-dev.google": language.English, "ja-en.flores-dev.google": language.English,
	} {
		m, file := fresh(t), "02-mt/metrics/"+name+".jsonl"
		said, written := column(t, file, "hyp"), column(t, file, "ref")
		var units []Unit
		var queries []Query
		for i := range said {
			units = append(units, Unit{From: to, To: language.Spanish, Source: said[i], Target: "x"})
			queries = append(queries, Query{From: to, To: language.Spanish, Source: written[i]})
		}
		add(t, m, units...)
		all, found := recall(t, m, said, queries[:min(len(queries), 500)])
		t.Logf("%s: %d of %d", name, found, all)
		if all < 20 || found*100 < all*97 {
			t.Errorf("%s: %d of %d matches were found", name, found, all)
		}
	}
}

// TestFuzzyFindsWhatBruteForceFinds: at least 97 of a hundred.
func TestFuzzyFindsWhatBruteForceFinds(t *testing.T) {
	corpus, m := readCorpus(t), fresh(t)
	var sources []string
	units := func(yield func(Unit, error) bool) {
		for u, err := range corpus.units(len(corpus.sentences) + 4000) {
			sources = append(sources, u.Source)
			if !yield(u, err) {
				return
			}
		}
	}
	if _, err := m.Import(context.Background(), units, nil); err != nil {
		t.Fatal(err)
	}
	queries := corpus.queries(100, sources)
	all, found := recall(t, m, sources, queries)
	t.Logf("%d of %d matches", found, all)
	if all < len(queries)/2 || found*100 < all*97 {
		t.Errorf("%d of %d matches were found", found, all)
	}
}

// bruteForce returns the scores of the best five of every query.
func bruteForce(sources []string, queries []Query) [][]float64 {
	best := make([][]float64, len(queries))
	texts := make([]*fuzzy.Text, len(queries))
	for i, q := range queries {
		texts[i] = fuzzy.New(q.Source, nil)
	}
	var workers sync.WaitGroup
	var mutex sync.Mutex
	for part := range slices.Chunk(sources, len(sources)/runtime.NumCPU()+1) {
		workers.Go(func() {
			patterns := make([]*fuzzy.Pattern, len(queries))
			for i := range queries {
				patterns[i] = fuzzy.NewPattern(texts[i])
			}
			for _, source := range part {
				text := fuzzy.New(source, nil)
				for i, pattern := range patterns {
					if score := pattern.Compare(text, defaultFloor); score >= defaultFloor {
						mutex.Lock()
						best[i] = append(best[i], score)
						mutex.Unlock()
					}
				}
			}
		})
	}
	workers.Wait()
	for i := range best {
		slices.Sort(best[i])
		slices.Reverse(best[i])
		best[i] = best[i][:min(len(best[i]), defaultLimit)]
	}
	return best
}

func measure(b *testing.B, queries []Query, ask func(Query)) []time.Duration {
	for _, q := range queries[:100] {
		ask(q) // the file comes into the system's cache
	}
	var took []time.Duration
	for range b.N {
		for _, q := range queries {
			begun := time.Now()
			ask(q)
			took = append(took, time.Since(begun))
		}
	}
	slices.Sort(took)
	return took
}

func report(b *testing.B, took []time.Duration) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-p50")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds()), "µs-p95")
}
