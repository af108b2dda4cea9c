package memory

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"exonym/internal/memory/fuzzy"
)

// large is a memory of many units, made once: EXONYM_UNITS of them, else a million.
type large struct {
	path    string
	sources []string
	took    time.Duration
	corpus  *corpus
}

// benchMemory makes the memory, or takes the one at EXONYM_BENCH_MEMORY that an earlier run
// left.
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

var made *large

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
	_, statErr := os.Stat(l.path)
	m, err := Open(l.path)
	if err != nil {
		b.Fatal(err)
	}
	defer m.Close()
	if statErr != nil {
		begun := time.Now()
		tally, err := m.Import(context.Background(), l.corpus.units(n), nil)
		if err != nil {
			b.Fatal(err)
		}
		l.took = time.Since(begun)
		b.Logf("%+v in %v", tally, l.took)
	}
	for u, err := range m.Each(context.Background(), Filter{}) {
		if err != nil {
			b.Fatal(err)
		}
		l.sources = append(l.sources, u.Source)
	}
	return l
}

func BenchmarkMemoryImport(b *testing.B) {
	_, l := benchMemory(b)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(l.took.Seconds(), "s")
	b.ReportMetric(float64(len(l.sources))/l.took.Seconds(), "units/s")
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	if info, err := os.Stat(l.path); err == nil {
		b.ReportMetric(float64(info.Size())/1e6, "MB")
	}
}

func BenchmarkMemoryExact(b *testing.B) {
	m, l := benchMemory(b)
	queries := l.corpus.queries(1000, l.sources)
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
	queries := l.corpus.queries(1000, l.sources)
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
	queries := l.corpus.queries(200, l.sources)
	wanted := bruteForce(l.sources, queries)
	all, found := 0, 0
	for i, q := range queries {
		matches, err := m.Fuzzy(context.Background(), q)
		if err != nil {
			b.Fatal(err)
		}
		all += len(wanted[i])
		for n, score := range wanted[i] {
			if n < len(matches) && matches[n].Score > score-1e-9 {
				found++
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(100*float64(found)/float64(all), "%recall")
	b.ReportMetric(float64(all)/float64(len(queries)), "matches/query")
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
