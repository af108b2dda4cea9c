package markdown

import (
	"bytes"

	"exonym/internal/article"
)

// codeShortcodes are paired shortcodes and tags whose content is code: Hugo's own
// highlight (gohugo.io/shortcodes/highlight), the code-toggle of Hugo's manual,
// mermaid and math as themes have them, and Jekyll's highlight tag
// (jekyllrb.com/docs/liquid/tags).
var codeShortcodes = map[string]bool{"highlight": true, "code-toggle": true, "code": true, "mermaid": true, "math": true}

// shortcode notes the lines between the opening tag src[start:end] and its
// closing tag as code, and returns the offset of the line that closes. It returns
// end where the tag opens no code.
func (m *masker) shortcode(start, end int) int {
	tag := m.src[start:end]
	fields := bytes.Fields(bytes.Trim(tag, "{}<>% \t\r\n"))
	if len(fields) == 0 || !codeShortcodes[string(fields[0])] || bytes.HasSuffix(bytes.Trim(tag, "{}<>% \t\r\n"), []byte("/")) {
		return end
	}
	shut, open := "/"+string(fields[0]), tag[:min(3, len(tag))]
	if bytes.HasPrefix(tag, []byte("{%")) {
		shut, open = "end"+string(fields[0]), tag[:2]
	}
	for at := m.lineEnd(end); at < len(m.src) && m.dead[shut] == 0; at = m.lineEnd(at) {
		line := bytes.TrimLeft(m.src[at:m.lineEnd(at)], " \t")
		if rest, ok := bytes.CutPrefix(line, open); ok && bytes.HasPrefix(bytes.TrimLeft(bytes.ReplaceAll(rest, []byte(" "), nil), "-"), []byte(shut)) {
			m.code = append(m.code, article.Span{Start: m.lineEnd(end), End: at})
			return at
		}
	}
	m.dead[shut] = len(m.src) // none from here on
	return end
}
