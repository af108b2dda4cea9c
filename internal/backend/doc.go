// Package backend asks translation engines. An engine is a Backend: it takes a
// Batch of units of one document and gives a Reply for each.
//
// The law: a reply has exactly the units that were asked, each once, with the
// tokens of its source, or it carries an error. Nothing is guessed, nothing is
// put back by position.
//
// Engines live in sub-packages and pass the suite in backendtest; package all
// lists them.
package backend
