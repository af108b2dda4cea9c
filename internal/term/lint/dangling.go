package lint

import "github.com/nicksnyder/go-i18n/v2/i18n"

// Dangling finds relations to concepts that are in no file.
var Dangling = &Rule{
	ID:    "lint.dangling",
	Title: &i18n.Message{ID: "lint.dangling.title", Other: "Relation to an unknown concept"},
	Doc:   "A relation (part-of, capital-of, member-of, adjective-of) names an ID that the glossary does not have. That is allowed, for the concept may stand in a layer that is not loaded, but mostly it is a slip of the pen.",
	run:   dangling,
}

var sayDangling = &i18n.Message{
	ID:    "lint.dangling",
	Other: "{{.Relation}} names {{.Target}}, which is in no file.",
}

func dangling(p *pass) {
	for _, c := range p.Base.Concepts() {
		for _, r := range relations {
			for _, id := range r.of(c) {
				if p.Base.Concept(id) == nil {
					p.sayOf(Info, c, sayDangling, struct{ Relation, Target string }{r.name, id})
				}
			}
		}
	}
}
