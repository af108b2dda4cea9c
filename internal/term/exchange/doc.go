// Package exchange brings concepts in from the files of other programs and takes
// them out again: tables, TBX, TMX, the glossaries of translation services, JSON.
//
// A Format reads bytes into an Imported (concepts and Notes, remarks on what was
// not taken as it stood) and writes concepts, telling as Lost what it could not
// hold. An import takes all or nothing: Faults name every mistake with its place.
// Formats share the Fields of concepts and terms, the Collector that gathers what
// a file gives, and Clean, which says what a text is. Each format is a sub-package;
// package all lists them. What a format holds is told in docs/glossary-formats.md.
//
// The law: for a lossless format, Import(Export(concepts)) == concepts.
//
//	format, _ := all.For("", "names.csv", data)
//	in, err := format.Import(data, exchange.Options{File: "names.csv"})
//	lost, err := format.Export(w, in.Concepts, exchange.Options{})
package exchange
