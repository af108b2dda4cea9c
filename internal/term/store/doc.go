// Package store changes glossary files for people and for git.
//
// A Shelf is one layer on disk: a folder of YAML files, or one file. Its Entries
// are what each file says of each concept. Change puts, removes, renames and merges concepts and sets the terms of a language; Undo takes
// the last Step of the History back. Encode writes one concept in the house style,
// Where finds the layers of the user and of the project.
//
// The law: a change touches the lines of the concepts that it names, and of these
// only the values that differ. Every other byte of every file stays: comments,
// empty lines, order, line breaks, a byte order mark, a missing last line break. A
// comment stays with the line of its key; where a value that holds comments is
// written anew, they become lines above it; only those behind or inside a key that
// is removed go with it.
//
// A change is all or nothing, and each file is at any moment the old or the new one.
// Writers of one folder wait for each other (a lock in its folder .undo) and read
// the files again before they write. A change of several files whose process dies
// half way is completed by whoever opens the shelf next. A file that is a symbolic
// link is written where it leads to.
//
//	shelf, err := store.Open("exonym-glossary")
//	c := term.NewConcept("place.kp", term.Place)
//	c.SetTerms(language.French, term.Term{Text: "Corée du Nord", Gender: 'f', Definite: true})
//	err = shelf.Change(func(e *store.Edit) error { return e.Put(c, "") }) // to places.yaml
//	undone, err := shelf.Undo()
package store
