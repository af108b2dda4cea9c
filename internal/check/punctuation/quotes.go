package punctuation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Quotes finds quotation marks without partner.
var Quotes = &check.Check{
	ID:       "punctuation.quotes",
	Title:    &i18n.Message{ID: "check.punctuation.quotes.title", Other: "Quotation mark without partner"},
	Doc:      "Double quotation marks must come in pairs inside a block, in any style (“ ” „ “ « » » « ” ” and straight). Apostrophes and single marks are not looked at, nor inch and second signs behind digits, nor a quotation that runs on over several paragraphs, nor what the source leaves open too.",
	Scope:    check.Target,
	Severity: check.Minor,
	Run:      quotes,
}

// families are the marks that pair among themselves: which of a pair opens
// depends on the language, so only their number counts.
var families = []string{`"`, "“”„‟", "«»", "‹›", "＂", "〝〞"}

var sayQuotes = &i18n.Message{
	ID:    "check.punctuation.quotes",
	Other: "A quotation is opened or closed only once: {{.Mark}} has no partner.",
}

func quotes(p *check.Pass) {
	blocks := p.Blocks()
	for i, block := range blocks {
		source, target := sides(block)
		for _, family := range families {
			marks := find(target, family)
			if len(marks)%2 == 0 || (source != "" && odd(source)) || runsOn(blocks, i) {
				continue
			}
			at := suspect(target, marks)
			u, in := unitAt(block, at)
			_, size := utf8.DecodeRuneInString(u.Target[in:])
			p.Report(u, article.Span{Start: in, End: in + size}, locale.Say(sayQuotes, struct{ Mark string }{u.Target[in : in+size]}))
		}
	}
}

func odd(text string) bool {
	for _, family := range families {
		if len(find(text, family))%2 == 1 {
			return true
		}
	}
	return false
}

// find returns the offsets of the family's marks in text, without inch signs.
func find(text, family string) []int {
	if !strings.ContainsAny(text, family) {
		return nil
	}
	var found []int
	for i, r := range text {
		if !strings.ContainsRune(family, r) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if unicode.IsDigit(before) && (r == '"' || r == '”') && len(found)%2 == 0 {
			continue // 5" or 40”, no quotation is open
		}
		found = append(found, i)
	}
	return found
}

// suspect guesses which of an odd number of marks is alone: a second mark that
// opens while a quotation is open betrays the first; else it is the last.
func suspect(text string, marks []int) int {
	for n := 0; n+1 < len(marks); n += 2 {
		if opensAt(text, marks[n]) && opensAt(text, marks[n+1]) {
			return marks[n]
		}
	}
	return marks[len(marks)-1]
}

// opensAt reports whether the mark at byte i stands before a word and behind none.
func opensAt(text string, i int) bool {
	_, size := utf8.DecodeRuneInString(text[i:])
	next, _ := utf8.DecodeRuneInString(text[i+size:])
	before, n := utf8.DecodeLastRuneInString(text[:i])
	return (n == 0 || unicode.IsSpace(before) || before == '(') && !unicode.IsSpace(next)
}

// runsOn reports whether block i belongs to a quotation over several paragraphs:
// each begins with a mark, and only the last ends with one.
func runsOn(blocks [][]*check.Unit, i int) bool {
	return starts(blocks, i) && (starts(blocks, i+1) || starts(blocks, i-1))
}

func starts(blocks [][]*check.Unit, i int) bool {
	if i < 0 || i >= len(blocks) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(check.Visible(blocks[i][0].Target)))
	return strings.ContainsRune(strings.Join(families, ""), r)
}
