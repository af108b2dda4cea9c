package cli

import (
	"slices"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/exchange"
	"exonym/internal/term/store"
)

// overlay returns the entry that, laid over what weaker layers say (below, nil for
// nothing), gives wanted. own is what the layer said so far, nil for nothing; before is
// what both gave. The entry says no more than it must: own, and what differs.
func overlay(below, own, before, wanted *term.Concept) (*term.Concept, error) {
	entry := term.NewConcept(wanted.ID, "")
	if own != nil {
		entry = own.Clone()
	} else {
		entry.Kind = wanted.Kind // where weaker layers say it already, it is for the reader
	}
	for _, f := range exchange.ConceptFields() {
		if !slices.Equal(f.Get(before), f.Get(wanted)) {
			transfer(f, entry, wanted)
		}
	}
	for _, tag := range bothLanguages(before, wanted) {
		lang := language.Make(tag)
		if !sameTerms(before.OwnTerms(lang), wanted.OwnTerms(lang)) {
			overlayTerms(entry, below, before, wanted, lang)
		}
	}
	return entry, proveOverlay(below, entry, wanted)
}

// transfer makes to say of a field what from says; an empty list where that is
// nothing, which takes away what weaker layers say.
func transfer[T any](f exchange.Field[T], to, from *T) {
	texts := f.Get(from)
	if len(texts) > 0 {
		f.Set(to, slices.Clone(texts))
		return
	}
	blank(f, to)
	if f.List {
		f.Set(to, []string{})
	}
}

// overlayTerms gives entry the terms of one language: only the fields that differ where
// a single term goes on being called the same, else all of them.
func overlayTerms(entry, below, before, wanted *term.Concept, lang language.Tag) {
	terms, old, own := wanted.OwnTerms(lang), before.OwnTerms(lang), entry.OwnTerms(lang)
	var weaker []term.Term
	if below != nil {
		weaker = below.OwnTerms(lang)
	}
	single := len(terms) == 1 && len(weaker) == 1 && len(old) == 1 && len(own) <= 1
	if !single || terms[0].Text != weaker[0].Text || old[0].Text != terms[0].Text {
		terms = slices.Clone(terms)
		if single && terms[0].Text != weaker[0].Text {
			dropInherited(&terms[0], &weaker[0])
		}
		entry.SetTerms(lang, terms...)
		return
	}
	t := term.Term{Text: terms[0].Text}
	if len(own) == 1 && own[0].Text == t.Text {
		t = own[0]
	}
	for _, f := range exchange.TermFields() {
		if !slices.Equal(f.Get(&old[0]), f.Get(&terms[0])) {
			transfer(f, &t, &terms[0])
		}
	}
	entry.SetTerms(lang, t)
}

// dropInherited takes from a term what it has in common with that of another text below
// it and keeps without saying it: short forms and derived words.
func dropInherited(t, weaker *term.Term) {
	for _, name := range []string{"abbreviation", "adjective", "inhabitant"} {
		if f, _ := exchange.Named(exchange.TermFields(), name); slices.Equal(f.Get(t), f.Get(weaker)) {
			blank(f, t)
		}
	}
}

// proveOverlay lays entry over below and compares: a layer can say something else than
// those below it, but cannot take away a language or a field of a name.
func proveOverlay(below, entry, wanted *term.Concept) error {
	var layers []term.Layer
	if below != nil {
		layers = append(layers, term.Bytes("below.yaml", []byte(store.Encode(below))))
	}
	layers = append(layers, term.Bytes("entry.yaml", []byte(store.Encode(entry))))
	base, err := term.Load(layers...)
	if err != nil {
		return nil // the store tells what cannot be written
	}
	got := base.Concept(wanted.ID)
	if got == nil {
		return nil
	}
	for _, f := range exchange.ConceptFields() {
		if !slices.Equal(f.Get(got), f.Get(wanted)) {
			return cannotTakeAway(wanted.ID, f.Name)
		}
	}
	for _, tag := range bothLanguages(got, wanted) {
		if lang := language.Make(tag); !sameTerms(got.OwnTerms(lang), wanted.OwnTerms(lang)) {
			return cannotTakeAway(wanted.ID, tag)
		}
	}
	return nil
}

func cannotTakeAway(id, field string) error {
	return &fault{says: locale.Say(sayCannotTakeAway, struct{ ID, Field string }{id, field}),
		hint: locale.Say(sayTakeAwayHint, struct{ ID string }{id}), code: exitFailure}
}

func bothLanguages(a, b *term.Concept) []string {
	tags := append(a.Languages(), b.Languages()...)
	slices.Sort(tags)
	return slices.Compact(tags)
}

// sameTerms reports whether two lists of terms say the same.
func sameTerms(a, b []term.Term) bool {
	return slices.EqualFunc(a, b, func(x, y term.Term) bool {
		for _, f := range exchange.TermFields() {
			if !slices.Equal(f.Get(&x), f.Get(&y)) {
				return false
			}
		}
		return x.Text == y.Text
	})
}
