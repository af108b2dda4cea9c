package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/locale"
	"exonym/internal/term"
	"exonym/internal/term/lint"
	"exonym/internal/term/store"
)

// mend is a finding whose fix the layer can take.
type mend struct {
	lint.Finding
	shelf *store.Shelf
}

// mend makes the fixes that are safe, through the store, after a preview. What a
// file cannot take (tables, built-in files) stays a finding.
func (p *program) mend(ctx context.Context, b *bench, found []lint.Finding, o *lintOptions) ([]mend, error) {
	mends, err := p.mends(b, found)
	if err != nil || len(mends) == 0 {
		return nil, err
	}
	if !o.yes {
		for _, m := range mends {
			fmt.Fprintf(p.err, "%s:%d: %s\n", shown(m.At.File), m.At.Line, p.preview(m))
		}
		asker := p.asker()
		if asker == nil {
			n := len(mends)
			p.say(locale.Say(sayFixPreview, struct{ N string }{p.speaker.Number(n)}, n))
			return nil, nil
		}
		if yes, err := asker.Confirm(ctx, p.text(locale.Say(sayFixConfirm, nil))); err != nil || !yes {
			return nil, p.nothingDone(err)
		}
	}
	for _, shelf := range shelvesOf(mends) {
		err := shelf.Change(func(e *store.Edit) error { return mendShelf(e, shelf, mends) })
		if err != nil {
			return nil, p.storeFault(err)
		}
	}
	n := len(mends)
	p.say(locale.Say(sayFixed, struct{ N string }{p.speaker.Number(n)}, n))
	p.say(locale.Say(sayTakeBack, struct{ Command string }{"exonym glossary undo"}))
	return mends, nil
}

// preview tells a fix: «old» -> «new».
func (p *program) preview(m mend) string {
	edit := struct{ ID, Old, New string }{m.Concept, m.Fix.Old, m.Fix.New}
	if m.Fix.New == "" {
		return p.text(locale.Say(sayFixTakesOut, edit))
	}
	return p.text(locale.Say(sayFixChanges, edit))
}

// mends returns the findings that can be mended in their files.
func (p *program) mends(b *bench, found []lint.Finding) ([]mend, error) {
	var mends []mend
	for _, path := range b.shelves {
		if isTableFile(path) {
			continue
		}
		shelf, err := store.Open(path)
		if err != nil {
			return nil, p.storeFault(err)
		}
		for _, f := range found {
			if f.Fix == nil || !sameFile(f.At.File, path) && filepath.Dir(f.At.File) != path && !strings.HasPrefix(f.At.File, path+"/") {
				continue
			}
			if entry := entryOf(shelf, f); entry != nil && mended(entry.Concept, f) != nil {
				mends = append(mends, mend{f, shelf})
			}
		}
	}
	return mends, nil
}

func isTableFile(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".csv" || ext == ".tsv"
}

// entryOf returns the entry that a finding is about, unless it stands in a table.
func entryOf(shelf *store.Shelf, f lint.Finding) *store.Entry {
	for _, e := range shelf.Entries() {
		if e.ID == f.Concept && !e.Table && !e.Off && sameFile(e.File, f.At.File) {
			return &e
		}
	}
	return nil
}

func shelvesOf(mends []mend) []*store.Shelf {
	var shelves []*store.Shelf
	for _, m := range mends {
		if !slices.Contains(shelves, m.shelf) {
			shelves = append(shelves, m.shelf)
		}
	}
	return shelves
}

// mendShelf puts the concepts of a shelf with all their fixes.
func mendShelf(e *store.Edit, shelf *store.Shelf, mends []mend) error {
	type at struct{ file, id string }
	changed := map[at]*term.Concept{}
	var order []at
	for _, m := range mends {
		entry := entryOf(shelf, m.Finding)
		if m.shelf != shelf || entry == nil {
			continue
		}
		key := at{entry.File, entry.ID}
		if changed[key] == nil {
			changed[key] = entry.Concept
			order = append(order, key)
		}
		if c := mended(changed[key], m.Finding); c != nil {
			changed[key] = c
		}
	}
	for _, key := range order {
		if err := e.Put(changed[key], key.file); err != nil {
			return err
		}
	}
	return nil
}

// mended returns c with the fix of a finding, or nil where there is nothing to mend.
func mended(c *term.Concept, f lint.Finding) *term.Concept {
	lang, err := language.Parse(f.Lang)
	if err != nil {
		return nil
	}
	c = c.Clone()
	terms := c.OwnTerms(lang)
	done := false
	for i := range terms {
		done = mendTerm(&terms[i], *f.Fix) || done
	}
	if !done {
		return nil
	}
	c.SetTerms(lang, slices.DeleteFunc(terms, func(t term.Term) bool { return t.Text == "" })...)
	return c
}

// mendTerm changes a form wherever a term has it, and reports whether it did. A form
// that stands twice goes from where it stands last; the text of a term never goes.
func mendTerm(t *term.Term, fix lint.Edit) bool {
	lists := []*[]string{&t.Inhabitant, &t.Adjective, &t.Forbidden, &t.Deprecated, &t.Abbreviation, &t.Also, &t.Forms}
	done := false
	if fix.New != "" && t.Text == fix.Old {
		t.Text, done = fix.New, true
	}
	for _, list := range lists {
		at := slices.Index(*list, fix.Old)
		if fix.New == "" && at >= 0 {
			last := len(*list) - 1
			for (*list)[last] != fix.Old {
				last--
			}
			*list = slices.Delete(slices.Clone(*list), last, last+1)
			return true
		}
		if at >= 0 {
			*list = slices.Clone(*list)
			(*list)[at], done = fix.New, true
		}
	}
	return done
}
