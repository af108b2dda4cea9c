// Package article is the vocabulary of the house: what an article is once it
// has been read, and what happens to its text until it is written again.
//
// A Document is the source bytes plus a list of Blocks (a paragraph, a heading,
// a table cell, an attribute). A Block is cut into Segments, mostly sentences.
// Inline markup inside a block is a Code, and travels through the text as one
// opaque rune (see Token). A Draft is the translation of one segment.
//
// The law of the package: positions are byte offsets into Document.Source and
// are carried from the first parse to the last report; nothing is ever found
// again by searching.
//
//	doc, err := text.Format{}.Read(src, format.Options{})
//	for i := range doc.Blocks {
//		doc.Blocks[i].Cut(segment.For(doc.Lang).SplitCodes(doc.Blocks[i].Text, doc.Blocks[i].Codes))
//	}
package article
