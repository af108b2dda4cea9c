// Package xliff reads and writes translated texts in XLIFF 1.2 (OASIS, 2008) and 2.1
// (OASIS, 2018; it reads 1.1, 2.0 and 2.2 as well).
//
// Reading takes the segments that have a target, and leaves out those whose state
// says that they are not finished, and what must not be translated. Suggestions
// (alt-trans, matches) are no translations. A target that a machine suggested counts
// as an engine's.
//
// Both versions hold one pair of languages; the texts round a unit and its document
// have no place there.
//
//	notes, err := xliff.V21.Read(file, exchange.Options{File: "job.xlf"}, visit)
package xliff
