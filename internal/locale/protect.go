package locale

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// untouchable matches what is no prose: its marks mean something else there.
var untouchable = regexp.MustCompile(strings.Join([]string{
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
}, "|"))

// protected marks the runes of text (n of them) that no rule may touch.
func protected(text string, n int) []bool {
	shut := make([]bool, n)
	at, runes := 0, 0
	for _, m := range untouchable.FindAllStringIndex(text, -1) {
		start, end := m[0], m[0]+len(trimAddress(text[m[0]:m[1]]))
		runes += utf8.RuneCountInString(text[at:start])
		for at = start; at < end; runes++ {
			_, size := utf8.DecodeRuneInString(text[at:])
			shut[runes] = true
			at += size
		}
	}
	return shut
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
