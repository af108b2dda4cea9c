package pipeline

import (
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/term"
)

// How says by which way a name came into a translation.
type How string

// The ways of a name.
const (
	Engine    How = "engine"    // the engine's own dictionary, verified
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

// work is the state of one job: a task for every segment.
type work struct {
	source *Source
	to     language.Tag
	tasks  []*task
	// persons are unlisted names that the engine mangled somewhere in this
	// article; they are carried through everywhere in it.
	persons map[string]bool
}

// task is one segment on its way.
type task struct {
	segment article.Segment
	codes   []article.Code // the block's
	names   Names
	shield  map[int]bool // indices of names.Hits to protect
	// plain: adjectives are left to the engine, which could not carry them.
	plain bool

	rung    int
	draft   article.Draft
	missing map[int]bool // hits not proven in draft
	done    bool
}

func newWork(source *Source, to language.Tag) *work {
	w := &work{source: source, to: to, persons: map[string]bool{}}
	for i := range source.Doc.Blocks {
		b := &source.Doc.Blocks[i]
		for _, seg := range b.Segments {
			t := &task{segment: seg, codes: b.Codes, names: source.Names[len(w.tasks)],
				shield: map[int]bool{}}
			for n, hit := range t.names.Hits {
				t.shield[n] = shieldFirst(hit, to)
			}
			w.tasks = append(w.tasks, t)
		}
	}
	return w
}

// shieldFirst reports whether a name is protected from the start: people,
// products and what must not be translated are in no engine's dictionary. Places,
// organisations and ordinary terms are left to the engine first and verified.
func shieldFirst(hit term.Hit, to language.Tag) bool {
	if inflects(hit) || hit.Concept.Term(to) == nil {
		return false
	}
	return hit.Concept.Kind == term.Person || hit.Concept.Kind == term.Product || hit.Concept.Term(to).Keep
}

// open returns the tasks that still need the engine.
func (w *work) open() []*task {
	var open []*task
	for _, t := range w.tasks {
		if !t.done {
			open = append(open, t)
		}
	}
	return open
}

// batch returns what to send for tasks.
func (w *work) batch(tasks []*task) backend.Batch {
	b := backend.Batch{From: w.source.Doc.Lang, To: w.to, Units: make([]backend.Unit, len(tasks))}
	for i, t := range tasks {
		b.Units[i] = w.protect(t)
	}
	return b
}

// protect returns the unit to send for t: its text with the names to shield as
// tokens behind the block's own codes.
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
	text, codes := term.Protect(t.segment.Text, t.codes, hits, w.to)
	return backend.Unit{ID: t.segment.ID, Text: text, Codes: codes, Rung: t.rung}
}

// drafts returns every task's draft.
func (w *work) drafts() article.Drafts {
	drafts := make(article.Drafts, len(w.tasks))
	for _, t := range w.tasks {
		drafts[t.segment.ID] = t.draft
	}
	return drafts
}

// handled tells for every concept of every segment by which way it came over.
func (w *work) handled() []Handling {
	var all []Handling
	for _, t := range w.tasks {
		for n, hit := range t.names.Hits {
			h := Handling{ID: t.segment.ID, Concept: hit.Concept, How: Engine}
			if wanted := hit.Concept.Term(w.to); wanted != nil {
				h.Wanted = wanted.Text
			}
			switch {
			case t.missing[n] || !t.draft.Done():
				h.How = Lost
			case t.shield[n] && !(t.plain && inflects(hit)):
				h.How = Protected
			}
			all = append(all, h)
		}
	}
	return all
}
