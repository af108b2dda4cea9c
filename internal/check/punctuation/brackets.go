package punctuation

import (
	"regexp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Brackets finds brackets without partner.
var Brackets = &check.Check{
	ID:       "punctuation.brackets",
	Title:    &i18n.Message{ID: "check.punctuation.brackets.title", Other: "Bracket without partner"},
	Doc:      "Every ( [ { must be closed in its block, and nothing closed that was not opened. List labels such as a) and 1), smileys, and brackets that the source leaves open too are left alone.",
	Scope:    check.Target,
	Severity: check.Minor,
	Run:      brackets,
}

const opening, closing = "([{（【「『", ")]}）】」』"

var (
	pairs = map[rune]rune{')': '(', ']': '[', '}': '{', '）': '（', '】': '【', '」': '「', '』': '『'}
	// label matches a) or 12) at the start of a text or after a space.
	label  = regexp.MustCompile(`(^|[\s,;:\x{F0000}-\x{FFFFD}])(\p{L}|\d{1,3}|[ivxIVX]{1,5})\)`)
	smiley = regexp.MustCompile(`[:;=]['-]?[()]|\([:;=]`)
)

var sayBrackets = &i18n.Message{
	ID:    "check.punctuation.brackets",
	Other: "The bracket {{.Bracket}} has no partner.",
}

func brackets(p *check.Pass) {
	for _, block := range p.Blocks() {
		source, target := sides(block)
		if len(lonely(source)) > 0 && source != "" {
			continue
		}
		for _, at := range lonely(target) {
			u, in := unitAt(block, at)
			r := firstRune(u.Target[in:])
			p.Report(u, article.Span{Start: in, End: in + len(string(r))}, locale.Say(sayBrackets, struct{ Bracket string }{string(r)}))
		}
	}
}

// sides returns the joined texts of a block's units.
func sides(block []*check.Unit) (source, target string) {
	var s, t strings.Builder
	for _, u := range block {
		s.WriteString(u.Source)
		t.WriteString(u.Target)
	}
	return s.String(), t.String()
}

// unitAt returns the unit that holds byte at of the block's joined target, and
// the offset inside it.
func unitAt(block []*check.Unit, at int) (*check.Unit, int) {
	for _, u := range block {
		if at < len(u.Target) {
			return u, at
		}
		at -= len(u.Target)
	}
	last := block[len(block)-1]
	return last, len(last.Target)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

// lonely returns the offsets of brackets without partner.
func lonely(text string) []int {
	if !strings.ContainsAny(text, opening+closing) {
		return nil
	}
	text = blank(label, blank(smiley, text))
	type open struct {
		r  rune
		at int
	}
	var stack []open
	var found []int
	for i, r := range text {
		partner, closes := pairs[r]
		switch {
		case strings.ContainsRune(opening, r):
			stack = append(stack, open{r, i})
		case !closes:
		case len(stack) > 0 && stack[len(stack)-1].r == partner:
			stack = stack[:len(stack)-1]
		default:
			found = append(found, i)
		}
	}
	for _, o := range stack {
		found = append(found, o.at)
	}
	return found
}

// blank overwrites what pattern matches, unless the match closes a bracket that
// was opened shortly before: "(see a)" is no label.
func blank(pattern *regexp.Regexp, text string) string {
	out := []byte(text)
	for _, at := range pattern.FindAllStringIndex(text, -1) {
		before := text[:at[0]]
		if strings.Count(before, "(") > strings.Count(before, ")") {
			continue
		}
		for i := at[0]; i < at[1]; i++ {
			out[i] = ' '
		}
	}
	return string(out)
}
