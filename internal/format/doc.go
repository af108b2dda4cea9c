// Package format turns the bytes of a file into a Document and back. Every format
// is a sub-package with one type that implements Format; package all lists them.
//
// The nouns: a Builder gathers the blocks of a document while a reader walks over
// its bytes; Splice writes the drafts back. Both know that a block may lie inside
// a code of another block, as the alt text of an image does.
//
// The law: Write(Read(b), no drafts) == b, for any b that Read accepts. Package
// formattest holds the law as a suite.
//
//	doc, err := markdown.Format{}.Read(src, format.Options{Name: "a.md"})
package format
