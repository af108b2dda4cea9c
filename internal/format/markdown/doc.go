// Package markdown reads Markdown: CommonMark with tables, strikethrough, task and
// definition lists, footnotes and bare links, front matter (YAML, TOML, JSON),
// Hugo and Jekyll shortcodes, and MDX.
//
// goldmark is used as a source of positions only: nothing is rendered. What must
// not be parsed as Markdown (front matter, shortcodes, JSX) is masked first, byte
// for byte, so that offsets stay true. A walk over the inline nodes then tells
// text from markup; if node and source disagree in a block, all its markup become
// plain codes without pairs.
//
// Drafts are escaped so that they cannot make markup. A link that names its label
// by its text ([label]) is written as [translated][label].
package markdown
