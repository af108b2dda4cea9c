// Package term is the termbase: concepts, their names in every language, and the
// only matcher that finds, protects and checks them.
//
// The laws: Restore(Protect(s)) == s; no match inside a word; what Find finds in
// a text, Verify looks for in its translation, occurrence by occurrence.
package term
