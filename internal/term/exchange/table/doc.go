// Package table reads and writes glossaries that are tables: a header, then one
// concept a row. CSV and TSV are its own; package xlsx hands it the rows of a
// workbook.
//
// A column is a field of the concept (id, kind, note, ...), a language (de), a
// field of a language (de:gender), or one of a further term (de:2, de:2:status). In
// a cell "|" parts synonyms and items, "||" is the sign itself.
//
// Cells that a spreadsheet would take for a formula are written with an apostrophe
// before them, which reading takes off again (OWASP, CSV Injection).
//
//	in, err := table.CSV.Import([]byte("en;fr\nNorth Korea | DPRK;Corée du Nord\n"), exchange.Options{})
package table
