// Package suggest reads articles and translations and proposes what a glossary
// should hold.
//
// Its nouns: a Text is an article in segments, with its translation where there is
// one; a Candidate is a name or a term that no glossary has (Names); a Proposal is
// an entry that a corrected translation teaches (Learn); a Change is a rendering
// that a corrector replaced (Compare). Each says why: how often, where, how sure.
//
// Its laws: what the base already says is never proposed; the same texts give the
// same list; nothing is entered anywhere, a person decides.
//
//	found := suggest.Names([]suggest.Text{article}, base)
//	entries := suggest.Learn(suggest.Text{From: en, To: fr, Segments: pairs}, base)
package suggest
