package pipeline

import (
	"context"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Job takes articles to one language with one engine.
type Job struct {
	Backend    backend.Backend
	To         language.Tag
	Checks     []*check.Check
	Typography bool               // rewrite marks to the target's own
	Progress   func(done, of int) // called as segments come in; may be nil
}

// FromMemory is the engine name in the origin of a draft that memory answered.
const FromMemory = "memory"

// Result is one article in one target language.
type Result struct {
	Source   *Source
	To       language.Tag
	Drafts   article.Drafts
	Text     *check.Text     // every segment with its translation and names
	Findings []check.Finding // of the source and of the translation, in order
	Handled  []Handling      // how each name came into the translation
	Output   []byte          // the translated document, UTF-8
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

// Run translates, checks and writes source. It fails as a whole only when the
// engine does or ctx ends; single segments that fail are marked in the result.
func (j *Job) Run(ctx context.Context, source *Source) (*Result, error) {
	work := newWork(source, j.To)
	if err := j.translate(ctx, work); err != nil {
		return nil, err
	}
	drafts := work.drafts()
	if j.Typography {
		j.localize(source, drafts)
	}
	result := &Result{Source: source, To: j.To, Drafts: drafts, Handled: work.handled()}
	result.Text = pairText(source, j.To, drafts)
	result.Findings = merge(source.Audit, check.Run(j.Checks, result.Text, check.Target, check.Pair))
	output, err := source.Format.Write(source.Doc, drafts)
	result.Output = output
	return result, err
}

// localize gives every draft the target's own typography.
func (j *Job) localize(source *Source, drafts article.Drafts) {
	profile := locale.Typography(j.To)
	for i := range source.Doc.Blocks {
		for _, seg := range source.Doc.Blocks[i].Segments {
			if d, ok := drafts[seg.ID]; ok && d.Done() {
				d.Text = profile.Localize(seg.Text, d.Text, source.Doc.Lang, j.To)
				drafts[seg.ID] = d
			}
		}
	}
}

// pairText puts source and drafts side by side for the checks.
func pairText(source *Source, to language.Tag, drafts article.Drafts) *check.Text {
	text := source.auditText()
	text.To = to
	for i := range text.Units {
		u := &text.Units[i]
		u.Draft = drafts[u.ID]
		if !u.Draft.Done() {
			continue
		}
		u.Target = u.Draft.Text
		u.Hits = source.Base.Find(u.Target, to)
	}
	return text
}

// merge puts the findings of the source and of the translation together. What a
// check found on both sides of one segment is told once, where the editor mends
// it: in the translation.
func merge(source, translation []check.Finding) []check.Finding {
	type kind struct {
		check string
		unit  article.ID
	}
	there := map[kind]bool{}
	for _, f := range translation {
		if f.At.Side == check.Translation {
			there[kind{f.Check, f.At.Unit}] = true
		}
	}
	merged := slices.Clone(translation)
	for _, f := range source {
		if !there[kind{f.Check, f.At.Unit}] {
			merged = append(merged, f)
		}
	}
	check.Sort(merged)
	return merged
}
