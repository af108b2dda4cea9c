// Package lines reads files of which every line is one unit: sentence lists,
// subtitles without times, the output of other tools.
//
// A line with text is a Block of kind Line, never split. Line ends (\n, \r\n,
// \r), indents and blank lines stay as they are.
package lines
