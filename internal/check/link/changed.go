package link

import (
	"regexp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Changed finds addresses that were lost or altered.
var Changed = &check.Check{
	ID:       "link.changed",
	Title:    &i18n.Message{ID: "check.link.changed.title", Other: "Web or mail address changed"},
	Doc:      "Every web and e-mail address that a reader sees in the source must stand in the translation. A language code in the host or path may be exchanged for that of the target (en.wikipedia.org, /en/). Addresses inside markup are codes and belong to markup.codes.",
	Scope:    check.Pair,
	Severity: check.Major,
	Run:      changed,
}

// address matches URLs with a scheme or www, and e-mail addresses.
var address = regexp.MustCompile(`(?i)\b(?:(?:https?|ftp)://|www\.)[^\s<>"«»“”„\x{F0000}-\x{FFFFD}]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)

var sayChanged = &i18n.Message{
	ID:    "check.link.changed",
	Other: "The address {{.Address}} of the source is not in the translation.",
}

func changed(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" {
			continue
		}
		left := map[string]int{}
		for _, a := range find(u.Target) {
			left[plain(a, p.From, p.To)]++
		}
		for _, a := range find(u.Source) {
			key := plain(a, p.From, p.To)
			if left[key] > 0 {
				left[key]--
				continue
			}
			p.Report(u, article.Span{}, locale.Say(sayChanged, struct{ Address string }{a}))
		}
	}
}

// find returns the addresses in text without the punctuation behind them.
func find(text string) []string {
	var found []string
	if !check.MayHoldAddress(text) {
		return nil
	}
	for _, a := range address.FindAllString(text, -1) {
		a = strings.TrimRight(a, ".,;:!?…'’*_")
		if strings.Count(a, "(") < strings.Count(a, ")") {
			a = strings.TrimRight(a, ").,;:")
		}
		found = append(found, a)
	}
	return found
}

var part = regexp.MustCompile(`[^./]+`)

// plain replaces the parts of address that name one of the two languages.
func plain(address string, from, to language.Tag) string {
	f, _ := from.Base()
	t, _ := to.Base()
	return part.ReplaceAllStringFunc(address, func(s string) string {
		head, _, _ := strings.Cut(strings.ToLower(s), "-")
		if head == f.String() || head == t.String() {
			return "*"
		}
		return s
	})
}
