package completeness

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Missing finds segments without translation.
var Missing = &check.Check{
	ID:       "completeness.missing",
	Title:    &i18n.Message{ID: "check.completeness.missing.title", Other: "Not translated"},
	Doc:      "A segment of the source has letters or digits, and its translation is empty. Segments of mere punctuation are left alone.",
	Scope:    check.Pair,
	Severity: check.Critical,
	Run:      missing,
}

var sayMissing = &i18n.Message{
	ID:    "check.completeness.missing",
	Other: "This sentence has no translation.",
}

func missing(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if check.First(u.Source) < 0 || strings.TrimSpace(check.Visible(u.Target)) != "" || names(u) {
			continue
		}
		p.Report(u, article.Span{}, locale.Say(sayMissing, nil))
	}
}

// names reports whether the target holds protected names only.
func names(u *check.Unit) bool {
	for _, n := range article.Tokens(u.Target) {
		if n < len(u.Codes) && u.Codes[n].Text != "" {
			return true
		}
	}
	return false
}
