// Package deepl asks DeepL (API v2 for texts, v3 for glossaries; openapi 3.11.0 of
// 2026-06-30). A Request holds up to 50 texts in XML, where tokens are <x id="n"/>, and
// <g id="n">…</g> where a pair is whole. The terms of a batch become one dictionary in a
// glossary of the account, which is named by the hash of its content: the same terms use
// it again, and the oldest of ours go.
//
// The law: nothing of the text is lost on the way. What comes back is parsed as XML, and
// where a token is missing, twice or crossed, the unit has an error of class BadOutput.
//
//	engine, err := deepl.Kind.Open(backend.Settings{"key": key, "formality": "prefer_less"})
//	replies, err := engine.Translate(ctx, batch)
//
// DE-CH and FR-CA have no tags, so German and French are asked for instead; the languages
// that have neither tags nor glossaries are not served. That a list of glossaries comes
// under "glossaries" is as in the vendor's client for Python, 1.32.0; which status says
// that there are too many is from memory. Tried was a fake, not the service.
package deepl
