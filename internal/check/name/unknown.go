package name

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// Unknown lists the names that the termbase does not know.
var Unknown = &check.Check{
	ID:       "name.unknown",
	Title:    &i18n.Message{ID: "check.name.unknown.title", Other: "Name not in the glossary"},
	Doc:      "A capitalised word or run of words is in no list: a name that somebody should look at once, and perhaps add to the glossary. Reported once per article. Sentence starts, days, months and titles are left out; in German, where every noun has a capital, only two words or more together count.",
	Scope:    check.Audit,
	Severity: check.Info,
	Run:      unknown,
}

var sayUnknown = &i18n.Message{
	ID:    "check.name.unknown",
	Other: "“{{.Name}}” is not in the glossary: is the name right?",
}

func unknown(p *check.Pass) {
	told := map[string]bool{}
	for i := range p.Units {
		u := &p.Units[i]
		text := p.Read(u)
		for _, m := range p.Base.Names(text, p.Lang()) {
			last := lastWord(m.Text)
			if told[m.Text] || told[last] || abroadKnown(p, m.Text) {
				continue
			}
			told[m.Text], told[last] = true, true
			p.Report(u, m.Span, locale.Say(sayUnknown, struct{ Name string }{m.Text}))
		}
	}
}

// abroadKnown reports whether another language knows name: then name.exonym or
// residue.language tells.
func abroadKnown(p *check.Pass, name string) bool {
	return p.Base.Knows(name) || len(p.Base.FindForeign(name, p.Lang())) > 0
}

// lastWord returns what a second mention mostly says of a name.
func lastWord(name string) string {
	words := check.Words(name)
	if len(words) == 0 {
		return name
	}
	return words[len(words)-1].Text
}
