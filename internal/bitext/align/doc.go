// Package align finds which sentences of two texts translate each other.
//
// A Bead is a run of sentences of each text: one and one mostly, none, one or two
// on a side. Align takes the cheapest chain of beads through both texts (dynamic
// programming; Gale and Church, Computational Linguistics 19, 1993). A bead costs by
// how rare its kind is, by how far the lengths of its sides are from what the whole
// texts let expect, and by how little its sides share: numbers, names and words of
// the same beginning, punctuation, and the Anchors that the caller knows (terms of a
// glossary). Beginnings of paragraphs keep together. A second run knows besides which
// words the first one brought together (Moore, AMTA 2002).
//
// The time is linear in the length of the texts: only cells near a path through
// what stands once in both texts are looked at, and more of them when the best chain
// runs along their edge.
//
// The law: the beads cover both texts, every sentence once and in order.
//
//	for _, b := range align.Align(source, target) {
//		fmt.Println(source[b.Source.From:b.Source.To], target[b.Target.From:b.Target.To])
//	}
package align
