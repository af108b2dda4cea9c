package cli

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend"
	"exonym/internal/backend/budget"
	"exonym/internal/check"
	checks "exonym/internal/check/all"
	"exonym/internal/config"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/pipeline"
	"exonym/internal/report"
	"exonym/internal/ui"
)

// translation is one article on its way to one language, and what became of it.
type translation struct {
	input   *input
	to      language.Tag
	engine  backend.Backend
	path    string // where the output goes, "-" for standard output
	result  *pipeline.Result
	content []byte // the output in the article's own encoding
	took    time.Duration
	gist    bool // the engine gives no more than the gist
	err     error
}

// translate is `exonym translate`.
func (p *program) translate(ctx context.Context, o *translateOptions) error {
	base, err := loadBase(o.builtin, o.glossaries)
	if err != nil {
		return err
	}
	go base.Prepare(o.to...) // while articles are read
	engines, err := newFleet(o.conf)
	if err != nil {
		return err
	}
	defer engines.Close()
	p.room.forTargets(len(o.to))
	inputs, failed := p.openAll(o, readOptions{from: o.from, format: o.format, encoding: o.encoding, keys: o.keys, base: base, checks: checks.Checks()})
	work, err := arrange(o, inputs)
	if err != nil {
		return err
	}
	ledger := p.openMemory(o)
	if ledger != nil {
		defer ledger.Close()
	}
	purse, err := openPurse(o.bounds)
	if err != nil {
		return err
	}
	engines.wrap = p.equip(o, ledger, purse)
	if err := hire(ctx, engines, work); err != nil {
		return err
	}
	if err := checkPrices(purse, work); err != nil {
		return err
	}
	if o.plan {
		return p.plan(ctx, o, ledger, purse, work)
	}
	if len(work) > 0 {
		if err := guardReports(o, work[0].path, files(work), ledger); err != nil {
			return err
		}
	}
	for _, t := range work {
		if t.path != "-" {
			if err := mayWrite(t.path, o.force, ledger); err != nil {
				t.err = writeFault(t.path, err)
			}
		}
	}
	p.run(ctx, o, ledger, work)
	if err := ctx.Err(); err != nil {
		return err
	}
	p.writeAll(o, ledger, work)
	for _, t := range work {
		t.release()
	}
	return p.conclude(o, ledger, purse, work, failed)
}

// openAll reads every file; what cannot be read is told at once, and its exit
// code kept.
func (p *program) openAll(o *translateOptions, how readOptions) (inputs []*input, failed []int) {
	for _, path := range o.files {
		in, err := p.open(path, how)
		if err != nil {
			failed = append(failed, p.finish(err))
			continue
		}
		if in.source.Detected && !o.quiet {
			p.say(locale.Say(sayDetected, struct{ File, Language string }{path, p.speaker.LanguageName(in.source.Doc.Lang)}))
		}
		inputs = append(inputs, in)
	}
	return inputs, failed
}

// arrange makes one translation of every article and target, and refuses what
// cannot be meant: a target that is the source, two outputs of one name.
func arrange(o *translateOptions, inputs []*input) ([]*translation, error) {
	var work []*translation
	taken := map[string]string{}
	for _, in := range inputs {
		from := in.source.Doc.Lang
		for _, to := range o.to {
			if sameLanguage(from, to) {
				return nil, usage(locale.Say(saySameLanguage, struct{ File, Language string }{in.path, to.String()}), locale.Message{})
			}
			t := &translation{input: in, to: to, path: outputPath(in.path, o.out, from, to)}
			if o.out == "-" || in.path == "-" && o.out == "" && len(o.to) == 1 {
				t.path = "-"
			}
			if other, ok := taken[t.path]; ok {
				return nil, usage(locale.Say(sayOutputsCollide, struct{ Output, First, Second string }{t.path, other, in.path}),
					locale.Say(sayTemplateHint, nil))
			}
			taken[t.path] = in.path
			work = append(work, t)
		}
	}
	return work, guardOutputs(work)
}

// hire gives each translation its engine, and notes which will be no more than a gist.
func hire(ctx context.Context, engines *fleet, work []*translation) (err error) {
	for _, t := range work {
		from := t.input.source.Doc.Lang
		if t.engine, err = engines.forPair(ctx, from, t.to); err != nil {
			return err
		}
		if grader, ok := backend.As[backend.Grader](t.engine); ok {
			t.gist = grader.Gist(from, t.to)
		}
	}
	return nil
}

// openMemory opens the memory; without one the run goes on, and knows of no
// earlier outputs.
func (p *program) openMemory(o *translateOptions) *memory.Memory {
	path, err := memoryPath(o.conf)
	if err != nil {
		return nil
	}
	m, err := memory.Open(path)
	var broken *memory.BrokenError
	switch {
	case errors.As(err, &broken):
		p.sayBroken(broken)
	case err != nil && !o.quiet:
		p.say(locale.Say(sayNoMemory, struct{ Cause string }{err.Error()}))
	}
	return m
}

// sayBroken tells that a memory was damaged, and what could be saved.
func (p *program) sayBroken(broken *memory.BrokenError) {
	p.say(locale.Say(sayMemoryBroken, struct{ File, Aside, Units, Answers string }{
		broken.Path, broken.Aside, p.speaker.Number(broken.Units), p.speaker.Number(broken.Answers)}))
}

// memoryPath is where the memory lies: as the settings say, else where it is by itself.
func memoryPath(conf *config.Config) (string, error) {
	if conf != nil {
		if set := path(conf.Value("memory")); set != "" {
			return set, nil
		}
	}
	return memory.DefaultPath()
}

// warnOnce returns a function that tells the first failure of the memory.
func (p *program) warnOnce(o *translateOptions) func(error) {
	var once sync.Once
	return func(err error) {
		once.Do(func() {
			if !o.quiet {
				p.say(locale.Say(sayNoMemory, struct{ Cause string }{err.Error()}))
			}
		})
	}
}

// run translates all of work, documents and targets side by side.
func (p *program) run(ctx context.Context, o *translateOptions, ledger *memory.Memory, work []*translation) {
	progress := ui.NewProgress(p.err)
	p.progress = progress
	defer progress.Clear()
	total, show := newTally(work), func(done, of int) {
		if !o.quiet {
			progress.Show(p.text(locale.Say(sayProgress, struct{ Done, All string }{p.speaker.Number(done), p.speaker.Number(of)})))
		}
	}
	slots := make(chan struct{}, atATime(work))
	warn := p.warnOnce(o)
	var running sync.WaitGroup
	for i, t := range work {
		if t.err != nil {
			continue
		}
		slots <- struct{}{}
		running.Go(func() {
			defer func() { <-slots }()
			job := pipeline.Job{Backend: t.engine, To: t.to, Checks: checks.Checks(), Typography: o.typography, Memory: ledger, Warn: warn,
				Progress: func(done, _ int) { show(total.set(i, done)) }}
			begun := time.Now()
			t.result, t.err = job.Run(ctx, t.input.source)
			t.took = time.Since(begun)
			if t.err == nil {
				t.encode()
			}
		})
	}
	running.Wait()
}

// waiting is how many articles are under way at a time where engines are elsewhere: most
// of them wait.
const waiting = 16

// atATime is how many articles are translated side by side.
func atATime(work []*translation) int {
	for _, t := range work {
		if !t.engine.Info().Local {
			return max(waiting, runtime.NumCPU())
		}
	}
	return max(2, runtime.NumCPU())
}

// release lets go of what reports do not need: a glossary's indexes are large.
func (t *translation) release() {
	t.input.source.Base = nil
	if t.result != nil {
		t.result.Text.Base = nil
	}
}

// encode brings the output into the article's own encoding.
func (t *translation) encode() {
	content, err := t.input.encoding.Encode(t.result.Output)
	if err != nil {
		t.err = encodingFault(t.path, err)
	}
	t.content = content
}

// tally sums the segments done over all translations.
type tally struct {
	mutex sync.Mutex
	done  []int
	sum   int
	all   int
}

func newTally(work []*translation) *tally {
	t := &tally{done: make([]int, len(work))}
	for _, w := range work {
		t.all += w.input.source.Segments()
	}
	return t
}

// set notes that translation i has done segments, and returns the new sum.
func (t *tally) set(i, done int) (sum, all int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.sum += done - t.done[i]
	t.done[i] = done
	return t.sum, t.all
}

// writeAll writes every finished output and notes it in the memory.
func (p *program) writeAll(o *translateOptions, ledger *memory.Memory, work []*translation) {
	for _, t := range work {
		if t.err != nil {
			continue
		}
		t.err = p.write(o, ledger, t)
		t.result.Output, t.content = nil, nil // a long article is large
	}
}

// write brings one output to where it belongs.
func (p *program) write(o *translateOptions, ledger *memory.Memory, t *translation) error {
	if t.path == "-" {
		_, err := p.out.Write(t.content)
		return err
	}
	if err := writeFile(t.path, t.content); err != nil {
		return fileFault(t.path, err)
	}
	if ledger != nil {
		if err := ledger.RecordOutput(t.path, t.content); err != nil && !o.quiet {
			p.say(locale.Say(sayNoMemory, struct{ Cause string }{err.Error()}))
		}
	}
	return nil
}

// conclude tells what was written, renders the reports and finds the exit code.
func (p *program) conclude(o *translateOptions, ledger *memory.Memory, purse *budget.Purse, work []*translation, failed []int) error {
	done, partly := 0, false
	sum := newSpending(purse, work)
	var articles []report.Article
	for _, t := range work {
		if errors.Is(t.err, backend.ErrBudget) {
			continue // it is told once for all
		}
		if t.err != nil {
			failed = append(failed, p.finish(p.engineFault(o.conf, t)))
			continue
		}
		done++
		articles = append(articles, reportArticle(t))
		partly = partly || len(t.result.Failed()) > 0
		p.tellRefusals(o.conf, t)
		t.result = nil // all is in the report
	}
	if err := p.report(o, ledger, articles, sum); err != nil {
		return err
	}
	switch {
	case sum.UsedUp:
		return p.usedUp(sum)
	case done == 0:
		return exit(failed[0])
	case len(failed) > 0 || partly:
		return exit(exitPartly)
	case o.gate && anyFinding(articles, o.failOn):
		return exit(exitGate)
	}
	return nil
}

// anyFinding reports whether an article has a finding of severity or worse.
func anyFinding(articles []report.Article, severity check.Severity) bool {
	for _, a := range articles {
		for _, f := range a.Findings {
			if f.Severity >= severity {
				return true
			}
		}
	}
	return false
}
