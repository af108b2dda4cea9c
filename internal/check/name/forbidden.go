package name

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// Forbidden finds forms that the termbase does not want.
var Forbidden = &check.Check{
	ID:       "name.forbidden",
	Title:    &i18n.Message{ID: "check.name.forbidden.title", Other: "Unwanted form of a name"},
	Doc:      "The text uses a form that the termbase marks as forbidden or deprecated for its language. A deprecated form is minor, a forbidden one major. Forms in quotations are left alone; a form that other languages use rightly is reported by name.exonym.",
	Scope:    check.Target,
	Severity: check.Major,
	Run:      forbidden,
}

var sayForbiddenForm = &i18n.Message{
	ID:    "check.name.forbidden.form",
	Other: "The glossary does not want the form “{{.Form}}”.",
}

var sayForbidden = &i18n.Message{
	ID:    "check.name.forbidden",
	Other: "The glossary wants “{{.Own}}”, not “{{.Form}}”.",
}

func forbidden(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		for _, h := range p.Found(u) {
			if h.Wanted || quoted(u.Target, h.Span) || u.Source == "" && abroad(h, p) {
				continue
			}
			severity := p.Check.Severity
			if h.Status == term.Deprecated {
				severity = check.Minor
			}
			place := check.Place{Unit: u.ID, Side: check.Translation, Span: h.Span}
			form := u.Target[h.Span.Start:h.Span.End]
			own := h.Concept.Term(p.To)
			if own == nil {
				p.ReportAs(severity, place, locale.Say(sayForbiddenForm, struct{ Form string }{form}))
				continue
			}
			var fixes []check.Edit
			if h.Role == term.Name {
				fixes = []check.Edit{{Span: h.Span, New: own.Text}}
			}
			p.ReportAs(severity, place, locale.Say(sayForbidden, struct{ Form, Own string }{form, own.Text}), fixes...)
		}
	}
}

// abroad reports whether at least two other languages want the form.
func abroad(h term.Hit, p *check.Pass) bool {
	n := 0
	for _, lang := range h.Concept.UsedBy(h.Form) {
		if !sameBase(lang, p.To) {
			n++
		}
	}
	return n > 1
}
