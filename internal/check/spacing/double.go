package spacing

import (
	"regexp"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Double finds runs of spaces.
var Double = &check.Check{
	ID:       "spacing.double",
	Title:    &i18n.Message{ID: "check.spacing.double.title", Other: "Several spaces in a row"},
	Doc:      "Two or more spaces stand between two words. Spaces at the edges, and texts whose source spaces so too, are left alone; after a full stop in English it is an information (an old typists' habit).",
	Scope:    check.Target,
	Severity: check.Minor,
	Run:      double,
}

var run = regexp.MustCompile(`[ \x{a0}\x{202f}]{2,}`)

// spaced reports whether text has a match of run.
func spaced(text string) bool {
	before := false
	for _, r := range text {
		space := r == ' ' || r == '\u00a0' || r == '\u202f'
		if space && before {
			return true
		}
		before = space
	}
	return false
}

var sayDouble = &i18n.Message{
	ID:    "check.spacing.double",
	Other: "Several spaces in a row.",
}

func double(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		text := strings.TrimRight(u.Target, " \u00a0\u202f")
		if !spaced(text) || run.MatchString(u.Source) {
			continue
		}
		for _, at := range run.FindAllStringIndex(text, -1) {
			if strings.TrimSpace(text[:at[0]]) == "" {
				continue
			}
			severity := p.Check.Severity
			if strings.HasPrefix(p.To.String(), "en") && strings.ContainsAny(text[at[0]-1:at[0]], ".?!:") {
				severity = check.Info
			}
			span := article.Span{Start: at[0], End: at[1]}
			p.ReportAs(severity, check.Place{Unit: u.ID, Side: p.Side, Span: span}, locale.Say(sayDouble, nil), check.Edit{Span: span, New: " "})
		}
	}
}
