package lint

import (
	"slices"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Contradiction finds one form with two translations and no way to choose.
var Contradiction = &Rule{
	ID:    "lint.contradiction",
	Title: &i18n.Message{ID: "lint.contradiction.title", Other: "One form, two translations"},
	Doc:   "Two concepts of one kind and subject have the same preferred or admitted form in one language and different terms in another, and neither a definition, a note, a relation nor the case policy says when which is meant. Concepts that can be told apart are left to lint.homograph.",
	run:   contradiction,
}

var sayContradiction = &i18n.Message{
	ID:    "lint.contradiction",
	Other: "“{{.Form}}” is “{{.Own}}” here and “{{.Other}}” in {{.Concept}} ({{.Lang}}), and nothing says when which is meant.",
}

func contradiction(p *pass) {
	p.eachShared(func(first, second form) {
		lang, own, other := p.differing(first.concept, second.concept)
		if lang == "" || !alike(first, second) {
			return
		}
		data := struct{ Form, Own, Other, Concept, Lang string }{second.text, other, own, first.concept.ID, lang}
		p.say(Warning, second, sayContradiction, data, nil)
	})
}

// eachShared calls visit for every form that a language wants for two unrelated
// concepts, with the first concept that has it and each further one.
func (v *view) eachShared(visit func(first, other form)) {
	for _, f := range v.forms {
		if !f.names() || !f.wanted() {
			continue
		}
		first := v.named[place{f.lang, f.text}].first
		if first.concept != f.concept && !related(first.concept, f.concept) {
			visit(first, f)
		}
	}
}

// alike reports whether nothing tells the concepts of two forms apart.
func alike(a, b form) bool {
	x, y := a.concept, b.concept
	return x.Kind == y.Kind && slices.Equal(x.Subject, y.Subject) && a.term.Case == b.term.Case &&
		x.PartOf == y.PartOf && x.CapitalOf == y.CapitalOf && x.AdjectiveOf == y.AdjectiveOf && slices.Equal(x.MemberOf, y.MemberOf) &&
		!explained(a) && !explained(b)
}

func explained(f form) bool {
	return f.concept.Definition != "" || f.concept.Note != "" || f.term.Note != ""
}

// differing returns the first language in which the preferred terms of both
// concepts differ, and these.
func (v *view) differing(a, b *term.Concept) (lang, ofA, ofB string) {
	for _, lang := range a.Languages() {
		ofA, ofB = v.preferred(a, lang), v.preferred(b, lang)
		if ofA != "" && ofB != "" && ofA != ofB {
			return lang, ofA, ofB
		}
	}
	return "", "", ""
}
