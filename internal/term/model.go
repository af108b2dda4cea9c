package term

import (
	"iter"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/article"
)

// Kind says what a concept is.
type Kind string

// The kinds of concepts.
const (
	Place        Kind = "place"
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Product      Kind = "product"
	Title        Kind = "title"
	General      Kind = "term"
)

var kinds = []Kind{Place, Person, Organisation, Product, Title, General}

// Role says in which use a form names its concept.
type Role uint8

// The roles: Russia, Russian (adjective), a Russian (inhabitant), DPRK.
const (
	Name Role = iota
	Adjective
	Inhabitant
	Abbreviation
)

// Status says whether a language wants a form.
type Status uint8

// The statuses, best first, as in TBX (ISO 30042, administrative status).
const (
	Preferred Status = iota
	Admitted
	Deprecated
	Forbidden
)

// Case says how the capitals of a text must agree with those of a form.
type Case uint8

// The case policies. With each of them a form may begin with a capital where the
// termbase has a small letter: a sentence may start with it.
const (
	Usual    Case = iota // Headline for names, Fold for kind term
	Exact                // as in the termbase
	Headline             // as in the termbase, or all capitals
	Fold                 // any
)

// Concept is one thing with its names in every language.
type Concept struct {
	ID   string // "place.kp"
	Kind Kind
	*Facts

	terms  wordings
	rank   int        // place in the base, later layers first
	places []Location // where its parts stand, the weakest layer first
}

// Facts are what a termbase says of a concept beside its names. The concepts of a base
// that have the same facts share them.
type Facts struct {
	Subject []string // what it belongs to: country, government, military
	// Definition says in one sentence what the concept is.
	Definition string
	Note       string // for people
	Source     string // where the names were taken from
	Date       string // when that was
	// Relations name other concepts by ID; they need not be in the base.
	CapitalOf   string
	MemberOf    []string
	PartOf      string
	AdjectiveOf string
}

// Location is where a file speaks of a concept: the line that its entry begins with,
// from 1.
type Location struct {
	File string
	Line int
}

// Places returns where the files speak of c, the weakest layer first.
func (c *Concept) Places() []Location { return c.places }

// NewConcept makes a concept without terms.
func NewConcept(id string, kind Kind) *Concept {
	return &Concept{ID: id, Kind: kind, Facts: &Facts{}}
}

// SetTerms gives c the terms of one language, the preferred one first; none takes
// the language away. A concept of a Base must not be changed: see Clone.
func (c *Concept) SetTerms(lang language.Tag, terms ...Term) {
	c.terms.set(lang.String(), terms)
}

// OwnTerms returns the terms that c has under exactly this tag, without those of
// its parents.
func (c *Concept) OwnTerms(lang language.Tag) []Term { return c.terms.of(lang.String()) }

// Clone returns a copy of c that may be changed.
func (c *Concept) Clone() *Concept {
	copied, facts := *c, *c.Facts
	copied.terms, copied.Facts = wordings{}, &facts
	for _, lang := range c.terms.tags() {
		copied.terms.made = append(copied.terms.made, worded{lang, c.terms.peek(nil, lang)})
	}
	return &copied
}

// Term is one way a language has for a concept, with everything that goes with it.
type Term struct {
	Text         string // the form of running text, nominative, without article
	Status       Status
	Forms        []string // inflected forms of Text
	Also         []string // admitted synonyms
	Deprecated   []string
	Forbidden    []string
	Abbreviation []string
	Adjective    []string
	Inhabitant   []string
	Gender       byte // 'm', 'f', 'n'; 0 not known
	Plural       bool // the name is a plural: les États-Unis
	Definite     bool // takes the article in running text: la Russie
	Bare         bool // takes none, said expressly
	Case         Case
	Keep         bool // stays as it is in every language
	// Common says that Text is an everyday word of the language, too (tigre, a
	// language, and an animal): it is found, but nothing is done about it.
	Common bool
	// PartOfSpeech is noun, proper, adjective, verb, adverb or other, "" not said.
	PartOfSpeech string
	// Paradigm names the rules that inflect Text, "" for those of the language:
	// "none" for a name that never changes.
	Paradigm string
	// Transliteration is Text in Latin letters, where it is written in others.
	Transliteration string
	Note            string // for people: usage, context
}

// Hit is one occurrence of a concept in a text.
type Hit struct {
	Span    article.Span // in the searched text
	Concept *Concept
	Role    Role
	Form    string // the form of the termbase that matched
	Wanted  bool   // the form is one the language wants (preferred or admitted), not deprecated or forbidden
	Status  Status // of the form
	Term    *Term  // the term that the form belongs to
	// Stemmed says that a word was found by its stem alone: it may be a form of the
	// term, and proves nothing.
	Stemmed bool
	// Others are further concepts that the same form names: Алжир is a country
	// and its capital. Mostly nil.
	Others []*Concept
}

// Common reports whether the form that was found may be an everyday word.
func (h Hit) Common() bool { return h.Term != nil && h.Term.Common }

// Names reports whether the hit may mean concept c.
func (h Hit) Names(c *Concept) bool {
	if h.Concept == c {
		return true
	}
	for _, other := range h.Others {
		if other == c {
			return true
		}
	}
	return false
}

// Terms returns the terms of c for lang, first the most wanted: those of the tag
// itself, then of its parents (de-AT, de). Where only another region has one,
// that is taken. The slice must not be changed.
func (c *Concept) Terms(lang language.Tag) []Term { return c.termsBy(lang, c.terms.of) }

// termsBy returns what Terms does, by a way of looking terms up.
func (c *Concept) termsBy(lang language.Tag, of func(tag string) []Term) []Term {
	var found []Term
	for tag := lang; tag != language.Und; tag = tag.Parent() {
		terms := of(tag.String())
		if len(found) == 0 {
			found = terms
		} else if len(terms) > 0 {
			found = append(found[:len(found):len(found)], terms...)
		}
	}
	if len(found) > 0 {
		return found
	}
	if tag := c.sibling(lang); tag != "" {
		return of(tag)
	}
	return nil
}

// sibling returns the first tag of another region of lang, "" if there is none.
func (c *Concept) sibling(lang language.Tag) string {
	base, script, _ := lang.Raw()
	best := ""
	for _, key := range c.terms.tags() {
		if !strings.HasPrefix(key, base.String()+"-") {
			continue
		}
		other, otherScript, _ := language.Make(key).Raw()
		if other == base && otherScript == script && (best == "" || key < best) {
			best = key
		}
	}
	return best
}

// Term returns the preferred term of c in lang, or nil when the language has none
// that it wants.
func (c *Concept) Term(lang language.Tag) *Term {
	terms := c.Terms(lang)
	for want := Preferred; want <= Admitted; want++ {
		for i := range terms {
			if terms[i].Status == want {
				return &terms[i]
			}
		}
	}
	return nil
}

// Languages returns the tags for which c has terms, sorted.
func (c *Concept) Languages() []string { return c.terms.tags() }

// kept returns the term of c that stays as it is in all languages, or nil.
func (c *Concept) kept() *Term {
	if !c.terms.mentions("keep") {
		return nil
	}
	for _, lang := range c.Languages() {
		terms := c.terms.of(lang)
		for i := range terms {
			if terms[i].Keep {
				return &terms[i]
			}
		}
	}
	return nil
}

// policy returns the case policy for form of term t.
func (c *Concept) policy(t *Term, form string) Case {
	switch {
	case t.Case != Usual:
		return t.Case
	case c.Kind != General:
		return Headline
	case len(form) <= 5 && strings.ToUpper(form) == form:
		return Exact // IT is not it, whatever the kind
	}
	return Fold
}

// use is one form with what it stands for.
type use struct {
	form   string
	role   Role
	status Status

	paradigm string
}

// uses yields every form that term t gives, without inflection.
func (t *Term) uses() iter.Seq[use] {
	return func(yield func(use) bool) {
		if !yield(use{t.Text, Name, t.Status, t.Paradigm}) {
			return
		}
		for _, other := range []struct {
			forms  []string
			role   Role
			status Status
		}{
			{t.Forms, Name, Preferred}, {t.Also, Name, Admitted}, {t.Abbreviation, Abbreviation, Admitted},
			{t.Adjective, Adjective, Preferred}, {t.Inhabitant, Inhabitant, Preferred},
			{t.Deprecated, Name, Deprecated}, {t.Forbidden, Name, Forbidden},
		} {
			for _, form := range other.forms {
				if !yield(use{form, other.role, max(other.status, t.Status), t.Paradigm}) {
					return
				}
			}
		}
	}
}
