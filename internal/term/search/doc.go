// Package search looks concepts up by anything a person may type: a name in any
// language, one of its inflected forms, part of it, or something spelled alike.
//
// Its nouns: a Query is what is looked for, a Match is a concept with the form that
// answered and How it did. Find ranks the matches; Named returns the concepts that
// have a name, and nothing that merely resembles it.
//
// Its laws: a name as it stands in the base finds its concept, and before all that
// match less; capitals, accents, hyphens and apostrophes never hide one; resembling
// forms are only told where no form is the asked one; the same base gives the same
// matches in the same order.
//
//	found := search.Find(base, search.Query{Text: "kiew"}) // place.kyiv, de Kiew
package search
