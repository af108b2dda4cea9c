package lint

import (
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Homograph finds forms that name several concepts.
var Homograph = &Rule{
	ID:    "lint.homograph",
	Title: &i18n.Message{ID: "lint.homograph.title", Other: "One form, several concepts"},
	Doc:   "One form names two concepts of one language that are not related. Where both are found the later layer is taken, so the other is never meant. A capital and its country, a part and its whole may share a name. Each pair of concepts is reported once, with its languages.",
	run:   homograph,
}

var sayHomograph = &i18n.Message{
	ID:    "lint.homograph",
	Other: "“{{.Form}}” also names {{.Concept}} ({{.Langs}}).",
}

func homograph(p *pass) {
	type couple struct{ a, b *term.Concept }
	forms := map[couple]form{}
	langs := map[couple][]string{}
	var order []couple
	first := map[couple]form{}
	p.eachShared(func(a, b form) {
		key := couple{a.concept, b.concept}
		if forms[key].concept == nil {
			order = append(order, key)
			forms[key], first[key] = b, a
		}
		if !slices.Contains(langs[key], b.lang) {
			langs[key] = append(langs[key], b.lang)
		}
	})
	for _, key := range order {
		a, b := first[key], forms[key]
		if _, same := p.twins(key.a, key.b); same {
			continue // lint.duplicate says so
		}
		if lang, _, _ := p.differing(key.a, key.b); lang != "" && alike(a, b) {
			continue // lint.contradiction says so
		}
		p.say(Info, b, sayHomograph, struct{ Form, Concept, Langs string }{b.text, key.a.ID, strings.Join(langs[key], ", ")}, nil)
	}
}
