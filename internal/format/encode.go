package format

import (
	"bytes"
	"strings"

	"exonym/internal/article"
)

// BOM returns the length of the byte order mark that src begins with, or 0.
func BOM(src []byte) int {
	if bytes.HasPrefix(src, []byte("\uFEFF")) {
		return len("\uFEFF")
	}
	return 0
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// Flat returns text with every line break as a space: what stands on one line in
// the source shall do so in the output.
func Flat(text string) string { return lineBreaks.Replace(text) }

// OneLine is the Encode of plain text: tokens become Raw, line breaks a space.
func OneLine(b *article.Block, text string) (string, error) {
	return article.WithCodes(b, Flat(text))
}
