package bitext

import (
	"regexp"
	"strconv"
	"strings"

	"exonym/internal/article"
)

// Mark shows the tokens of text as numbered marks, as people write them: <1> and
// </1> for a pair, <2/> for a code that stands alone. Text that looks like such a
// mark gets a backslash before it.
func Mark(text string, codes []article.Code) string {
	return article.Expand(escape(text), func(n int) string {
		if n >= len(codes) {
			return "<" + strconv.Itoa(n+1) + "/>"
		}
		switch c := codes[n]; {
		case c.Kind == article.Open:
			return "<" + strconv.Itoa(n+1) + ">"
		case c.Kind == article.Close && c.Pair >= 0:
			return "</" + strconv.Itoa(c.Pair+1) + ">"
		case c.Kind == article.Close:
			return "</" + strconv.Itoa(n+1) + ">"
		}
		return "<" + strconv.Itoa(n+1) + "/>"
	})
}

// mark is what Mark writes, with the backslashes before it.
var mark = regexp.MustCompile(`(\\*)<(/?)([1-9][0-9]{0,4})(/?)>`)

func escape(text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	return mark.ReplaceAllString(text, `\$0`)
}

// Marked adds text in which codes are written as Mark writes them.
func (in *Inline) Marked(text string) {
	if !strings.Contains(text, "<") {
		in.Verbatim(text)
		return
	}
	at := 0
	for _, m := range mark.FindAllStringSubmatchIndex(text, -1) {
		in.Verbatim(text[at:m[0]])
		at = m[1]
		closes, alone, name := m[5] > m[4], m[9] > m[8], text[m[6]:m[7]]
		switch {
		case m[3] > m[2]:
			in.Verbatim(text[m[0]+1 : m[1]])
		case closes && alone:
			in.Verbatim(text[m[0]:m[1]])
		case closes:
			in.Code(article.Close, name, name, "")
		case alone:
			in.Code(article.Single, name, "", "")
		default:
			in.Code(article.Open, name, name, "")
		}
	}
	in.Verbatim(text[at:])
}
