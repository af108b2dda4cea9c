package term

import (
	"strings"

	"exonym/internal/article"
)

// Addresses returns the web addresses, mail addresses and file paths in text,
// without the punctuation of the sentence behind them. Names are not looked for in
// them, and no engine may see them: it would translate what it takes for words.
func Addresses(text string) []article.Span {
	if !strings.ContainsAny(text, "/@") && !strings.Contains(text, "www.") {
		return nil
	}
	var found []article.Span
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexFunc(text[start:], parts); n >= 0 {
			end = start + n
		}
		core := strings.TrimRight(text[start:end], ".,;:!?'’")
		if strings.ContainsAny(core, "/@.") && address(core) {
			found = append(found, article.Span{Start: start, End: start + len(core)})
		}
		start = end + runeLen(text[end:])
	}
	return found
}

// runeLen is the length in bytes of the first rune, 1 at the end of text.
func runeLen(text string) int {
	for i := range text {
		if i > 0 {
			return i
		}
	}
	return max(len(text), 1)
}
