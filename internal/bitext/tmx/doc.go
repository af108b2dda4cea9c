// Package tmx reads and writes translation memories in TMX 1.4b (LISA, 2005).
//
// Reading takes what programs write: version 1.1 to 1.4, texts with codes (level 2)
// and without (level 1), lang for xml:lang, any encoding. A unit of several languages
// gives a translation from its source language into each other one. Codes become
// tokens; what stands in <sub> is a text of its own, and left out with its code.
//
// What TMX has no place for is written as properties whose type begins with
// x-exonym-: the state, the engine, the texts round the unit, the document.
//
//	notes, err := tmx.Format.Read(file, exchange.Options{File: "memory.tmx"}, visit)
package tmx
