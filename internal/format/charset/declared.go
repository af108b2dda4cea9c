package charset

import (
	"bytes"
	"regexp"
)

// head is how far into a file a declaration may stand (HTML standard, prescan:
// 1024 bytes; real pages need more).
const head = 4096

var (
	xmlDeclared = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)
	metaTag     = regexp.MustCompile(`(?i)<meta\s[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)`)
	comment     = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// Declared returns the encoding that an HTML or XML text declares about itself:
// in its XML declaration, in <meta charset> or in <meta http-equiv>. It returns
// "" when there is none.
func Declared(src []byte) string {
	src = src[:min(len(src), head)]
	if m := xmlDeclared.FindSubmatch(src); m != nil {
		return string(m[1])
	}
	if m := metaTag.FindSubmatch(comment.ReplaceAll(src, nil)); m != nil {
		return string(bytes.ToLower(m[1]))
	}
	return ""
}
