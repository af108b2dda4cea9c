package pipeline

import (
	"context"
	"iter"
	"sort"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/memory"
	"exonym/internal/term"
)

// Job takes articles to one language with one engine.
type Job struct {
	Backend    backend.Backend
	To         language.Tag
	Checks     []*check.Check
	Typography bool               // rewrite marks to the target's own
	Progress   func(done, of int) // called as segments come in; may be nil
	// Memory, where it is not nil, is asked before the engine for what people wrote or
	// reviewed, and takes in what the engine says. Warn, which may be nil, is told when
	// it fails; the translation goes on.
	Memory *memory.Memory
	Warn   func(error)
}

// FromMemory is the engine name in the origin of a draft that memory answered; its
// route is where a translation came from that no engine made: "person", "import a.tmx".
const FromMemory = "memory"

// Result is one article in one target language.
type Result struct {
	Source   *Source
	To       language.Tag
	Text     *check.Text     // every segment with its translation and names
	Findings []check.Finding // of the source and of the translation, in order
	Handled  []Handling      // how each name came into the translation
	Output   []byte          // the translated document, UTF-8
	Refusals []Refusal       // why segments were not translated
}

// Refusal is what engines said of segments that they did not translate.
type Refusal struct {
	Err      error // the first of its kind; nil: the answers could not be used
	Segments int
}

// Failed returns the segments that have no usable translation.
func (r *Result) Failed() []article.ID {
	var ids []article.ID
	for _, u := range r.Text.Units {
		if !u.Draft.Done() {
			ids = append(ids, u.ID)
		}
	}
	return ids
}

// Handling returns what became of a concept in a segment.
func (r *Result) Handling(id article.ID, concept *term.Concept) Handling {
	first := sort.Search(len(r.Handled), func(i int) bool { return !r.Handled[i].ID.Less(id) })
	var found Handling
	for _, h := range r.Handled[first:] {
		if h.ID != id {
			break
		}
		if h.Concept == concept {
			found = h
		}
	}
	return found
}

// Run translates, checks and writes source. It fails as a whole only when the
// engine does or ctx ends; single segments that fail are marked in the result.
func (j *Job) Run(ctx context.Context, source *Source) (*Result, error) {
	result := &Result{Source: source, To: j.To}
	if err := j.draft(ctx, result); err != nil {
		return nil, err
	}
	j.record(ctx, result)
	result.Findings = merge(source.Audit, check.Run(j.Checks, result.Text, check.Target, check.Pair))
	if err := result.write(); err != nil {
		return nil, err
	}
	return result, nil
}

// draft fills in the text of result, and how its names came over.
func (j *Job) draft(ctx context.Context, result *Result) error {
	work := newWork(result.Source, j.To, j.Backend)
	if err := j.translate(ctx, work); err != nil {
		return err
	}
	result.Text, result.Handled, result.Refusals = work.text, work.handled(), work.refusals()
	profile := locale.Typography(j.To)
	for i := range result.Text.Units {
		u := &result.Text.Units[i]
		if !u.Draft.Done() {
			continue
		}
		if j.Typography {
			u.Draft.Text = profile.Localize(u.Source, u.Draft.Text, result.Text.From, j.To)
		}
		u.Target = u.Draft.Text
		u.Hits = result.Source.Base.Find(u.Target, j.To)
	}
	return nil
}

// write makes the output.
func (r *Result) write() (err error) {
	drafts := make(article.Drafts, len(r.Text.Units))
	for i := range r.Text.Units {
		if u := &r.Text.Units[i]; u.Draft.Done() {
			drafts[u.ID] = &u.Draft
		}
	}
	r.Output, err = r.Source.Format.Write(r.Source.Doc, drafts)
	return err
}

// merge puts the findings of the source and of the translation, both in order,
// together. What a check found on both sides of one segment is told once, where
// the editor mends it: in the translation.
func merge(source, translation []check.Finding) []check.Finding {
	count := len(translation)
	for range untold(source, translation) {
		count++
	}
	merged := append(make([]check.Finding, 0, count), translation...) // a long article has many
	for f := range untold(source, translation) {
		merged = append(merged, *f)
	}
	check.Sort(merged)
	return merged
}

// untold yields the findings of the source that the translation does not tell again.
func untold(source, translation []check.Finding) iter.Seq[*check.Finding] {
	return func(yield func(*check.Finding) bool) {
		there := map[string]bool{} // checks that found something in the translation of unit
		var unit article.ID
		rest := translation
		for n := range source {
			f := &source[n]
			if n == 0 || f.At.Unit != unit {
				unit = f.At.Unit
				clear(there)
				rest = tell(there, rest, unit)
			}
			if !there[f.Check] && !yield(f) {
				return
			}
		}
	}
}

// tell notes in there which checks found something in the translation of unit, and
// returns the findings behind it.
func tell(there map[string]bool, found []check.Finding, unit article.ID) []check.Finding {
	for len(found) > 0 && !unit.Less(found[0].At.Unit) {
		if at := found[0].At; at.Unit == unit && at.Side == check.Translation {
			there[found[0].Check] = true
		}
		found = found[1:]
	}
	return found
}
