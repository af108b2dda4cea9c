// Package lint reads a termbase and says what in it is wrong, doubtful or missing.
//
// Its nouns: a Rule looks for one thing, an Input is the base and, where at hand,
// the files it was read from, a Finding is one place with its reason and mostly a
// Fix. Rules live in files of their own and are listed in Rules.
//
// Its laws: a finding above Info is a mistake or a doubt that a person must settle,
// never a matter of taste; the same glossary gives the same findings in the same
// order; the work grows with the size of the glossary, not with its square.
//
//	files, err := lint.Read(glossary.FS)
//	found := lint.Run(lint.Rules(), lint.Input{Base: base, Files: files})
package lint
