package name

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// NearMiss finds destroyed names of people that the termbase knows.
var NearMiss = &check.Check{
	ID:       "name.near-miss",
	Title:    &i18n.Message{ID: "check.name.near-miss.title", Other: "Name nearly right"},
	Doc:      "A name that no list knows resembles one of the termbase, and the sentence speaks for it: the same given name, initial, consonants, country or office (Vasily Nunkzya, the Russian ambassador, is Vassili Nebenzia). Never on likeness of letters alone. Forms of other languages belong to name.exonym. Reported once per name.",
	Scope:    check.Each,
	Severity: check.Major,
	Run:      nearMiss,
}

var sayNearMiss = &i18n.Message{
	ID:    "check.name.near-miss",
	Other: "“{{.Form}}” resembles “{{.Own}}”: is this the name? {{.Why}}.",
}

func nearMiss(p *check.Pass) {
	told := map[string]bool{}
	for i := range p.Units {
		u := &p.Units[i]
		text := p.Read(u)
		for _, m := range p.Base.Names(text, p.Lang()) {
			if told[m.Text] {
				continue
			}
			told[m.Text] = true
			suggested := p.Base.NearMiss(m.Text, text, p.Lang())
			if len(suggested) == 0 || elsewhere(suggested[0]) {
				continue
			}
			own := suggested[0].Term
			p.Report(u, m.Span, locale.Say(sayNearMiss, struct {
				Form, Own string
				Why       []locale.Message
			}{m.Text, own, evidence(suggested[0].Why)}), check.Edit{Span: m.Span, New: own})
		}
	}
}

// elsewhere reports whether s was found as the name of another language or as an
// outdated one, which other checks tell.
func elsewhere(s term.Suggestion) bool {
	for _, why := range s.Why {
		if why.Clue == term.OtherLanguage || why.Clue == term.Outdated {
			return true
		}
	}
	return false
}
