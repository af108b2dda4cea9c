package lint

import (
	"cmp"
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/term/suggest/cue"
)

// view is the base as rules want to read it: made once, for all of them.
type view struct {
	Input
	scalars []scalar
	forms   []form
	named   map[place]*naming
	lines   map[entry]term.Location
	tongues map[string]*tongue
}

// form is one way to write one concept in one language.
type form struct {
	concept *term.Concept
	lang    string
	term    *term.Term
	list    list
	status  term.Status
	text    string
}

// list says which list of a term a form stands in.
type list uint8

const (
	ofTerm list = iota
	ofForms
	ofAlso
	ofAbbreviation
	ofAdjective
	ofInhabitant
	ofDeprecated
	ofForbidden
)

// names reports whether the form stands for the concept itself, uninflected.
func (f form) names() bool {
	return f.list == ofTerm || f.list == ofAlso || f.list == ofAbbreviation || f.list == ofDeprecated || f.list == ofForbidden
}

// preferred reports whether f is what the language says for the concept.
func (f form) preferred() bool { return f.list == ofTerm && f.status == term.Preferred }

// wanted reports whether the language wants f.
func (f form) wanted() bool { return f.status <= term.Admitted }

// place is a text in a language.
type place struct{ lang, text string }

// entry is a concept in a language; without language its first line.
type entry struct{ id, lang string }

func newView(in Input) *view {
	v := &view{Input: in, named: map[place]*naming{}, lines: map[entry]term.Location{}, tongues: map[string]*tongue{}}
	for _, file := range in.Files {
		v.scalars = append(v.scalars, file.scalars()...)
	}
	for _, s := range v.scalars {
		v.lines[entry{s.id, s.lang}] = term.Location{File: s.file, Line: s.line}
	}
	for _, c := range v.ordered() {
		for _, lang := range c.Languages() {
			terms := v.own(c, lang)
			for i := range terms {
				v.forms = appendForms(v.forms, c, lang, &terms[i])
			}
		}
	}
	for _, f := range v.forms {
		v.name(f)
	}
	return v
}

// ordered returns the concepts as the files have them, so that of two the later one
// is found to be too much; without files by ID.
func (v *view) ordered() []*term.Concept {
	layer := map[string]int{}
	for i, file := range v.Files {
		layer[file.Name] = i
	}
	concepts := slices.Clone(v.Base.Concepts())
	slices.SortStableFunc(concepts, func(a, b *term.Concept) int {
		if len(a.Places()) == 0 || len(b.Places()) == 0 {
			return cmp.Compare(len(a.Places()), len(b.Places()))
		}
		x, y := a.Places()[0], b.Places()[0]
		return cmp.Or(cmp.Compare(layer[x.File], layer[y.File]), cmp.Compare(x.Line, y.Line))
	})
	return concepts
}

// naming says who has one text of one language as a name. It keeps two of many,
// because telling that a name is shared takes no more.
type naming struct {
	first form   // the first form that the language wants
	terms []form // the first two terms that it wants, of different concepts
}

func (v *view) name(f form) {
	if !f.names() || !f.wanted() {
		return
	}
	at := place{f.lang, f.text}
	n := v.named[at]
	if n == nil {
		n = &naming{first: f}
		v.named[at] = n
	}
	if f.list == ofTerm && len(n.terms) < 2 && (len(n.terms) == 0 || n.terms[0].concept != f.concept) {
		n.terms = append(n.terms, f)
	}
}

// shared reports whether another concept has f as a term.
func (v *view) shared(f form) bool {
	n := v.named[place{f.lang, f.text}]
	return n != nil && len(n.terms) > 1
}

func appendForms(forms []form, c *term.Concept, lang string, t *term.Term) []form {
	add := func(list list, status term.Status, texts ...string) {
		for _, text := range texts {
			forms = append(forms, form{c, lang, t, list, max(status, t.Status), text})
		}
	}
	add(ofTerm, t.Status, t.Text)
	add(ofForms, term.Preferred, t.Forms...)
	add(ofAlso, term.Admitted, t.Also...)
	add(ofAbbreviation, term.Admitted, t.Abbreviation...)
	add(ofAdjective, term.Preferred, t.Adjective...)
	add(ofInhabitant, term.Preferred, t.Inhabitant...)
	add(ofDeprecated, term.Deprecated, t.Deprecated...)
	add(ofForbidden, term.Forbidden, t.Forbidden...)
	return forms
}

// at returns where the files give concept c its terms in lang: the last place that
// says so, else the last that speaks of c.
func (v *view) at(c *term.Concept, lang string) term.Location {
	if line, ok := v.lines[entry{c.ID, lang}]; ok && lang != "" {
		return line
	}
	places := c.Places()
	if len(places) == 0 {
		return term.Location{}
	}
	return places[len(places)-1]
}

// related reports whether one concept belongs to the other.
func related(a, b *term.Concept) bool { return refers(a, b.ID) || refers(b, a.ID) }

func refers(c *term.Concept, id string) bool {
	return c.CapitalOf == id || c.PartOf == id || c.AdjectiveOf == id || slices.Contains(c.MemberOf, id)
}

// tongue is what rules ask of a language, looked up once.
type tongue struct {
	tag    language.Tag
	words  *cue.Words
	script string // that it is mostly written in, ISO 15924
}

func (v *view) tongue(lang string) *tongue {
	known := v.tongues[lang]
	if known == nil {
		tag := language.Make(lang)
		script, _ := tag.Script()
		known = &tongue{tag, cue.Of(tag), script.String()}
		v.tongues[lang] = known
	}
	return known
}

// own returns the terms of c under exactly this tag.
func (v *view) own(c *term.Concept, lang string) []term.Term { return c.OwnTerms(v.tongue(lang).tag) }

// preferred returns the preferred term of c under exactly this tag, or "".
func (v *view) preferred(c *term.Concept, lang string) string {
	for _, t := range v.own(c, lang) {
		if t.Status == term.Preferred {
			return t.Text
		}
	}
	return ""
}
