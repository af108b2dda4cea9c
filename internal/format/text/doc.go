// Package text reads plain text.
//
// A blank line ends a paragraph. Inside one, lines are joined with a space where
// they look hard-wrapped, else every line is a block of its own: a short line
// ("Details", "Comments (0)") is not the beginning of the next. A short line
// without end punctuation that stands alone is a Heading, level 1 for the first
// of the document. The marker of a list item ("- ", "1. ") stays outside.
package text
