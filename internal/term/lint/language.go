package lint

import (
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"exonym/internal/term"
)

// Language finds concepts that lack a language.
var Language = &Rule{
	ID:    "lint.language",
	Title: &i18n.Message{ID: "lint.language.title", Other: "Language is missing"},
	Doc:   "A concept has no term in a language that was asked for (a warning), or in one that at least nine of ten concepts of its file and kind have (info, from ten concepts on). A name that stays as it is (keep) needs no other language.",
	run:   missing,
}

var (
	sayMissingWanted = &i18n.Message{ID: "lint.language.wanted", Other: "No term in {{.Langs}}."}
	sayMissingUsual  = &i18n.Message{ID: "lint.language.usual", Other: "No term in {{.Langs}}, which its neighbours in the file have."}
)

// crowd is a file and a kind of concept.
type crowd struct {
	file string
	kind term.Kind
}

func missing(p *pass) {
	usual := p.usual()
	for _, c := range p.Base.Concepts() {
		if p.keeps(c) {
			continue
		}
		lacking := lacks(c, p.Wanted)
		if len(lacking) > 0 {
			p.sayOf(Warning, c, sayMissingWanted, struct{ Langs string }{strings.Join(lacking, ", ")})
		}
		rest := slices.DeleteFunc(lacks(c, usual[p.crowdOf(c)]), func(lang string) bool { return slices.Contains(lacking, lang) })
		if len(rest) > 0 {
			p.sayOf(Info, c, sayMissingUsual, struct{ Langs string }{strings.Join(rest, ", ")})
		}
	}
}

func (v *view) crowdOf(c *term.Concept) crowd { return crowd{v.at(c, "").File, c.Kind} }

// usual returns the languages that nine of ten concepts of a crowd have.
func (v *view) usual() map[crowd][]language.Tag {
	size := map[crowd]int{}
	having := map[crowd]map[string]int{}
	for _, c := range v.Base.Concepts() {
		key := v.crowdOf(c)
		if having[key] == nil {
			having[key] = map[string]int{}
		}
		size[key]++
		for _, lang := range c.Languages() {
			having[key][lang]++
		}
	}
	usual := map[crowd][]language.Tag{}
	for key, langs := range having {
		for lang, count := range langs {
			if size[key] >= 10 && count*10 >= size[key]*9 {
				usual[key] = append(usual[key], v.tongue(lang).tag)
			}
		}
	}
	return usual
}

func (v *view) keeps(c *term.Concept) bool {
	for _, lang := range c.Languages() {
		for _, t := range v.own(c, lang) {
			if t.Keep {
				return true
			}
		}
	}
	return false
}

// lacks returns the tags of langs for which c has no term, sorted.
func lacks(c *term.Concept, langs []language.Tag) []string {
	var lacking []string
	for _, lang := range langs {
		if len(c.Terms(lang)) == 0 {
			lacking = append(lacking, lang.String())
		}
	}
	slices.Sort(lacking)
	return lacking
}
