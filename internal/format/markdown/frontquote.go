package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/format"
)

func isToken(r rune) bool {
	_, ok := article.TokenIndex(r)
	return ok
}

// letters are the one-letter escapes of YAML, TOML and JSON strings.
var letters = map[byte]string{
	'"': `"`, '\\': `\`, '/': "/", '\'': "'", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'e': "\x1b",
	'a': "\a", 'v': "\v", '0': "\x00", ' ': " ", '_': "\u00a0", 'N': "\u0085", 'L': "\u2028", 'P': "\u2029",
}

// digits is how many hexadecimal digits follow an escape letter.
var digits = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// unescape decodes the backslash escape that s begins with; length 0 if it is none.
func unescape(s []byte) (int, string) {
	if len(s) < 2 {
		return 0, ""
	}
	if text, ok := letters[s[1]]; ok {
		return 2, text
	}
	r, size := hex(s)
	if utf16.IsSurrogate(r) && size > 0 {
		low, more := hex(s[size:])
		return size + more, string(utf16.DecodeRune(r, low))
	}
	if size == 0 || !utf8.ValidRune(r) {
		return 0, ""
	}
	return size, string(r)
}

// hex decodes an escape such as \u00e9 at the beginning of s.
func hex(s []byte) (rune, int) {
	if len(s) < 2 || s[0] != '\\' {
		return 0, 0
	}
	n := digits[s[1]]
	if n == 0 || len(s) < 2+n {
		return 0, 0
	}
	v, err := strconv.ParseUint(string(s[2:2+n]), 16, 31)
	if err != nil {
		return 0, 0
	}
	return rune(v), 2 + n
}

// encodeFront quotes a draft for the front matter style that the note names. A
// plain YAML value that would mean something else gets quotes.
func encodeFront(b *article.Block, text string) (string, error) {
	style := strings.TrimPrefix(b.Escape, noteFront)
	switch style {
	case doubleStyle:
		return article.WithCodes(b, escapeDouble(text))
	case singleStyle:
		return article.WithCodes(b, strings.ReplaceAll(format.Flat(text), "'", "''"))
	case rawStyle:
		return article.WithCodes(b, strings.ReplaceAll(format.Flat(text), "'", "’"))
	case blockStyle:
		return format.OneLine(b, text)
	}
	text = format.Flat(text)
	switch {
	case isPlain(text, style == flowStyle):
		return text, nil
	case strings.ContainsAny(text, `"\`) && strings.IndexFunc(text, isControl) < 0:
		return "'" + strings.ReplaceAll(text, "'", "''") + "'", nil
	}
	return `"` + escapeDouble(text) + `"`, nil
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// escapeDouble escapes what YAML, TOML and JSON all want escaped in "…".
func escapeDouble(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case isControl(r) || 0x80 <= r && r < 0xa0:
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
