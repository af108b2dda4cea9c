// Package markup writes the tokens of a unit as tags, for engines that take XML or HTML,
// and reads them back. A pair that is whole and nested becomes an element round its text;
// a protected name, where the engine keeps what is marked, an element that holds the name,
// so that the engine sees a noun there; any other token an empty element. A unit whose tags
// came back damaged goes with less of that on its next Rung, at last with empty elements
// only.
//
// The law: nothing of the text is lost on the way. A tag that was not sent, or is missing,
// twice, filled or crossed, and text that came back escaped twice, is an error, which
// does not quote the text.
//
//	sent := markup.HTML.Encode(text, &unit)
//	back, err := markup.HTML.Decode(answer, text, &unit)
package markup
