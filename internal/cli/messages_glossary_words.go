package cli

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/search"
	"exonym/internal/term/store"
)

// conceptFlags are the options for the fields of a concept.
var conceptFlags = map[string]locale.Message{
	"kind":         locale.Say(&i18n.Message{ID: "glossary.edit.flag.kind", Other: "`KIND`: place, person, organisation, product, title, term (else guessed)"}, nil),
	"subject":      locale.Say(&i18n.Message{ID: "glossary.edit.flag.subject", Other: "`SUBJECT`[,SUBJECT...] that it belongs to"}, nil),
	"definition":   locale.Say(&i18n.Message{ID: "glossary.edit.flag.definition", Other: "what it is, a `SENTENCE`"}, nil),
	"note":         locale.Say(&i18n.Message{ID: "glossary.edit.flag.note", Other: "`TEXT` for people"}, nil),
	"source":       locale.Say(&i18n.Message{ID: "glossary.edit.flag.source", Other: "where the names were taken from, a `TEXT`"}, nil),
	"date":         locale.Say(&i18n.Message{ID: "glossary.edit.flag.date", Other: "when that was, a `DATE`: 2026-11-25"}, nil),
	"capital-of":   locale.Say(&i18n.Message{ID: "glossary.edit.flag.capital_of", Other: "`ID` of what it is the capital of"}, nil),
	"member-of":    locale.Say(&i18n.Message{ID: "glossary.edit.flag.member_of", Other: "`ID`[,ID...] of what it is a member of"}, nil),
	"part-of":      locale.Say(&i18n.Message{ID: "glossary.edit.flag.part_of", Other: "`ID` of what it is a part of"}, nil),
	"adjective-of": locale.Say(&i18n.Message{ID: "glossary.edit.flag.adjective_of", Other: "`ID` of what it is the adjective of"}, nil),
}

// termFlags are the options for the fields of a name.
var termFlags = map[string]locale.Message{
	"status":          locale.Say(&i18n.Message{ID: "glossary.edit.flag.status", Other: "`TAG=STATUS` of the name: preferred, admitted, deprecated, forbidden"}, nil),
	"also":            locale.Say(&i18n.Message{ID: "glossary.edit.flag.also", Other: "`TAG=TEXT`: a synonym"}, nil),
	"abbreviation":    locale.Say(&i18n.Message{ID: "glossary.edit.flag.abbreviation", Other: "`TAG=TEXT`: a short form"}, nil),
	"forms":           locale.Say(&i18n.Message{ID: "glossary.edit.flag.forms", Other: "`TAG=TEXT`: an inflected form that the rules do not give"}, nil),
	"deprecated":      locale.Say(&i18n.Message{ID: "glossary.edit.flag.deprecated", Other: "`TAG=TEXT`: a name that the language no longer wants"}, nil),
	"forbidden":       locale.Say(&i18n.Message{ID: "glossary.edit.flag.forbidden", Other: "`TAG=TEXT`: a name that is wrong"}, nil),
	"adjective":       locale.Say(&i18n.Message{ID: "glossary.edit.flag.adjective", Other: "`TAG=TEXT`: its adjective"}, nil),
	"inhabitant":      locale.Say(&i18n.Message{ID: "glossary.edit.flag.inhabitant", Other: "`TAG=TEXT`: who lives there"}, nil),
	"pos":             locale.Say(&i18n.Message{ID: "glossary.edit.flag.pos", Other: "`TAG=CLASS` of word: noun, proper, adjective, verb, adverb, other"}, nil),
	"gender":          locale.Say(&i18n.Message{ID: "glossary.edit.flag.gender", Other: "`TAG=GENDER`: m, f, n"}, nil),
	"article":         locale.Say(&i18n.Message{ID: "glossary.edit.flag.article", Other: "`TAG=definite` where running text has the article, TAG=none where not"}, nil),
	"case":            locale.Say(&i18n.Message{ID: "glossary.edit.flag.case", Other: "`TAG=POLICY` for capitals: exact, headline, fold"}, nil),
	"paradigm":        locale.Say(&i18n.Message{ID: "glossary.edit.flag.paradigm", Other: "`TAG=RULES` that inflect the name; none: it never changes"}, nil),
	"transliteration": locale.Say(&i18n.Message{ID: "glossary.edit.flag.transliteration", Other: "`TAG=TEXT`: the name in Latin letters"}, nil),
}

// layerNames are the layers of a glossary.
var layerNames = map[string]locale.Message{
	builtinTier:           locale.Say(&i18n.Message{ID: "glossary.edit.layer.builtin", Other: "built-in glossary"}, nil),
	string(store.User):    locale.Say(&i18n.Message{ID: "glossary.edit.layer.user", Other: "your glossary"}, nil),
	string(store.Project): locale.Say(&i18n.Message{ID: "glossary.edit.layer.project", Other: "project’s glossary"}, nil),
}

// kindTexts are the kinds of concepts.
var kindTexts = map[term.Kind]locale.Message{
	term.Place:        locale.Say(&i18n.Message{ID: "glossary.edit.kind.place", Other: "place"}, nil),
	term.Person:       locale.Say(&i18n.Message{ID: "glossary.edit.kind.person", Other: "person"}, nil),
	term.Organisation: locale.Say(&i18n.Message{ID: "glossary.edit.kind.organisation", Other: "organisation"}, nil),
	term.Product:      locale.Say(&i18n.Message{ID: "glossary.edit.kind.product", Other: "product"}, nil),
	term.Title:        locale.Say(&i18n.Message{ID: "glossary.edit.kind.title", Other: "title"}, nil),
	term.General:      locale.Say(&i18n.Message{ID: "glossary.edit.kind.term", Other: "term"}, nil),
}

// labels stand before what a concept or a name says.
var labels = map[string]locale.Message{
	"definition":       locale.Say(&i18n.Message{ID: "glossary.edit.label.definition", Other: "definition"}, nil),
	"note":             locale.Say(&i18n.Message{ID: "glossary.edit.label.note", Other: "note"}, nil),
	"source":           locale.Say(&i18n.Message{ID: "glossary.edit.label.source", Other: "source"}, nil),
	"date":             locale.Say(&i18n.Message{ID: "glossary.edit.label.date", Other: "date"}, nil),
	"capital-of":       locale.Say(&i18n.Message{ID: "glossary.edit.label.capital_of", Other: "capital of"}, nil),
	"member-of":        locale.Say(&i18n.Message{ID: "glossary.edit.label.member_of", Other: "member of"}, nil),
	"part-of":          locale.Say(&i18n.Message{ID: "glossary.edit.label.part_of", Other: "part of"}, nil),
	"adjective-of":     locale.Say(&i18n.Message{ID: "glossary.edit.label.adjective_of", Other: "adjective of"}, nil),
	"has-capital-of":   locale.Say(&i18n.Message{ID: "glossary.edit.label.capital", Other: "capital"}, nil),
	"has-adjective-of": locale.Say(&i18n.Message{ID: "glossary.edit.label.adjective_concept", Other: "adjective"}, nil),
	"also":             locale.Say(&i18n.Message{ID: "glossary.edit.label.also", Other: "also"}, nil),
	"abbreviation":     locale.Say(&i18n.Message{ID: "glossary.edit.label.abbreviation", Other: "short"}, nil),
	"forms":            locale.Say(&i18n.Message{ID: "glossary.edit.label.forms", Other: "forms"}, nil),
	"deprecated":       locale.Say(&i18n.Message{ID: "glossary.edit.label.deprecated", Other: "no longer"}, nil),
	"forbidden":        locale.Say(&i18n.Message{ID: "glossary.edit.label.forbidden", Other: "never"}, nil),
	"adjective":        locale.Say(&i18n.Message{ID: "glossary.edit.label.adjective", Other: "adjective"}, nil),
	"inhabitant":       locale.Say(&i18n.Message{ID: "glossary.edit.label.inhabitant", Other: "inhabitant"}, nil),
	"paradigm":         locale.Say(&i18n.Message{ID: "glossary.edit.label.paradigm", Other: "inflects by"}, nil),
	"transliteration":  locale.Say(&i18n.Message{ID: "glossary.edit.label.transliteration", Other: "in Latin letters"}, nil),
}

// choiceTexts are the values of fields that have few, as field=value.
var choiceTexts = map[string]locale.Message{
	"status=admitted":   locale.Say(&i18n.Message{ID: "glossary.edit.choice.admitted", Other: "admitted"}, nil),
	"status=deprecated": locale.Say(&i18n.Message{ID: "glossary.edit.choice.deprecated", Other: "no longer wanted"}, nil),
	"status=forbidden":  locale.Say(&i18n.Message{ID: "glossary.edit.choice.forbidden", Other: "wrong"}, nil),
	"gender=m":          locale.Say(&i18n.Message{ID: "glossary.edit.choice.masculine", Other: "masculine"}, nil),
	"gender=f":          locale.Say(&i18n.Message{ID: "glossary.edit.choice.feminine", Other: "feminine"}, nil),
	"gender=n":          locale.Say(&i18n.Message{ID: "glossary.edit.choice.neuter", Other: "neuter"}, nil),
	"number=p":          locale.Say(&i18n.Message{ID: "glossary.edit.choice.plural", Other: "plural"}, nil),
	"article=definite":  locale.Say(&i18n.Message{ID: "glossary.edit.choice.definite", Other: "with article"}, nil),
	"article=none":      locale.Say(&i18n.Message{ID: "glossary.edit.choice.none", Other: "without article"}, nil),
	"pos=noun":          locale.Say(&i18n.Message{ID: "glossary.edit.choice.noun", Other: "noun"}, nil),
	"pos=proper":        locale.Say(&i18n.Message{ID: "glossary.edit.choice.proper", Other: "proper noun"}, nil),
	"pos=adjective":     locale.Say(&i18n.Message{ID: "glossary.edit.choice.adjective", Other: "adjective"}, nil),
	"pos=verb":          locale.Say(&i18n.Message{ID: "glossary.edit.choice.verb", Other: "verb"}, nil),
	"pos=adverb":        locale.Say(&i18n.Message{ID: "glossary.edit.choice.adverb", Other: "adverb"}, nil),
	"pos=other":         locale.Say(&i18n.Message{ID: "glossary.edit.choice.other", Other: "other word"}, nil),
	"case=exact":        locale.Say(&i18n.Message{ID: "glossary.edit.choice.exact", Other: "capitals exactly so"}, nil),
	"case=headline":     locale.Say(&i18n.Message{ID: "glossary.edit.choice.headline", Other: "capitals so, or all capitals"}, nil),
	"case=fold":         locale.Say(&i18n.Message{ID: "glossary.edit.choice.fold", Other: "capitals do not matter"}, nil),
	"keep=true":         locale.Say(&i18n.Message{ID: "glossary.edit.choice.keep", Other: "stays as it is"}, nil),
	"common=true":       locale.Say(&i18n.Message{ID: "glossary.edit.choice.common", Other: "an everyday word, too"}, nil),
}

// hows say in which way a form answered; the form itself needs no word.
var hows = map[search.How]*i18n.Message{
	search.ByID:      &i18n.Message{ID: "glossary.edit.how.id", Other: "the id"},
	search.Inflected: &i18n.Message{ID: "glossary.edit.how.inflected", Other: "inflected"},
	search.Begins:    &i18n.Message{ID: "glossary.edit.how.begins", Other: "begins so"},
	search.Word:      &i18n.Message{ID: "glossary.edit.how.word", Other: "holds it"},
	search.Sounds:    &i18n.Message{ID: "glossary.edit.how.sounds", Other: "sounds alike"},
	search.Near:      &i18n.Message{ID: "glossary.edit.how.near", One: "{{.N}} letter differs", Other: "{{.N}} letters differ"},
}

// deedTexts say what a change did.
var deedTexts = map[store.Verb]*i18n.Message{
	store.VerbPut:         &i18n.Message{ID: "glossary.edit.deed.put", Other: "wrote {{.ID}}"},
	store.VerbSwitch:      &i18n.Message{ID: "glossary.edit.deed.switch", Other: "switched {{.ID}} off"},
	store.VerbRemove:      &i18n.Message{ID: "glossary.edit.deed.remove", Other: "removed {{.ID}}"},
	store.VerbRename:      &i18n.Message{ID: "glossary.edit.deed.rename", Other: "renamed {{.ID}} to {{.To}}"},
	store.VerbMerge:       &i18n.Message{ID: "glossary.edit.deed.merge", Other: "merged {{.To}} into {{.ID}}"},
	store.VerbSetTerms:    &i18n.Message{ID: "glossary.edit.deed.set_terms", Other: "set {{.Language}} of {{.ID}}"},
	store.VerbRemoveTerms: &i18n.Message{ID: "glossary.edit.deed.remove_terms", Other: "removed {{.Language}} of {{.ID}}"},
}
