// Package format turns the bytes of a file into a Document and back. Every format
// is a sub-package with one type that implements Format.
//
// The law: Write(Read(b), no drafts) == b, for any b that Read accepts.
package format
