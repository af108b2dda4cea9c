// Package segment cuts text into sentences.
//
// A Splitter holds the rules of one language. It walks once over the text and
// stops at every terminator (a full stop, a question mark, an ideographic stop).
// There it looks at the word before and at the word after, and decides. The
// frame is Unicode Standard Annex 29, sentence boundaries; the words are data:
// lang/<tag>.yaml holds what a linguist knows about a language, and
// testdata/<tag>.txt holds the sentences that must come out.
//
// The laws of the package: spans are ascending and disjoint, the gaps between
// them hold nothing but white space and line breaks, and the time is linear in
// the length of the text, whatever the text is.
//
//	segment.For(language.English).Split("Mr. Fox ran. He won.") // {0 12} {13 20}
package segment
