package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/store"
	"exonym/internal/ui"
)

// entry is what a proposal would write into a glossary.
type entry struct {
	concept *term.Concept // with nothing but what is to be written
	lang    language.Tag  // that a concept of the glossary gains or changes; Und for a new concept
	says    string        // the proposal in a line
}

// entries makes entries with ids that neither the glossary nor another entry has.
type entries struct {
	base  *term.Base
	taken map[string]bool
}

// fresh returns the entry of a new concept.
func (e *entries) fresh(c *term.Concept, says string) entry {
	id := guessID(c, e.base)
	for n := 2; e.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", guessID(c, e.base), n)
	}
	if e.taken == nil {
		e.taken = map[string]bool{}
	}
	e.taken[id] = true
	c.ID = id
	return entry{concept: c, says: says}
}

// further returns the entry by which a concept of the glossary gets terms in lang.
func (e *entries) further(c *term.Concept, lang language.Tag, terms []term.Term, says string) entry {
	partial := term.NewConcept(c.ID, c.Kind)
	partial.SetTerms(lang, terms...)
	return entry{concept: partial, lang: lang, says: says}
}

// printEntries prints entries as they can be pasted into a glossary file.
func (p *program) printEntries(list []entry) error {
	for _, e := range list {
		if _, err := fmt.Fprint(p.out, strings.TrimRight(store.Encode(e.concept), "\n"), "\n"); err != nil {
			return err
		}
	}
	return nil
}

// adopt adds entries to the project's glossary: those that a person approves one by
// one, or all with yes. They are added together and undone together. asker is nil where
// nobody can be asked.
func (p *program) adopt(ctx context.Context, list []entry, yes bool, asker ui.Asker) error {
	if asker == nil && !yes {
		return usage(sayAddAsks, sayAddYes)
	}
	if !yes {
		var err error
		if list, err = p.approved(ctx, list, asker); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		p.say(sayNoneAdded)
		return nil
	}
	t, err := pickTarget("")
	if err != nil {
		return err
	}
	if err := writeEntries(t.path, list); err != nil {
		return p.storeFault(err)
	}
	p.say(locale.Say(sayEntriesAdded, struct{ N, Folder string }{p.speaker.Number(len(list)), shown(t.path)}, len(list)))
	p.say(locale.Say(sayUndoHint, struct{ Command string }{t.undoCommand()}))
	return nil
}

// writeEntries puts entries into the shelf at path, all or nothing.
func writeEntries(path string, list []entry) error {
	shelf, err := store.Open(path)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	for _, known := range shelf.Entries() {
		there[known.ID] = true
	}
	return shelf.Change(func(edit *store.Edit) error {
		for _, e := range list {
			if err := e.write(edit, there[e.concept.ID]); err != nil {
				return err
			}
		}
		return nil
	})
}

// write puts an entry into a shelf. What the shelf says of the concept in other
// languages stays.
func (e entry) write(edit *store.Edit, there bool) error {
	if there && e.lang != language.Und {
		return edit.SetTerms(e.concept.ID, e.lang, e.concept.OwnTerms(e.lang)...)
	}
	return edit.Put(e.concept, "")
}

// approved asks for each entry whether it is wanted.
func (p *program) approved(ctx context.Context, list []entry, asker ui.Asker) ([]entry, error) {
	var wanted []entry
	for i, e := range list {
		fmt.Fprintf(p.err, "\n%s/%s  %s\n%s", p.speaker.Number(i+1), p.speaker.Number(len(list)), e.says, store.Encode(e.concept))
		yes, err := asker.Confirm(ctx, p.text(sayAddThis))
		if err != nil {
			return nil, err
		}
		if yes {
			wanted = append(wanted, e)
		}
	}
	return wanted, nil
}

// withSynonym returns terms of a language with one more form: behind those admitted, or,
// with prefer, as the preferred one, so that the old one is admitted.
func withSynonym(terms []term.Term, form string, prefer bool) []term.Term {
	if len(terms) == 0 {
		return []term.Term{{Text: form}}
	}
	terms = slices.Clone(terms)
	first, also := terms[0], form
	if prefer {
		// What was known of the old form (gender, inflection) is not true of another.
		first = term.Term{Text: form, Also: first.Also, Abbreviation: first.Abbreviation, Adjective: first.Adjective,
			Inhabitant: first.Inhabitant, Deprecated: first.Deprecated, Forbidden: first.Forbidden}
		also = terms[0].Text
	}
	first.Also = slices.DeleteFunc(slices.Clone(first.Also), func(text string) bool { return text == first.Text })
	if also != first.Text && !slices.Contains(first.Also, also) {
		first.Also = append(first.Also, also)
	}
	terms[0] = first
	return terms
}
