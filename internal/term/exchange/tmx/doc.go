// Package tmx reads short units of translation memories as terms and writes
// concepts as a memory: TMX 1.4b (LISA, 2005).
//
// A unit is a term when every one of its segments has at most Options.MaxWords
// words. Inline markup in segments is left out. A memory holds one term a
// language, with id, kind, subject and note; everything else is told as lost.
//
//	in, err := tmx.Format.Import(data, exchange.Options{MaxWords: 3})
package tmx
