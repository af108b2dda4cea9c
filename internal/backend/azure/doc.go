// Package azure asks Azure Translator, version 3.0 of its API or 2026-06-06, which is a
// preview and can be told a tone. Texts go as HTML (package markup). Where one of the two
// languages is English, terms travel in the text itself, as entries of a dynamic
// dictionary: <mstrans:dictionary translation="X">phrase</mstrans:dictionary>.
//
// The law: a text comes back with its tokens, or its unit has an error. A term is marked
// only where its words stand as such, never in a name that is kept or in a tag.
//
//	engine, err := azure.Kind.Open(backend.Settings{"key": key, "region": "westeurope"})
//	replies, err := engine.Translate(ctx, batch)
//
// The wire formats, limits and codes of errors are those of the reference (pages of
// 2025-11-18 and 2026-06-02). From memory are: that the tags of the dictionary do not
// come back (they are taken out if they do), and the table of languages; what that lacks
// is looked for in Azure's own list.
package azure
