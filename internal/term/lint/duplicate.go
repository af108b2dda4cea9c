package lint

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
)

// Duplicate finds concepts that are one thing twice.
var Duplicate = &Rule{
	ID:    "lint.duplicate",
	Title: &i18n.Message{ID: "lint.duplicate.title", Other: "Concept stands twice"},
	Doc:   "Two concepts of one kind have the same preferred term in at least two languages, and in more than twice as many as they differ in. A capital and its country, a part and its whole are related and left alone, and so are two that belong to different wholes (capital-of, part-of).",
	run:   duplicate,
}

var sayDuplicate = &i18n.Message{
	ID:    "lint.duplicate",
	One:   "The same as {{.Concept}}: both have “{{.Form}}” in {{.Count}} language.",
	Other: "The same as {{.Concept}}: both have the same term in {{.Count}} languages, such as “{{.Form}}”.",
}

func duplicate(p *pass) {
	seen := map[pair]form{}
	for start := 0; start < len(p.forms); {
		end := start
		var own []form // preferred terms that others have too
		for ; end < len(p.forms) && p.forms[end].concept == p.forms[start].concept; end++ {
			if f := p.forms[end]; f.preferred() && p.shared(f) {
				own = append(own, f)
			}
		}
		start = end
		if first, shared, ok := p.twinOf(own, seen); ok {
			twin := form{concept: own[0].concept, text: own[0].text}
			data := struct {
				Concept, Form string
				Count         int
			}{first.ID, twin.text, shared}
			p.say(Warning, twin, sayDuplicate, data, nil)
		}
	}
}

// pair is two preferred terms of a kind. Concepts that share two terms are found by
// it, so that a term that thousands have does not make every two be compared.
type pair struct {
	kind         term.Kind
	one, another place
}

// twinOf returns the first concept before that has two of the terms of own and
// looks like the same, and how many terms they share. It enters own into seen.
func (v *view) twinOf(own []form, seen map[pair]form) (twin *term.Concept, shared int, ok bool) {
	judged := map[*term.Concept]bool{}
	for i, a := range own {
		for _, b := range own[i+1:] {
			key := pair{a.concept.Kind, place{a.lang, a.text}, place{b.lang, b.text}}
			first, known := seen[key]
			if !known {
				seen[key] = a
				continue
			}
			if ok || judged[first.concept] {
				continue
			}
			judged[first.concept] = true
			if shared, ok = v.twins(first.concept, a.concept); ok {
				twin = first.concept
			}
		}
	}
	return twin, shared, ok
}

// twins reports whether a and b look like one concept, and how many terms they
// share.
func (v *view) twins(a, b *term.Concept) (shared int, same bool) {
	if a == b || related(a, b) || a.CapitalOf != b.CapitalOf && a.CapitalOf != "" && b.CapitalOf != "" || a.PartOf != b.PartOf && a.PartOf != "" && b.PartOf != "" {
		return 0, false
	}
	differ := 0
	for _, lang := range a.Languages() {
		switch ofA, ofB := v.preferred(a, lang), v.preferred(b, lang); {
		case ofA == "" || ofB == "":
		case ofA == ofB:
			shared++
		default:
			differ++
		}
	}
	return shared, shared >= 2 && shared > 2*differ
}
