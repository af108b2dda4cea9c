package cli

import (
	"context"
	"strings"

	"exonym/internal/locale"
	"exonym/internal/term/intake"
	"exonym/internal/ui"
)

// arrival is an import on its way: what was read, and what it will do.
type arrival struct {
	options *importOptions
	into    *landing
	batches []batch

	added     []intake.Outcome
	changed   []intake.Outcome
	equal     int
	skipped   []intake.Outcome
	conflicts []intake.Conflict
	undecided []intake.Conflict // of these, those that nobody was asked about
	hidden    []intake.Outcome
	doubtful  []intake.Outcome // new ones that share a term with another concept

	files []string // that were written
	undo  string   // the command that takes it back
}

func (a *arrival) writes() bool { return len(a.added)+len(a.changed) > 0 }

// weigh holds every concept against the glossary.
func (p *program) weigh(ctx context.Context, a *arrival, asker ui.Asker) error {
	scale := intake.NewScale(a.into.stands)
	judge := &judge{program: p, ctx: ctx, arrival: a, all: a.options.choice}
	if !a.options.json && (!a.options.yes || a.options.ask) {
		judge.asker = asker
	}
	for _, b := range a.batches {
		for _, c := range b.imported.Concepts {
			in := intake.Incoming{Concept: c, MadeUp: b.imported.MadeUp[c.ID], File: b.file, Source: b.source}
			a.take(scale.Weigh(in, judge.decide))
			if judge.err != nil {
				return judge.err
			}
		}
	}
	return nil
}

// take files an outcome.
func (a *arrival) take(o intake.Outcome) {
	switch o.Verdict {
	case intake.New:
		a.added = append(a.added, o)
	case intake.Changed:
		a.changed = append(a.changed, o)
	case intake.Skipped:
		a.skipped = append(a.skipped, o)
	case intake.Equal:
		if len(o.Conflicts) == 0 {
			a.equal++
		}
	}
	if len(o.Hidden) > 0 {
		a.hidden = append(a.hidden, o)
	}
	if len(o.Twins) > 0 {
		a.doubtful = append(a.doubtful, o)
	}
	a.conflicts = append(a.conflicts, o.Conflicts...)
}

// judge decides conflicts: as the flags say, else as a person at the terminal says,
// else it keeps what stands.
type judge struct {
	program *program
	ctx     context.Context
	arrival *arrival
	asker   ui.Asker      // nil where nobody is asked
	all     intake.Choice // for every conflict that follows
	err     error
}

func (j *judge) decide(c intake.Conflict) intake.Choice {
	switch {
	case j.all != "":
		return j.all
	case j.err != nil:
		return intake.Keep
	case j.asker != nil:
		return j.ask(c)
	}
	j.arrival.undecided = append(j.arrival.undecided, c)
	return intake.Keep
}

// choices in the order of their numbers.
var choices = []intake.Choice{intake.Keep, intake.Replace, intake.Merge}

// ask lets a person choose by a number; "+" behind it is for all that follow.
func (j *judge) ask(c intake.Conflict) intake.Choice {
	question := j.program.text(locale.Say(sayConflictQuestion, struct{ ID, Language, Present, Incoming, File string }{
		c.ID, c.Language.String(), c.Present, c.Incoming, c.File}))
	for {
		answer, err := j.asker.Ask(j.ctx, question, "1")
		if err != nil {
			j.err = err
			return intake.Keep
		}
		number, forAll := strings.CutSuffix(answer, "+")
		at := strings.Index("123", number)
		if at < 0 || len(number) != 1 {
			continue
		}
		if forAll {
			j.all = choices[at]
		}
		return choices[at]
	}
}
