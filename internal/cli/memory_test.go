package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/echo"
	"exonym/internal/check"
	"exonym/internal/format"
	"exonym/internal/format/text"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/pipeline"
	"exonym/internal/report"
	"exonym/internal/testkit"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// mostHeap is how many bytes may be in use for each byte of an article. Beside them
// stand the glossary and its indexes, and what lies about until it is collected:
// the process has leave to take 20 in all (room).
const mostHeap = 10

// heaps are how much heap was in use at which stage of a run.
type heaps map[string]uint64

// note collects garbage and measures what is left. It reads no clock, so the
// figures are the same on every machine.
func (s heaps) note(stage string) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	s[stage] = max(s[stage], m.HeapAlloc)
}

// probe is an engine that measures when it has answered.
type probe struct {
	backend.Backend
	heaps heaps
}

func (p probe) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	replies, err := p.Backend.Translate(ctx, b)
	p.heaps.note("engine")
	return replies, err
}

// Four times the article may take four times the memory, and not more than the
// goal in all: in the engine, in the checks, and while reports are written.
func TestMemoryGrowsWithTheArticle(t *testing.T) {
	if testing.Short() {
		t.Skip("translates a megabyte")
	}
	lines, err := os.ReadFile(testkit.Data(t, "02-mt/flores/flores-dev.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	sentences := strings.Split(strings.TrimSpace(string(lines)), "\n")
	const small, large = 250_000, 1_000_000
	heapOf(t, sentences, small/10) // tables and caches
	before, after := heapOf(t, sentences, small), heapOf(t, sentences, large)
	for stage, heap := range after {
		grown := float64(int64(heap)-int64(before[stage])) / (large - small)
		t.Logf("%s: %.1f bytes for a byte of the article", stage, grown)
		if grown > mostHeap {
			t.Errorf("%s: %.1f bytes for a byte of the article, want at most %d", stage, grown, mostHeap)
		}
	}
}

// heapOf translates an article of about size bytes made of sentences and reports
// on it, with findings on every segment.
func heapOf(t *testing.T, sentences []string, size int) heaps {
	t.Helper()
	var all strings.Builder
	for i := 0; all.Len() < size; i++ {
		fmt.Fprintf(&all, "%s %d %s\n\n", sentences[i%len(sentences)], i, sentences[i*7%len(sentences)])
	}
	found := heaps{}
	doc, err := text.Format{}.Read([]byte(all.String()), format.Options{Name: "a.txt"})
	all.Reset()
	if err != nil {
		t.Fatal(err)
	}
	base, err := loadBase(true, nil)
	if err != nil {
		t.Fatal(err)
	}
	checks := []*check.Check{everywhere(check.Audit, found), everywhere(check.Pair, found)}
	source, err := pipeline.Open(doc, text.Format{}, language.French, base, checks)
	if err != nil {
		t.Fatal(err)
	}
	store, err := memory.Open(filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	engine := backend.Remembered(probe{echo.New(""), found}, store, func(err error) { t.Error(err) })
	job := pipeline.Job{Backend: engine, To: language.Spanish, Checks: checks, Typography: false}
	result, err := job.Run(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	work := &translation{input: &input{path: "a.txt", source: source}, to: job.To, result: result}
	writeReports(t, reportArticle(work), found)
	return found
}

// writeReports writes both long reports, and measures in the middle of each.
func writeReports(t *testing.T, a report.Article, found heaps) {
	t.Helper()
	speaker, err := locale.NewSpeaker(language.English)
	if err != nil {
		t.Fatal(err)
	}
	r := report.New("test", time.Time{}, language.English, a)
	if err := report.HTML(&middle{heaps: found, stage: "page"}, r, speaker); err != nil {
		t.Fatal(err)
	}
	if err := report.JSON(&middle{heaps: found, stage: "json"}, r, speaker); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(r)
}

// middle measures once, behind the first bytes of a report.
type middle struct {
	heaps   heaps
	stage   string
	written int
}

func (m *middle) Write(p []byte) (int, error) {
	if m.written < 100_000 && m.written+len(p) >= 100_000 {
		m.heaps.note(m.stage)
	}
	m.written += len(p)
	return io.Discard.Write(p)
}

var sayFound = &i18n.Message{ID: "test.found", Other: "Found {{.N}}"}

// everywhere is a check that finds something in every segment, and measures.
func everywhere(scope check.Scope, found heaps) *check.Check {
	return &check.Check{ID: fmt.Sprintf("test.%d", scope), Scope: scope, Severity: check.Minor, Run: func(p *check.Pass) {
		for i := range p.Units {
			u := &p.Units[i]
			p.Report(u, article.Span{Start: 0, End: 1}, locale.Say(sayFound, struct{ N int }{i}))
		}
		found.note(fmt.Sprintf("checks %d", scope))
	}}
}
