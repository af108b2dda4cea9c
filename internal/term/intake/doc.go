// Package intake weighs concepts that are brought in against those that a glossary
// has already.
//
// A Scale holds what Stands: the layers up to the one that is to take the concepts,
// and what that layer says itself. Weigh finds the concept that an Incoming one
// means, by its id or by its preferred terms, and gives an Outcome: what is new,
// what changes, what is equal, what is skipped, and the Conflicts.
//
// The law: an intake adds. Lists are united, languages and fields are filled in or
// renewed, nothing is taken away; and the preferred term of a language changes only
// where Decide says Replace.
//
//	scale := intake.NewScale(intake.Stands{Base: base, Entries: shelf.Entries()})
//	outcome := scale.Weigh(intake.Incoming{Concept: c, MadeUp: true}, decide)
//	if outcome.Writes() {
//		err = edit.Put(outcome.Entry, outcome.File)
//	}
package intake
