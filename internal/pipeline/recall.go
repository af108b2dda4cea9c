package pipeline

import (
	"context"
	"slices"
	"strings"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/memory"
)

// recall drafts what the memory has from people or from files that they reviewed. Such
// a draft stands, whatever names the termbase would have had: which of them are not as
// wanted is told.
func (j *Job) recall(ctx context.Context, w *work) {
	if !j.reviewed(ctx) {
		return
	}
	for i := range w.tasks {
		match, ok, err := j.lookUp(ctx, w, i)
		if err != nil {
			j.warn(ctx, err)
			return
		}
		if ok {
			w.adopt(&w.tasks[i], match)
		}
	}
}

// The similarity from which two texts may differ in numbers alone, and in a name alone.
const (
	likeButNumbers = 0.95
	likeButName    = 0.6
)

// lookUp returns what answers task i: a text like its own, or one that differs in what
// may surely be exchanged, numbers or a name.
func (j *Job) lookUp(ctx context.Context, w *work, i int) (answer memory.Match, ok bool, err error) {
	q := w.query(i)
	found, err := j.Memory.Exact(ctx, q)
	if answer, ok = usable(found); ok || err != nil {
		return answer, ok, err
	}
	switch {
	case len(w.tasks[i].names.Hits) > 0:
		q.Floor = likeButName
	case strings.ContainsAny(q.Source, "0123456789"):
		q.Floor = likeButNumbers
	default:
		return answer, false, nil
	}
	found, err = j.Memory.Fuzzy(ctx, q)
	if answer, ok = usable(found); ok || err != nil {
		return answer, ok, err
	}
	for _, match := range found {
		if match.Target, ok = w.renamed(q, match.Unit); ok {
			return match, true, nil
		}
	}
	return answer, false, nil
}

// usable returns the first match that can stand as it is.
func usable(found []memory.Match) (memory.Match, bool) {
	for _, match := range found {
		if match.Target != "" && (match.Exact() || match.Substituted) {
			return match, true
		}
	}
	return memory.Match{}, false
}

// renamed returns the translation of a unit with the name that q has instead of the
// unit's own; texts with codes are left alone.
func (w *work) renamed(q memory.Query, u memory.Unit) (string, bool) {
	if len(article.Tokens(q.Source))+len(article.Tokens(u.Source))+len(article.Tokens(u.Target)) > 0 {
		return "", false
	}
	return w.source.Base.Substitute(u.Source, u.Target, q.Source, q.From, q.To)
}

// reviewed reports whether there is a memory with anything better than engines say.
func (j *Job) reviewed(ctx context.Context) bool {
	if j.Memory == nil {
		return false
	}
	there, err := j.Memory.Reviewed(ctx)
	if err != nil {
		j.warn(ctx, err)
	}
	return there
}

func (j *Job) warn(ctx context.Context, err error) {
	if j.Warn != nil && ctx.Err() == nil {
		j.Warn(err)
	}
}

// query asks for reviewed translations of task i.
func (w *work) query(i int) memory.Query {
	u := w.tasks[i].unit
	return memory.Query{
		From: w.source.Doc.Lang, To: w.to, Source: u.Source, Codes: u.Codes, Least: memory.Import,
		Context: surroundings(w.source.Doc.Name, len(w.tasks), i, func(n int) string { return w.tasks[n].unit.Source }),
	}
}

// surroundings is where segment i of all stands.
func surroundings(document string, all, i int, source func(int) string) memory.Context {
	c := memory.Context{Document: document}
	if i > 0 {
		c.Before = source(i - 1)
	}
	if i+1 < all {
		c.After = source(i + 1)
	}
	return c
}

// adopt takes a match for the draft of t.
func (w *work) adopt(t *task, match memory.Match) {
	origin := article.Origin{Engine: FromMemory, Route: strings.TrimSpace(match.Unit.Origin.Rank.String() + " " + match.Unit.Origin.Name)}
	t.unit.Draft = article.Draft{Text: match.Target, State: article.Drafted, Origin: w.sharedOrigin(origin)}
	t.missing = w.missing(t, match.Target, w.source.Base.Find(match.Target, w.to))
	if len(t.missing) == 0 {
		t.unit.Draft.State = article.Checked
	}
	t.known, t.done = true, true
}

// exemplify gives the units of a batch translations of texts like theirs, where the
// engine reads them. Only reviewed ones are examples: what an engine said last time
// would have every unit asked again, in the light of itself.
func (j *Job) exemplify(ctx context.Context, w *work, tasks []*task, b backend.Batch, info backend.Info) {
	if info.Examples == 0 || !j.reviewed(ctx) {
		return
	}
	for i, t := range tasks {
		found, err := j.like(ctx, w, t, info.Examples)
		if err != nil {
			j.warn(ctx, err)
			return
		}
		for _, match := range found {
			u := match.Unit
			example := backend.Example{Source: article.Plain(u.Source, u.Codes), Target: article.Plain(u.Target, u.Codes)}
			if !slices.Contains(b.Units[i].Examples, example) {
				b.Units[i].Examples = append(b.Units[i].Examples, example)
			}
		}
	}
}

// like returns reviewed translations of texts like that of t.
func (j *Job) like(ctx context.Context, w *work, t *task, limit int) ([]memory.Match, error) {
	return j.Memory.Fuzzy(ctx, memory.Query{
		From: w.source.Doc.Lang, To: w.to, Source: t.unit.Source, Codes: t.unit.Codes, Least: memory.Import, Limit: limit,
	})
}

// near counts the tasks for which there is one.
func (j *Job) near(ctx context.Context, w *work, tasks []*task) (n int) {
	if !j.reviewed(ctx) {
		return 0
	}
	for _, t := range tasks {
		found, err := j.like(ctx, w, t, 1)
		if err != nil {
			j.warn(ctx, err)
			return n
		}
		n += len(found)
	}
	return n
}

// recordSize is how many units go to the memory at a time: many small parts take longer.
const recordSize = 10_000

// record gives the memory what the engine said and what was proven.
func (j *Job) record(ctx context.Context, r *Result) {
	info := j.Backend.Info()
	if j.Memory == nil || info.Sham {
		return
	}
	units := make([]memory.Unit, 0, min(recordSize, len(r.Text.Units)))
	for i := range r.Text.Units {
		u := &r.Text.Units[i]
		if u.Draft.State != article.Checked || u.Draft.Origin == nil || u.Draft.Origin.Engine == FromMemory || u.Target == u.Source {
			continue
		}
		units = append(units, memory.Unit{
			From: r.Text.From, To: r.To, Source: u.Source, Target: u.Target, Codes: u.Codes,
			Context: surroundings(r.Source.Doc.Name, len(r.Text.Units), i, func(n int) string { return r.Text.Units[n].Source }),
			Origin:  memory.Origin{Rank: memory.Engine, Name: u.Draft.Origin.Engine, Version: info.Version},
		})
		if len(units) == recordSize {
			j.keep(ctx, units)
			units = units[:0]
		}
	}
	j.keep(ctx, units)
}

func (j *Job) keep(ctx context.Context, units []memory.Unit) {
	if len(units) == 0 {
		return
	}
	if _, err := j.Memory.Add(ctx, units...); err != nil {
		j.warn(ctx, err)
	}
}
