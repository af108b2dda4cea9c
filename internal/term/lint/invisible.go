package lint

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Invisible finds characters that nobody sees.
var Invisible = &Rule{
	ID:    "lint.invisible",
	Title: &i18n.Message{ID: "lint.invisible.title", Other: "Invisible character"},
	Doc:   "A form holds a control character, a soft hyphen, a zero width space, a byte order mark, a mark of writing direction, a private or unassigned character or U+FFFD. Joiners (U+200C, U+200D) belong to Arabic and Indic scripts and to emoji, and are left alone between characters beyond Latin, Greek and Cyrillic.",
	run:   invisible,
}

var sayInvisible = &i18n.Message{
	ID:    "lint.invisible",
	Other: "“{{.Form}}” holds the invisible character {{.Code}}.",
}

func invisible(p *pass) {
	for _, f := range p.forms {
		at := strings.IndexFunc(f.text, unseen)
		if at < 0 || strings.Trim(f.text, "\t\n\r ") == "" {
			continue
		}
		var code string
		for _, r := range f.text[at:] {
			code = fmt.Sprintf("U+%04X", r)
			break
		}
		clean := strings.Map(func(r rune) rune {
			if unseen(r) {
				return -1
			}
			return r
		}, f.text)
		if joins(f.text, clean) {
			continue
		}
		p.say(Warning, f, sayInvisible, struct{ Form, Code string }{clean, code}, &Edit{f.text, clean})
	}
}

// unseen reports whether r shows nothing, or nothing that is meant. Tabs and line
// breaks are blanks: see Blank.
func unseen(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return false
	case r == unicode.ReplacementChar:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp)
}

// joins reports whether all that text has more than clean are joiners of a script
// that needs them.
func joins(text, clean string) bool {
	for _, r := range text {
		if unseen(r) && r != '\u200c' && r != '\u200d' {
			return false
		}
	}
	return !strings.ContainsFunc(clean, func(r rune) bool { return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) })
}
