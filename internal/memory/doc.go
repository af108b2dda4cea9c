// Package memory remembers, in one SQLite file: which outputs exonym wrote (so
// that a person's edit is never overwritten), and what engines answered (so that
// nothing is asked, or paid, twice).
//
// The law: a memory that cannot be read is moved aside and said, never silently
// emptied; and nothing enters the memory that was not verified.
package memory
