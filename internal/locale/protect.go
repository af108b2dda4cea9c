package locale

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// nonProse matches what is no prose: its marks mean something else there. What
// a pattern matches must hold a place that suspicious sees, and no white space
// before that place: protected looks nowhere else.
var nonProse = strings.Join([]string{
	"`[^`\n]*`", // code in backticks
	`(?i:\b[a-z][a-z0-9+.-]*://[^\s<>"«»“”„]*)`,                               // https://host/path
	`(?i:\bwww\.[^\s<>"«»“”„]+)`,                                              // www.host
	`(?i:\b(?:mailto|tel|urn|doi|data):[^\s]+)`,                               // other addresses
	`[\pL\pN._%+-]+@[\pL\pN.-]+\.\pL{2,}`,                                     // e-mail
	`<!\[CDATA\[|\]\]>|<!--|-->`,                                              // XML sections and comments
	`</?[A-Za-z!?][^<>\n]*>`,                                                  // tags
	`&#?[A-Za-z0-9]+;`,                                                        // entities
	`[=!<>+]=? *"[^"\n]*"|\) *; *[{}]`,                                        // == "d", ); }
	`::|:=|[!=<>]=|=>|->|&&|\|\||\?\.|\?\?=?`,                                 // operators
	`[\pL_][\pL\pN_]*(?:::[\pL_][\pL\pN_]*)+`,                                 // a::b
	`[\pL_][\pL\pN_.-]*=(?:"[^"\n]*"|'[^'\n]*')`,                              // key="value"
	`[\pL_][\pL\pN_.]*[\[(](?:"[^"\n]*"|'[^'\n]*')[^\s]*`,                     // f("x"), a['x']
	`"[\pL_][\pL\pN_.-]*": ?(?:"[^"\n]*"|[\d{\[])`,                            // JSON members
	`%[-+ 0#]*\d*(?:\.\d+)?[sdifgxXeEcqvTtp@]\b|%\d+\$[sd@]|%\([\pL_]+\)[sd]`, // printf
	`\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\{[\pL_][\pL\pN_.,: ]*\}|\{\d+\}`,        // {name}, {{.X}}, ${x}
	`(?:[A-Za-z]:\\|\\\\|~?/|\.{1,2}/)[\pL\pN_.%-]+(?:[/\\][\pL\pN_.%-]+)*`,   // paths
	`\$[A-Za-z_]\w*|\\[a-z]+\b|\\["'n]`,                                       // variables, escapes
	`\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d+:\d+\b`,                                // times, ratios
	`[\pL\pN_-]+\.(?i:txt|md|html?|xml|json|ya?ml|csv|tsv|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|svg|mp[34]|zip|gz|tar|go|py|js|ts|c|h|cpp|java|rb|sh|exe|po|tmx|tbx|xliff)\b`, // file names
	`--[A-Za-z][\pL\pN-]*(?:[ =](?:'[^'\n]*'|"[^"\n]*"))?`, // --flags 'with arguments'
}, "|")

// wordStart and wordInside find the first match that begins in the word at the
// start of a text. The latter skips one rune, which \b needs to see.
var (
	wordStart  = regexp.MustCompile(`\A\S*?(` + nonProse + `)`)
	wordInside = regexp.MustCompile(`\A(?s:.)\S*?(` + nonProse + `)`)
)

// protected marks the runes of text (n of them) that no rule may touch.
func protected(text string, n int) []bool {
	shut := make([]bool, n)
	counted, runes, searched := 0, 0, 0 // runes stand before byte counted
	for at := suspicious(text, 0); at < len(text); at = suspicious(text, searched) {
		start, end := untouchable(text, max(searched, wordBegin(text, at)))
		if start == end {
			searched = wordEnd(text, at)
			continue
		}
		runes += utf8.RuneCountInString(text[counted:start])
		counted = start + len(trimAddress(text[start:end]))
		for range text[start:counted] {
			shut[runes] = true
			runes++
		}
		searched = end
	}
	return shut
}

// untouchable returns the first match that begins in the word at byte from.
func untouchable(text string, from int) (start, end int) {
	pattern, skipped := wordStart, 0
	if from > 0 {
		_, skipped = utf8.DecodeLastRuneInString(text[:from])
		pattern = wordInside
	}
	m := pattern.FindStringSubmatchIndex(text[from-skipped:])
	if m == nil {
		return 0, 0
	}
	return from - skipped + m[2], from - skipped + m[3]
}

// suspicious returns the first place from byte at on that looks as if it belonged
// to an untouchable, len(text) if there is none.
func suspicious(text string, at int) int {
	for ; at < len(text); at++ {
		if !sign[text[at]] {
			continue
		}
		if after, known := suspects[text[at]]; !known || after(text[at+1:]) {
			break
		}
	}
	return at
}

// sign holds the bytes that suspicious looks at.
var sign = func() (is [256]bool) {
	for _, c := range []byte("`:@<>&=!+)?|[(]\"%{/\\$.-wW") {
		is[c] = true
	}
	return is
}()

// suspects tells for the signs that are common in prose what must stand behind.
var suspects = map[byte]func(behind string) bool{
	':': func(s string) bool { return s != "" && !space(s[0]) }, // ://, ::, :=, 12:30, mailto:x
	'!': func(s string) bool { return begun(s, "=") || begun(strings.TrimLeft(s, " "), `"`) },
	')': func(s string) bool { return begun(strings.TrimLeft(s, " "), ";") },
	'?': func(s string) bool { return begun(s, ".?") },
	'[': func(s string) bool { return begun(s, `"'`) },
	'(': func(s string) bool { return begun(s, `"'`) },
	']': func(s string) bool { return begun(s, "]") },
	'"': func(s string) bool { return begun(s, ":") },
	'%': directive,
	'/': func(s string) bool { return s != "" && !space(s[0]) },
	'$': func(s string) bool { return s != "" && (s[0] == '{' || s[0] == '_' || ascii(s[0])) },
	'.': func(s string) bool { return s != "" && (ascii(s[0]) || s[0] == "ſ"[0]) }, // ſ folds to s, as in .sh
	'-': func(s string) bool { return begun(s, "->") },
	'w': func(s string) bool { return begun(s, "wW") },
	'W': func(s string) bool { return begun(s, "wW") },
}

// begun reports that s begins with one of signs, which are ASCII.
func begun(s, signs string) bool { return s != "" && strings.IndexByte(signs, s[0]) >= 0 }

// directive reports that s may be what follows % in printf's directives.
func directive(s string) bool {
	s = strings.TrimLeft(strings.TrimLeft(s, "-+ 0#"), "0123456789.")
	return s != "" && (s[0] == '(' || s[0] == '$' || s[0] == '@' || ascii(s[0]) && (len(s) == 1 || !word(s[1])))
}

func ascii(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func word(c byte) bool  { return ascii(c) || c == '_' || c >= '0' && c <= '9' }

// space reports what \s matches.
func space(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' && c != '\v' }

// wordBegin and wordEnd return the edges of the word round byte at.
func wordBegin(text string, at int) int {
	for at > 0 && !space(text[at-1]) {
		at--
	}
	return at
}

func wordEnd(text string, at int) int {
	for at < len(text) && !space(text[at]) {
		at++
	}
	return at
}

// trimAddress gives the marks behind an address back to the sentence.
func trimAddress(s string) string {
	if strings.Contains(s, "://") || strings.HasPrefix(strings.ToLower(s), "www.") {
		if t := strings.TrimRight(s, ".,;:!?)'’"); !strings.HasSuffix(t, "//") && !strings.HasSuffix(s, "://") {
			return t
		}
	}
	return s
}
