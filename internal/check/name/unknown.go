package name

import (
	"golang.org/x/text/language"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// Unknown lists the names that the termbase does not know.
var Unknown = &check.Check{
	ID:       "name.unknown",
	Title:    &i18n.Message{ID: "check.name.unknown.title", Other: "Name not in the glossary"},
	Doc:      "A capitalised word or run of words is in no list: a name that somebody should look at once, and perhaps add to the glossary. Reported once per article. Sentence starts, days, months and titles are left out; in German, where every noun has a capital, only given name and surname together count.",
	Scope:    check.Audit,
	Severity: check.Info,
	Run:      unknown,
}

func unknown(p *check.Pass) {
	told := map[string]bool{}
	for i := range p.Units {
		u := &p.Units[i]
		for _, c := range candidates(p, u, p.Read(u)) {
			last := c.words[len(c.words)-1].Text
			if told[c.text] || told[last] || !notable(c, p.Lang()) || elsewhere(p, c.text) {
				continue
			}
			told[c.text], told[last] = true, true
			p.Report(u, c.span, locale.Say(&i18n.Message{
				ID:    "check.name.unknown",
				Other: "“{{.Name}}” is not in the glossary: is the name right?",
			}, struct{ Name string }{c.text}))
		}
	}
}

func notable(c candidate, lang language.Tag) bool {
	base, _ := lang.Base()
	switch {
	case c.person:
		return true
	case base.String() == "de" || !latin(lang):
		return false
	}
	return !c.first && len([]rune(c.text)) > 2
}

// elsewhere reports whether another language knows text as a name: then
// name.exonym and residue.language tell.
func elsewhere(p *check.Pass, text string) bool {
	for _, lang := range searched {
		if len(p.Base.Find(text, lang)) > 0 {
			return true
		}
	}
	return false
}
