package driver

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// Fallback asks the first engine, and each next one for the units that ended before it
// with an error or with damaged codes. Reply.Engine names who answered. At least one
// engine is needed. Those that are not driven yet are.
//
// What any of them was paid for already is not paid for again: before the first is asked,
// memory answers for those that cost. What one on this computer said is not taken then:
// the engines before it are better, and it can be asked again.
//
// Whoever has another engine behind it is not waited for as long as one that stands
// alone. A budget that is used up ends all: the next engine would cost too, or would
// not be what was asked for.
func Fallback(engine backend.Backend, others ...backend.Backend) backend.Backend {
	first := Drive(engine)
	d := &fallback{first, []backend.Backend{first}}
	for _, other := range others {
		d.engines = append(d.engines, Drive(other))
	}
	return d
}

type fallback struct {
	backend.Backend // the first engine
	engines         []backend.Backend
}

// Inner returns the first engine.
func (d *fallback) Inner() backend.Backend { return d.Backend }

// Info has the first engine's name and what any of them can do: whoever cannot is asked
// for no more than it can.
func (d *fallback) Info() backend.Info {
	all := d.Backend.Info()
	versions := []string{all.Version}
	all.Limits = backend.Limits{} // each engine keeps its own
	for _, engine := range d.engines[1:] {
		info := engine.Info()
		versions = append(versions, info.Name+" "+info.Version)
		all.Local = all.Local && info.Local
		all.Rungs = max(all.Rungs, info.Rungs)
		all.Terms = max(all.Terms, info.Terms)
		all.Context = max(all.Context, info.Context)
		all.Examples = max(all.Examples, info.Examples)
	}
	all.Version = strings.Join(versions, " > ")
	return all
}

// TakesTerms reports whether one of the engines does on a pair.
func (d *fallback) TakesTerms(from, to language.Tag) bool {
	return slices.ContainsFunc(d.engines, func(e backend.Backend) bool { return backend.TakesTerms(e, from, to) })
}

// Route names the way of the first engine that serves the pair; the error is that of
// the first one.
func (d *fallback) Route(from, to language.Tag) (string, error) {
	var first error
	for _, engine := range d.engines {
		router, ok := backend.As[backend.Router](engine)
		if !ok {
			return "", nil
		}
		route, err := router.Route(from, to)
		if err == nil {
			return route, nil
		}
		if first == nil {
			first = err
		}
	}
	return "", first
}

// Close closes all engines.
func (d *fallback) Close() error {
	var all []error
	for _, engine := range d.engines {
		if closer, ok := backend.As[io.Closer](engine); ok {
			all = append(all, closer.Close())
		}
	}
	return errors.Join(all...)
}

// Translate fails with the first engine's error where no engine answered at all.
func (d *fallback) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	w := newWaterfall(b)
	w.recollect(ctx, d.engines)
	for i, engine := range d.engines {
		asked := ctx
		if i < len(d.engines)-1 {
			asked = hurried(ctx)
		}
		if len(w.missing) > 0 {
			w.ask(asked, engine)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(w.missing) == 0 || errors.Is(w.fault, backend.ErrBudget) {
			break
		}
	}
	w.tell(len(b.Units))
	if !w.answered && w.first != nil {
		return nil, w.first
	}
	return w.replies, nil
}

// waterfall is one batch on its way through the engines.
type waterfall struct {
	batch    backend.Batch
	replies  []backend.Reply
	missing  []int // indices of the units without an answer that stands
	told     int   // units told to Done
	answered bool
	first    error // of an engine that did not answer at all
	fault    error // of the last one
}

func newWaterfall(b backend.Batch) *waterfall {
	return &waterfall{batch: b, replies: make([]backend.Reply, len(b.Units)), missing: newCall(b, false).missing}
}

// recollect fills in what memory has of engines that cost.
func (w *waterfall) recollect(ctx context.Context, engines []backend.Backend) {
	costs := func(engine backend.Backend) bool { return !engine.Info().Local }
	if !slices.ContainsFunc(engines[1:], costs) {
		return // what the first one said it recalls by itself
	}
	for _, engine := range engines {
		able, ok := backend.As[backend.Recollector](engine)
		if !ok || !costs(engine) || len(w.missing) == 0 {
			continue
		}
		part := w.part(engine)
		w.take(part, able.Recollect(ctx, part), engine.Info().Called())
	}
}

// part is what is missing, as an engine can take it.
func (w *waterfall) part(engine backend.Backend) backend.Batch {
	info := engine.Info()
	part := pick(w.batch, w.missing)
	told := backend.TakesTerms(engine, part.From, part.To)
	for i := range part.Units {
		suit(&part.Units[i], info, told)
	}
	if info.Context != backend.Document {
		part.Title = ""
	}
	return part
}

// take keeps what was recalled; the rest is still missing.
func (w *waterfall) take(part backend.Batch, known []backend.Reply, engine string) {
	var missing []int
	for i, n := range w.missing {
		if known == nil || !known[i].Recalled || article.VerifyCodes(part.Units[i].Text, known[i].Text, part.Units[i].Codes) != nil {
			missing = append(missing, n)
			continue
		}
		w.replies[n], w.answered = known[i], true
		w.replies[n].Engine = engine
		w.tell(1)
	}
	w.missing = missing
}

// ask asks one engine for what is missing.
func (w *waterfall) ask(ctx context.Context, engine backend.Backend) {
	info, part := engine.Info(), w.part(engine)
	part.Done = w.tell
	fresh, err := engine.Translate(ctx, part)
	if err == nil {
		err = matches(info.Name, part, fresh)
	}
	if w.fault = err; err != nil {
		w.failed(err)
		return
	}
	w.answered = true
	var missing []int
	for i, n := range w.missing {
		r := fresh[i]
		if r.Engine == "" {
			r.Engine = info.Called()
		}
		if errors.Is(r.Err, backend.ErrBudget) {
			w.fault = r.Err
		}
		bad := r.Err != nil || article.VerifyCodes(part.Units[i].Text, r.Text, part.Units[i].Codes) != nil
		if bad {
			missing = append(missing, n)
		}
		if !bad || w.replies[n].Text == "" {
			w.replies[n] = r
		}
	}
	w.missing = missing
}

// failed notes that an engine did not answer at all.
func (w *waterfall) failed(err error) {
	if w.first == nil {
		w.first = err
	}
	for _, n := range w.missing {
		if reply := &w.replies[n]; reply.Text == "" && reply.Err == nil {
			*reply = backend.Reply{ID: w.batch.Units[n].ID, Err: err}
		}
	}
}

// tell counts units that came in, from whichever engine, up to all of them.
func (w *waterfall) tell(units int) {
	units = min(units, len(w.batch.Units)-w.told)
	if w.batch.Done != nil && units > 0 {
		w.told += units
		w.batch.Done(units)
	}
}

// suit takes from a unit what an engine cannot do with it; told says that it takes terms.
func suit(u *backend.Unit, info backend.Info, told bool) {
	u.Rung = min(u.Rung, max(info.Rungs-1, 0))
	if !told {
		u.Terms = nil
	}
	if info.Context == backend.NoContext {
		u.Kind, u.Before, u.After = article.Paragraph, nil, nil
	}
	u.Examples = u.Examples[:min(len(u.Examples), info.Examples)]
}
