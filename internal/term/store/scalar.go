package store

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainWords are the plain scalars that a YAML reader takes for something else
// than text: null, boolean, merge and value of YAML 1.1 (type repository,
// yaml.org/type) and of the YAML 1.2.2 core schema, section 10.3.2.
var plainWords = func() map[string]bool {
	words := map[string]bool{"~": true, "<<": true, "=": true}
	for _, word := range strings.Fields("null y n yes no true false on off") {
		words[word] = true
		words[strings.ToUpper(word)] = true
		words[strings.ToUpper(word[:1])+word[1:]] = true
	}
	return words
}()

// plainNumber matches what YAML 1.1 or 1.2 takes for a number or a timestamp.
var plainNumber = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`[-+]?[0-9][0-9_]*`, // decimal, and octal of 1.1
	`[-+]?0b[01_]+`, `[-+]?0o[0-7]+`, `[-+]?0x[0-9a-fA-F_]+`,
	`[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?`, // base 60
	`[-+]?(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_.]*)?)(?:[eE][-+]?[0-9]+)?`,
	`[-+]?\.(?:inf|Inf|INF)`, `\.(?:nan|NaN|NAN)`,
	`[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?`,
}, "|") + `)$`)

// scalar writes text as a YAML scalar that readers of YAML 1.1 and 1.2 take for
// this text: plain where they do, else quoted. In flow it stands between brackets.
func scalar(text string, flow bool) string {
	switch {
	case !printable(text):
		return escaped(text)
	case plain(text, flow):
		return text
	case strings.ContainsAny(text, `"\`):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}

// plain reports whether a printable text needs no quotes.
func plain(text string, flow bool) bool {
	if text == "" || plainWords[text] || plainNumber.MatchString(text) || strings.TrimSpace(text) != text {
		return false
	}
	if flow && strings.ContainsAny(text, ",?[]{}") {
		return false // readers of YAML 1.1 end a text between brackets at "?" too
	}
	if strings.Contains(text, ": ") || strings.HasSuffix(text, ":") || strings.Contains(text, " #") {
		return false
	}
	rest := text[1:]
	switch text[0] {
	case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`':
		return false
	case '-':
		return rest != "" && rest[0] != ' ' && text != "---"
	case '?', ':':
		return !flow && rest != "" && rest[0] != ' '
	}
	return text != "..."
}

// printable reports whether every character may stand in a YAML file as it is and
// be seen there: no control characters, no line breaks, no byte order mark.
func printable(text string) bool {
	for _, r := range text {
		if unicode.IsControl(r) || r == 0xFEFF || r == 0x2028 || r == 0x2029 || r >= 0xFFFE && r <= 0xFFFF || r == utf8.RuneError {
			return false
		}
	}
	return true
}

// escaped writes text between double quotes with the escapes of YAML 1.2.2,
// section 5.7. Bytes that are not UTF-8 become U+FFFD.
func escaped(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == utf8.RuneError || printable(string(r)):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
