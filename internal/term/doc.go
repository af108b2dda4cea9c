// Package term is the termbase: concepts, their names in every language, and the
// only matcher that finds, protects and checks them.
//
// A Concept is one thing (a country, a person, a term) with Terms in many
// languages; a Base is loaded from layers of files (see docs/glossary.md). Find
// gives Hits: where a text uses a concept, in which Role, and whether the
// language wants that form. Protect carries names past an engine as Name codes
// and Restore puts them back; Repair sets the article and the contraction before
// them; Verify counts what a translation has made of them. Names lists what looks
// like a name and is in no list, NearMiss guesses whom a misspelled one means.
//
// What depends on a language is data: inflect (forms, elision, compounds),
// surface (articles and contractions) and names (function words).
//
// The laws: Restore(Protect(s)) == s; no match inside a word; what Find finds in
// a text, Verify looks for in its translation, occurrence by occurrence.
//
//	base, err := term.Load(term.Files(glossary.FS), term.File("names.csv"))
//	hits := base.Find("La Corée du Nord", language.French)
//	text, codes := term.Protect("La Corée du Nord", nil, hits, language.Spanish)
package term
