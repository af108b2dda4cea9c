package store

import (
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"exonym/internal/term"
)

// field is one key of a concept or of a term with its value, which is one of a
// text, a list of texts and the terms of a language.
type field struct {
	key   string
	text  string
	list  []string
	terms []term.Term
	flag  bool // text is true or false, not a text that happens to say so
}

// same reports whether two fields say the same.
func (f field) same(other field) bool { return reflect.DeepEqual(f, other) }

// conceptKeys and termKeys are the fixed order of the keys in a file; the
// languages stand after the keys of the concept.
var (
	conceptKeys = []string{"id", "kind", "off", "subject", "capital-of", "member-of", "part-of", "adjective-of",
		"definition", "note", "source", "date"}
	termKeys = []string{"term", "status", "gender", "number", "article", "pos", "paradigm", "transliteration",
		"forms", "also", "abbreviation", "deprecated", "forbidden", "adjective", "inhabitant", "case", "keep", "common", "note"}
	languageOrder = []string{"en", "fr", "de", "es", "it", "pt", "ru", "uk", "nl", "pl"}
)

// compareKeys orders the keys of a concept: fields, the languages of the starter
// termbase, then the other languages by tag.
func compareKeys(a, b string) int {
	if rankA, rankB := conceptRank(a), conceptRank(b); rankA != rankB {
		return rankA - rankB
	}
	return strings.Compare(a, b)
}

func conceptRank(key string) int {
	if i := slices.Index(conceptKeys, key); i >= 0 {
		return i
	}
	if i := slices.Index(languageOrder, key); i >= 0 {
		return len(conceptKeys) + i
	}
	return len(conceptKeys) + len(languageOrder)
}

// compareTermKeys orders the keys of a term.
func compareTermKeys(a, b string) int { return slices.Index(termKeys, a) - slices.Index(termKeys, b) }

// fieldList gathers the fields that say something.
type fieldList []field

func (l *fieldList) text(key, text string) {
	if text != "" {
		*l = append(*l, field{key: key, text: text})
	}
}

func (l *fieldList) texts(key string, list []string) {
	if list != nil {
		*l = append(*l, field{key: key, list: list})
	}
}

func (l *fieldList) flag(key string, on bool) {
	if on {
		*l = append(*l, field{key: key, text: "true", flag: true})
	}
}

// conceptFields lists what a normal concept says, in order.
func conceptFields(c *term.Concept, off bool) []field {
	var l fieldList
	l.text("id", c.ID)
	l.text("kind", string(c.Kind))
	l.flag("off", off)
	l.texts("subject", c.Subject)
	l.text("capital-of", c.CapitalOf)
	l.texts("member-of", c.MemberOf)
	l.text("part-of", c.PartOf)
	l.text("adjective-of", c.AdjectiveOf)
	l.text("definition", c.Definition)
	l.text("note", c.Note)
	l.text("source", c.Source)
	l.text("date", c.Date)
	tags := c.Languages()
	slices.SortFunc(tags, compareKeys)
	for _, tag := range tags {
		l = append(l, field{key: languageKey(tag), terms: c.OwnTerms(language.Make(tag))})
	}
	return l
}

var (
	statusWords = map[term.Status]string{term.Admitted: "admitted", term.Deprecated: "deprecated", term.Forbidden: "forbidden"}
	caseWords   = map[term.Case]string{term.Exact: "exact", term.Headline: "headline", term.Fold: "fold"}
)

// termFields lists what a normal term says, in order.
func termFields(t term.Term) []field {
	var l fieldList
	l.text("term", t.Text)
	l.text("status", statusWords[t.Status])
	if t.Gender != 0 {
		l.text("gender", string(rune(t.Gender)))
	}
	if t.Plural {
		l.text("number", "p")
	}
	switch {
	case t.Definite:
		l.text("article", "definite")
	case t.Bare:
		l.text("article", "none")
	}
	l.text("pos", t.PartOfSpeech)
	l.text("paradigm", t.Paradigm)
	l.text("transliteration", t.Transliteration)
	l.texts("forms", t.Forms)
	l.texts("also", t.Also)
	l.texts("abbreviation", t.Abbreviation)
	l.texts("deprecated", t.Deprecated)
	l.texts("forbidden", t.Forbidden)
	l.texts("adjective", t.Adjective)
	l.texts("inhabitant", t.Inhabitant)
	l.text("case", caseWords[t.Case])
	l.flag("keep", t.Keep)
	l.flag("common", t.Common)
	l.text("note", t.Note)
	return l
}

// normal returns a copy of c as a reader of its file would have it: texts in NFC
// without space around them, no empty texts in lists, no language without terms.
func normal(c *term.Concept) *term.Concept {
	n := c.Clone()
	for _, text := range []*string{&n.ID, &n.Definition, &n.Note, &n.Source, &n.Date, &n.CapitalOf, &n.PartOf, &n.AdjectiveOf} {
		*text = normalText(*text)
	}
	n.Subject, n.MemberOf = normalTexts(n.Subject), normalTexts(n.MemberOf)
	for _, tag := range n.Languages() {
		lang := language.Make(tag)
		terms := slices.Clone(n.OwnTerms(lang))
		for i := range terms {
			terms[i] = normalTerm(terms[i])
		}
		n.SetTerms(lang, terms...)
	}
	return n
}

func normalTerm(t term.Term) term.Term {
	for _, text := range []*string{&t.Text, &t.PartOfSpeech, &t.Paradigm, &t.Transliteration, &t.Note} {
		*text = normalText(*text)
	}
	for _, list := range []*[]string{&t.Forms, &t.Also, &t.Deprecated, &t.Forbidden, &t.Abbreviation, &t.Adjective, &t.Inhabitant} {
		*list = normalTexts(*list)
	}
	t.Bare = t.Bare && !t.Definite
	return t
}

func normalText(text string) string {
	return strings.TrimSpace(norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")))
}

// normalTexts keeps the difference between no list and an empty one: the second
// takes away what an earlier layer says.
func normalTexts(list []string) []string {
	if list == nil {
		return nil
	}
	texts := make([]string, 0, len(list))
	for _, text := range list {
		if text = normalText(text); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// same reports whether two concepts, both normal, say the same. A concept without
// kind is a term.
func same(a, b *term.Concept) bool {
	return slices.EqualFunc(conceptFields(kinded(a), false), conceptFields(kinded(b), false), field.same)
}

func kinded(c *term.Concept) *term.Concept {
	if c.Kind != "" {
		return c
	}
	c = c.Clone()
	c.Kind = term.General
	return c
}
