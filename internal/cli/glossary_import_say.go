package cli

import (
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/intake"
)

// most is how many concepts of a sort are listed for people; --json has all.
const most = 20

// sayArrival tells what an import does: remarks about the files on standard error,
// the sums and what they consist of on standard output.
func (p *program) sayArrival(a *arrival) error {
	for _, b := range a.batches {
		p.sayRemarks(p.remarks(b.imported.Notes))
	}
	var ids []string
	for _, o := range a.added {
		ids = append(ids, o.ID)
	}
	p.sayIDs(sayNewConcepts, ids)
	p.sayOutcomes(sayChangedConcepts, a.changed, func(o intake.Outcome) string {
		return p.listed(o.ID, strings.Join(o.Fields, ", "))
	})
	p.sayIDs(sayEqualConcepts, make([]string, a.equal))
	p.sayOutcomes(saySkippedConcepts, a.skipped, func(o intake.Outcome) string {
		return p.text(locale.Say(sayReasons[o.Reason], struct{ ID, Place string }{o.ID, located(o.At.File, o.At.Line)}))
	})
	p.sayConflicts(a)
	p.sayHidden(a)
	p.sayOutcomes(sayDoubtful, a.doubtful, func(o intake.Outcome) string { return p.twins(o, a) })
	return p.stdout.err
}

// sayIDs writes a sum and the first ids behind it.
func (p *program) sayIDs(m *i18n.Message, ids []string) {
	if len(ids) == 0 {
		return
	}
	line := p.count(m, len(ids))
	const few = 5
	if ids[0] != "" {
		items := strings.Join(ids[:min(len(ids), few)], ", ")
		if len(ids) > few {
			items += ", …"
		}
		line = p.listed(line, items)
	}
	fmt.Fprintln(p.out, line)
}

// listed words "what: items".
func (p *program) listed(what, items string) string {
	return p.text(locale.Say(sayListed, struct{ What, Items string }{what, items}))
}

// sayOutcomes writes a sum and a line for each outcome below.
func (p *program) sayOutcomes(m *i18n.Message, outcomes []intake.Outcome, line func(intake.Outcome) string) {
	if len(outcomes) == 0 {
		return
	}
	fmt.Fprintln(p.out, p.count(m, len(outcomes)))
	for _, o := range outcomes[:min(len(outcomes), most)] {
		fmt.Fprintln(p.out, "  "+line(o))
	}
	p.sayRest(len(outcomes))
}

// sayRest tells how many lines of a list were left out.
func (p *program) sayRest(n int) {
	if n > most {
		fmt.Fprintln(p.out, "  "+p.count(sayAndMore, n-most))
	}
}

// sayReasons are the reasons for which a concept is skipped.
var sayReasons = map[intake.Reason]*i18n.Message{intake.Off: sayEntryOff, intake.Table: sayInTable}

// sayChoices are what becomes of a conflict.
var sayChoices = map[intake.Choice]*i18n.Message{intake.Keep: sayTermKept, intake.Replace: sayReplaced, intake.Merge: sayMerged}

// aConflict is the data of messages about a conflict.
type aConflict struct{ ID, Language, Present, Incoming, File, Place string }

func (p *program) sayConflicts(a *arrival) {
	if len(a.conflicts) == 0 {
		return
	}
	fmt.Fprintln(p.out, p.count(sayConflictSum, len(a.conflicts)))
	for _, c := range a.conflicts[:min(len(a.conflicts), most)] {
		fmt.Fprintln(p.out, "  "+p.text(locale.Say(sayChoices[c.Choice], aConflict{
			c.ID, c.Language.String(), c.Present, c.Incoming, c.File, p.standsAt(c.At, a)})))
	}
	p.sayRest(len(a.conflicts))
	if len(a.undecided) > 0 {
		p.say(locale.Say(sayConflictHint, nil))
	}
}

// standsAt names the place of a term that is contradicted.
func (p *program) standsAt(at term.Location, a *arrival) string {
	switch {
	case at.File == "":
		return p.text(locale.Say(sayThisImport, nil))
	case strings.HasPrefix(at.File, builtinPrefix):
		return p.text(locale.Say(sayBuiltinGlossary, nil))
	}
	return located(at.File, at.Line)
}

// twins tells which other concepts have a term of a new one.
func (p *program) twins(o intake.Outcome, a *arrival) string {
	var list []string
	for _, twin := range o.Twins {
		list = append(list, p.text(locale.Say(sayTwinTerm, struct{ Text, Language, ID, Place string }{
			twin.Text, twin.Language.String(), twin.ID, p.standsAt(twin.At, a)})))
	}
	return p.listed(o.ID, strings.Join(list, ", "))
}

// sayHidden tells which changes have no effect in this project.
func (p *program) sayHidden(a *arrival) {
	for _, o := range a.hidden[:min(len(a.hidden), most)] {
		var tags []string
		for _, lang := range o.Hidden {
			tags = append(tags, lang.String())
		}
		p.say(locale.Say(sayHiddenConcept, struct{ ID, Languages string }{o.ID, strings.Join(tags, ", ")}))
	}
}

// sayWritten tells where everything went, and how to take it back.
func (p *program) sayWritten(a *arrival) error {
	switch {
	case a.options.dryRun:
		fmt.Fprintln(p.out, p.text(locale.Say(sayDryRunDone, struct{ Place string }{a.into.place()})))
	case len(a.files) == 0:
		fmt.Fprintln(p.out, p.text(locale.Say(sayNothingToWrite, nil)))
	default:
		fmt.Fprintln(p.out, p.text(locale.Say(sayWrittenTo, struct{ Files string }{strings.Join(a.files, ", ")})))
		p.say(locale.Say(sayTakeBack, struct{ Command string }{a.undo}))
	}
	return p.stdout.err
}
