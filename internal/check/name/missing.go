package name

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// Missing finds names of the termbase that the translation does not render.
var Missing = &check.Check{
	ID:       "name.missing",
	Title:    &i18n.Message{ID: "check.name.missing.title", Other: "Name missing"},
	Doc:      "The source holds a name of the termbase, and the translation none of the forms that its language has for it. Occurrences are counted: two uses need two renderings; where only some are missing the finding is an information, because a pronoun may stand for the second. Any role counts (Russia, Russian, a Russian), and so does any inflected form.",
	Scope:    check.Pair,
	Severity: check.Major,
	Run:      missing,
}

func missing(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		if u.Target == "" {
			continue
		}
		told := map[*term.Concept]bool{}
		for _, h := range u.Names {
			own := h.Concept.Term(p.To)
			if told[h.Concept] || own == nil || renderedByOther(u.Hits, h) {
				continue
			}
			told[h.Concept] = true
			wanted, got := count(u.Names, h.Concept), count(u.Hits, h.Concept)+protected(u, own.Text)
			if got >= wanted {
				continue
			}
			severity := p.Check.Severity
			switch {
			case got > 0:
				severity = check.Info
			case h.Role == term.Adjective || h.Role == term.Inhabitant:
				severity = check.Minor
			}
			p.ReportAs(severity, check.Place{Unit: u.ID, Side: check.Translation}, say(u, h, own, wanted-got))
		}
	}
}

func say(u *check.Unit, h term.Hit, own *term.Term, n int) locale.Message {
	return locale.Say(&i18n.Message{
		ID:    "check.name.missing",
		One:   "The source says “{{.Source}}”, but “{{.Own}}” is missing in the translation.",
		Other: "The source says “{{.Source}}”, but “{{.Own}}” is missing {{.Count}} times in the translation.",
	}, struct {
		Source, Own string
		Count       int
	}{u.Source[h.Span.Start:h.Span.End], own.Text, n}, n)
}

func count(hits []term.Hit, c *term.Concept) int {
	n := 0
	for _, h := range hits {
		if h.Names(c) {
			n++
		}
	}
	return n
}

// renderedByOther reports whether the hit is ambiguous and the target names one
// of its other concepts.
func renderedByOther(hits []term.Hit, h term.Hit) bool {
	for _, other := range h.Others {
		if count(hits, other) > 0 {
			return true
		}
	}
	return false
}

// protected counts the tokens in the target that stand for the name.
func protected(u *check.Unit, own string) int {
	n := 0
	for _, i := range article.Tokens(u.Target) {
		if i < len(u.Codes) && u.Codes[i].Kind == article.Name && u.Codes[i].Text == own {
			n++
		}
	}
	return n
}
