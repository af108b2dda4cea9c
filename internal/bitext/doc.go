// Package bitext brings translated texts in from the files of other programs and
// takes them out again: translation memories (TMX), files for translation (XLIFF),
// tables (CSV, TSV), and two texts of which one translates the other (package align).
//
// The nouns: a Unit is a text with its translation; a Format reads a file unit by
// unit and writes one, so that a file of any length takes the same memory. Mistakes
// and remarks are those of package exchange: Faults with their places, and Notes.
// Inline markup is held as tokens of Unit.Codes, and Mark shows it in plain text.
//
// The law: Read(Write(units)) == units for every format, but for what the format
// has no place for (docs/memory.md tells what that is).
//
//	format, _ := all.For("", "memory.tmx")
//	notes, err := format.Read(file, exchange.Options{File: "memory.tmx"}, func(u *bitext.Unit) bool {
//		fmt.Println(u.Source, u.Target)
//		return true
//	})
package bitext
