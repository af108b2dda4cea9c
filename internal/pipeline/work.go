package pipeline

import (
	"cmp"
	"golang.org/x/text/language"
	"slices"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/check"
	"exonym/internal/term"
)

// How says by which way a name came into a translation.
type How string

// The ways of a name.
const (
	Engine    How = "engine"    // the engine's own dictionary, verified
	Told      How = "told"      // given to the engine as a term, verified
	Protected How = "protected" // carried through as a token, verified
	Passed    How = "passed"    // in no list: carried through unchanged
	Lost      How = "lost"      // not proven to be in the translation
)

// Handling is what became of one concept in one segment.
type Handling struct {
	ID      article.ID
	Concept *term.Concept
	How     How
	Wanted  string // the target form asked for
}

// work is the state of one job: a task for every unit of text.
type work struct {
	source *Source
	to     language.Tag
	tells  bool            // the engine takes terms
	reads  backend.Context // what the engine reads of the text round a segment
	text   *check.Text     // what the job makes: its units get their drafts here
	tasks  []task
	// persons are unlisted names that the engine mangled somewhere in this
	// article; they are carried through everywhere in it.
	persons map[string]bool
	origins map[article.Origin]*article.Origin
}

// task is one segment on its way. An article has many: what most of them lack is
// made only when it is needed.
type task struct {
	unit    *check.Unit
	names   *Names
	shield  map[int]bool // indices of names.Hits to protect; nil: none
	missing map[int]bool // hits not proven in the unit's draft; nil: none
	// plain: adjectives are left to the engine, which could not carry them.
	plain bool
	known bool // a translation that somebody reviewed: no engine is asked

	rung  int
	done  bool
	fault error // of the last answer that could not be used; nil: it was damaged
}

// protect notes that hit n is to be protected.
func (t *task) protect(n int) {
	if t.shield == nil {
		t.shield = map[int]bool{}
	}
	t.shield[n] = true
}

func newWork(source *Source, to language.Tag, engine backend.Backend) *work {
	w := &work{source: source, to: to, tells: backend.TakesTerms(engine, source.Doc.Lang, to), reads: engine.Info().Context, text: source.auditText(), persons: map[string]bool{}, origins: map[article.Origin]*article.Origin{}}
	w.text.To = to
	w.tasks = make([]task, len(w.text.Units))
	for i := range w.tasks {
		t := &w.tasks[i]
		t.unit, t.names = &w.text.Units[i], &source.Names[i]
		for n, hit := range t.names.Hits {
			if !w.tells && shieldFirst(hit, to) {
				t.protect(n)
			}
		}
	}
	return w
}

// shieldFirst reports whether a name is protected from the start: people,
// products, what must not be translated and what is written in other letters are in
// no engine's dictionary. Places,
// organisations and ordinary terms are left to the engine first and verified.
func shieldFirst(hit term.Hit, to language.Tag) bool {
	if inflects(hit) || hit.Concept.Term(to) == nil {
		return term.Moves(hit, to)
	}
	return hit.Concept.Kind == term.Person || hit.Concept.Kind == term.Product || hit.Concept.Term(to).Keep
}

// open returns the tasks that still need the engine.
func (w *work) open() []*task {
	var open []*task
	for i := range w.tasks {
		if t := &w.tasks[i]; !t.done {
			open = append(open, t)
		}
	}
	return open
}

// batch returns what to send for tasks.
func (w *work) batch(tasks []*task) backend.Batch {
	b := backend.Batch{From: w.source.Doc.Lang, To: w.to, Units: make([]backend.Unit, len(tasks))}
	if w.reads == backend.Document {
		b.Title = w.source.title()
	}
	at := 0 // of the task in the document; tasks are in its order
	for i, t := range tasks {
		b.Units[i] = w.protect(t)
		if w.reads == backend.NoContext {
			continue
		}
		for &w.tasks[at] != t {
			at++
		}
		b.Units[i].Kind = t.unit.Kind
		b.Units[i].Before, b.Units[i].After = w.neighbours(at)
	}
	return b
}

// protect returns the unit to send for t: its text with the names to shield, and
// web and mail addresses, as tokens behind the block's own codes.
func (w *work) protect(t *task) backend.Unit {
	var hits []term.Hit
	for n, hit := range t.names.Hits {
		if t.shield[n] && !(t.plain && inflects(hit)) {
			hits = append(hits, hit)
		}
	}
	for _, mention := range t.names.Mentions {
		if w.persons[mention.Text] {
			hits = append(hits, term.Hit{Span: mention.Span})
		}
	}
	for _, span := range term.Addresses(t.unit.Source) {
		hits = append(hits, term.Hit{Span: span})
	}
	slices.SortStableFunc(hits, func(a, b term.Hit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	text, codes := t.unit.Source, t.unit.Codes
	if len(hits) > 0 {
		text, codes = term.Protect(text, codes, hits, w.to)
	}
	return backend.Unit{ID: t.unit.ID, Text: text, Codes: codes, Rung: t.rung, Terms: w.terms(t)}
}

// terms returns the names of t that the engine is told and that are no tokens.
func (w *work) terms(t *task) []backend.Term {
	var terms []backend.Term
	for n, hit := range t.names.Hits {
		if !w.told(t, n) {
			continue
		}
		told := backend.Term{Source: t.unit.Source[hit.Span.Start:hit.Span.End], Target: term.Wanted(hit, t.unit.Source, w.to)}
		if !slices.Contains(terms, told) {
			terms = append(terms, told)
		}
	}
	return terms
}

// told reports whether the engine is told hit n of t: it takes terms, the target has
// one, and the name is not carried past it.
func (w *work) told(t *task, n int) bool {
	hit := t.names.Hits[n]
	return w.tells && !t.shield[n] && !inflects(hit) && hit.Concept.Term(w.to) != nil
}

// refusals counts what engines said of the segments that have no translation.
func (w *work) refusals() (list []Refusal) {
	at := map[string]int{}
	for i := range w.tasks {
		t := &w.tasks[i]
		if t.unit.Draft.Done() {
			continue
		}
		kind := ""
		if t.fault != nil {
			kind = t.fault.Error()
		}
		n, ok := at[kind]
		if !ok {
			n = len(list)
			at[kind] = n
			list = append(list, Refusal{Err: t.fault})
		}
		list[n].Segments++
	}
	return list
}

// handled tells for every concept of every segment by which way it came over; one
// that came by several ways counts as lost if any use is, else as protected.
func (w *work) handled() []Handling {
	var all []Handling
	for i := range w.tasks {
		t := &w.tasks[i]
		place := make(map[*term.Concept]int, len(t.names.Hits))
		for n, hit := range t.names.Hits {
			at, ok := place[hit.Concept]
			if !ok {
				at = len(all)
				place[hit.Concept] = at
				all = append(all, Handling{ID: t.unit.ID, Concept: hit.Concept, How: Engine})
				if wanted := hit.Concept.Term(w.to); wanted != nil {
					all[at].Wanted = wanted.Text
				}
			}
			switch {
			case t.missing[n] || !t.unit.Draft.Done():
				all[at].How = Lost
			case t.shield[n] && !(t.plain && inflects(hit)) && all[at].How != Lost:
				all[at].How = Protected
			case w.told(t, n) && all[at].How == Engine:
				all[at].How = Told
			}
		}
	}
	return all
}
