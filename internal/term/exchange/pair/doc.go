// Package pair reads and writes the glossaries of translation services: two
// columns, source and target, without header (DeepL, Google, Azure), Google's sets of
// equivalent terms, and Azure's XLIFF.
//
// A service takes words and no knowledge: of a concept the term of the source and
// its synonyms are written, each with the term of the target. What a service
// refuses (control characters, doubles, terms that are too long) is not written and
// told as a Note. Nothing is guarded against spreadsheets, since a guard would be
// translated.
//
//	lost, err := pair.DeepL.Export(w, concepts, exchange.Options{Source: language.English, Target: language.French})
package pair
