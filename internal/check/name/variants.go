package name

import (
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
	"exonym/internal/term"
)

// Variants finds people whose name is spelled in several ways.
var Variants = &check.Check{
	ID:       "name.variants",
	Title:    &i18n.Message{ID: "check.name.variants.title", Other: "One name, several spellings"},
	Doc:      "Names that no list knows are spellings of one name by different conventions (Kyslytsya and Kyslyzja): a reader takes them for two people. The spelling that the language's own convention gives, else the one used most, is proposed. Names of different sound, and parts of one full name, are left alone.",
	Scope:    check.Each,
	Severity: check.Minor,
	Run:      variants,
}

var sayVariants = &i18n.Message{
	ID:    "check.name.variants",
	Other: "“{{.Form}}” and “{{.Other}}” seem to be one name: it should be spelled one way, “{{.Own}}”.",
}

// use is where a name stands first, and how often it is used.
type use struct {
	unit  *check.Unit
	span  article.Span
	count int
}

func variants(p *check.Pass) {
	uses, order := map[string]*use{}, []string{}
	for i := range p.Units {
		u := &p.Units[i]
		for _, m := range p.Base.Names(p.Read(u), p.Lang()) {
			if uses[m.Text] == nil {
				uses[m.Text] = &use{unit: u, span: m.Span}
				order = append(order, m.Text)
			}
			uses[m.Text].count++
		}
	}
	var used []term.Usage
	for _, name := range order {
		used = append(used, term.Usage{Text: name, Lang: p.Lang(), Count: uses[name].count})
	}
	for _, cluster := range term.Spellings(used, p.Lang()) {
		for n, other := range cluster.Used {
			if other.Text == cluster.Use || len(strings.Fields(other.Text)) != len(strings.Fields(cluster.Use)) {
				continue // a last name alone may be another's, or a word
			}
			at := uses[other.Text]
			p.Report(at.unit, at.span, locale.Say(sayVariants, struct{ Form, Other, Own string }{other.Text, cluster.Used[(n+1)%len(cluster.Used)].Text, cluster.Use}),
				check.Edit{Span: at.span, New: cluster.Use})
		}
	}
}
