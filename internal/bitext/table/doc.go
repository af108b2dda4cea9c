// Package table reads and writes translated texts as tables: a header, then one unit
// a row.
//
// A column is a language (en), or one of source, target, source-language,
// target-language, rank, origin, version, date, document, before, after. Of several
// languages the first is the source, unless Options name it, and each other one a
// translation. A table of two columns without header is read when Options name both
// languages. Codes are written as numbered marks (bitext.Mark), and cells that a
// spreadsheet would take for a formula as package exchange/table does it.
//
//	notes, err := table.CSV.Read(file, exchange.Options{File: "memory.csv"}, visit)
package table
