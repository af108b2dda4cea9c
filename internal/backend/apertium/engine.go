package apertium

import (
	"context"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
)

// answerLimit is how long the engine may take for the oldest segment under way;
// the slowest sane segment takes about a second.
const answerLimit = 10 * time.Second

// Engine is the Apertium backend. Close it when done: its programs keep running
// between batches.
type Engine struct {
	know  *knowledge
	modes map[string]mode
	pool  pool
	limit time.Duration
}

// Kind makes the engine.
var Kind = backend.Kind{
	Name: "apertium",
	Doc: "The local engine and the default: no network, no key. It uses the language pairs of Apertium that are installed, " +
		"and goes through other languages where no direct pair is.",
	New: func(backend.Settings) (backend.Backend, error) { return New(), nil },
}

// New returns an engine with the modes installed now, which may be none.
func New() *Engine { return newEngine(dataFolders()) }

func newEngine(folders []string) *Engine {
	return &Engine{
		know:  known(),
		modes: findModes(folders),
		pool:  pool{idle: map[string][]*chain{}, all: map[*chain]bool{}},
		limit: answerLimit,
	}
}

// Info describes the engine. Its version changes with every mode file and with
// the way text is prepared and mended.
func (e *Engine) Info() backend.Info {
	return backend.Info{Name: "apertium", Version: e.version(), Local: true, Rungs: rungs, Agrees: true}
}

// preparation is raised when text is prepared or mended in another way.
const preparation = 2

func (e *Engine) version() string {
	newest := time.Time{}
	for _, m := range e.modes {
		if stat, err := os.Stat(m.path); err == nil && stat.ModTime().After(newest) {
			newest = stat.ModTime()
		}
	}
	rules := crc32.ChecksumIEEE(slices.Concat(editsFile, []byte(capitalsFile), proxiesFile))
	return fmt.Sprintf("%d.%08x/%d/%s", preparation, rules, len(e.modes), newest.UTC().Format("20060102150405"))
}

// Route names the modes from one language to another, "fra-cat > cat-spa".
func (e *Engine) Route(from, to language.Tag) (string, error) {
	route, err := e.plan(from, to)
	return routeName(route), err
}

// Pairs lists the pairs that are served, in ISO 639-3: "fra-spa".
func (e *Engine) Pairs() []string { return e.know.pairs(e.modes) }

// Modes lists the installed modes.
func (e *Engine) Modes() []string { return slices.Sorted(maps.Keys(e.modes)) }

// Close ends all programs of the engine.
func (e *Engine) Close() error {
	e.pool.close()
	return nil
}

// Prewarm starts the programs from one language to another, all at once, so that
// the first batch need not wait for them.
func (e *Engine) Prewarm(from, to language.Tag) error {
	route, err := e.plan(from, to)
	if err != nil {
		return err
	}
	for _, m := range route {
		c, err := e.pool.take(m)
		if err != nil {
			return fmt.Errorf("mode %s: %w", m.name, err)
		}
		e.pool.give(m, c)
	}
	return nil
}

// SelfTest translates one sentence. A mode that is installed need not work, and
// the engine hides most failures from its own command line.
func (e *Engine) SelfTest(ctx context.Context, from, to language.Tag) error {
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	const probe = "Europa 2026."
	replies, err := e.Translate(ctx, backend.Batch{From: from, To: to, Units: []backend.Unit{{Text: probe}}})
	switch {
	case err != nil:
		return err
	case replies[0].Err != nil:
		return replies[0].Err
	case !strings.Contains(replies[0].Text, "2026"):
		return fmt.Errorf("the engine lost text: %q came back as %q", probe, replies[0].Text)
	}
	return nil
}

// Translate sends the batch through the route, leg by leg as a stream: while one
// segment is in the last leg others are in the first.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	route, err := e.plan(b.From, b.To)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	job := newJob(b, route)
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var legs sync.WaitGroup
	job.skipped()
	steps := job.source(ctx)
	for i, m := range route {
		out := make(chan item, window)
		in := steps
		legs.Go(func() {
			defer close(out)
			e.leg(ctx, cancel, m, job, i, in, out)
		})
		steps = out
	}
	for it := range steps {
		job.collect(it)
	}
	legs.Wait()
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	return job.replies(), nil
}

// leg runs the parts of the job through one mode: encode, ask, decode. Where it
// cannot, it cancels the whole batch.
func (e *Engine) leg(ctx context.Context, cancel context.CancelCauseFunc, m mode, job *job, number int, in <-chan item, out chan<- item) {
	l := &leg{
		open:   func() (*chain, error) { return e.pool.take(m) },
		limit:  e.limit,
		replay: !e.know.stateless(m),
	}
	encoded, answers := make(chan item), make(chan item)
	var around sync.WaitGroup
	around.Go(func() {
		defer close(encoded)
		for it := range in {
			if it.err == nil {
				it.text, it.frame = job.encode(&it, m, number)
			}
			if !deliver(ctx, encoded, it) {
				return
			}
		}
	})
	around.Go(func() {
		for it := range answers {
			if it.err == nil {
				it = job.decode(it, number)
			}
			if !deliver(ctx, out, it) {
				return
			}
		}
	})
	err := l.run(ctx, encoded, answers)
	if err != nil {
		cancel(fmt.Errorf("mode %s: %w", m.name, err))
	}
	close(answers)
	around.Wait()
	switch {
	case l.chain == nil:
	case err == nil && e.know.stateless(m):
		e.pool.give(m, l.chain)
	default:
		e.pool.drop(l.chain)
	}
}
