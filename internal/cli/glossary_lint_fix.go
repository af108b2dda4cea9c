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

// mending is an entry of a glossary file with all its fixes, and the findings that
// they answer.
type mending struct {
	shelf *store.Shelf
	path  string // of the shelf
	entry store.Entry
	fixes []lint.Finding
}

// mend makes the fixes that are safe, through the store, after a preview, and returns
// the findings that they answer. What a file cannot take (tables, built-in files)
// stays a finding.
func (p *program) mend(ctx context.Context, b *bench, found []lint.Finding, o *lintOptions) ([]lint.Finding, error) {
	mendings, err := p.mendings(b, found)
	if err != nil || len(mendings) == 0 {
		return nil, err
	}
	var fixes []lint.Finding
	for _, m := range mendings {
		fixes = append(fixes, m.fixes...)
	}
	if yes, err := p.allowMending(ctx, fixes, o); err != nil || !yes {
		return nil, err
	}
	if err := putMendings(mendings); err != nil {
		return nil, p.storeFault(err)
	}
	n := len(fixes)
	p.say(locale.Say(sayFixed, struct{ N string }{p.speaker.Number(n)}, n))
	p.sayUndo(mendings)
	return fixes, nil
}

// sayUndo tells how to take fixes back.
func (p *program) sayUndo(mendings []*mending) {
	told := map[string]bool{}
	for _, m := range mendings {
		t, err := pickTarget(m.path)
		if command := t.undoCommand(); err == nil && !told[command] {
			told[command] = true
			p.say(locale.Say(sayTakeBack, struct{ Command string }{command}))
		}
	}
}

// allowMending shows the fixes and asks whether to make them. Where nobody can be
// asked, --yes does it.
func (p *program) allowMending(ctx context.Context, fixes []lint.Finding, o *lintOptions) (bool, error) {
	if o.yes {
		return true, nil
	}
	for _, f := range fixes {
		fmt.Fprintf(p.err, "%s: %s\n", located(f.At.File, f.At.Line), p.preview(f))
	}
	asker := p.asker()
	if asker == nil {
		n := len(fixes)
		p.say(locale.Say(sayFixPreview, struct{ N string }{p.speaker.Number(n)}, n))
		return false, nil
	}
	yes, err := asker.Confirm(ctx, p.text(locale.Say(sayFixConfirm, nil)))
	if err != nil || !yes {
		return false, p.nothingDone(err)
	}
	return true, nil
}

// preview tells a fix.
func (p *program) preview(f lint.Finding) string {
	edit := struct{ ID, Old, New string }{f.Concept, f.Fix.Old, f.Fix.New}
	if f.Fix.New == "" {
		return p.text(locale.Say(sayFixTakesOut, edit))
	}
	return p.text(locale.Say(sayFixChanges, edit))
}

// spot is an entry of a file.
type spot struct{ file, id string }

// mendings returns what can be mended, entry by entry.
func (p *program) mendings(b *bench, found []lint.Finding) ([]*mending, error) {
	at := map[spot]*mending{}
	real := resolver()
	for _, path := range b.shelves {
		if isTableFile(path) {
			continue
		}
		shelf, err := store.Open(path)
		if err != nil {
			return nil, p.storeFault(err)
		}
		for _, e := range shelf.Entries() {
			if !e.Table && !e.Off {
				at[spot{real(e.File), e.ID}] = &mending{shelf: shelf, path: path, entry: e}
			}
		}
	}
	var list []*mending
	for _, f := range found {
		m := at[spot{real(f.At.File), f.Concept}]
		if f.Fix == nil || m == nil {
			continue
		}
		if c := mended(m.entry.Concept, f); c != nil {
			if len(m.fixes) == 0 {
				list = append(list, m)
			}
			m.entry.Concept = c
			m.fixes = append(m.fixes, f)
		}
	}
	return list, nil
}

// resolver returns a function that gives the absolute path of a file with links
// resolved, and asks the system once for each.
func resolver() func(string) string {
	known := map[string]string{}
	return func(path string) string {
		if known[path] == "" {
			known[path] = absolute(path)
			if resolved, err := filepath.EvalSymlinks(known[path]); err == nil {
				known[path] = resolved
			}
		}
		return known[path]
	}
}

func isTableFile(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".csv" || ext == ".tsv"
}

// putMendings writes the entries, each shelf in one change.
func putMendings(mendings []*mending) error {
	byShelf := map[*store.Shelf][]*mending{}
	var shelves []*store.Shelf
	for _, m := range mendings {
		if byShelf[m.shelf] == nil {
			shelves = append(shelves, m.shelf)
		}
		byShelf[m.shelf] = append(byShelf[m.shelf], m)
	}
	for _, shelf := range shelves {
		err := shelf.Change(func(e *store.Edit) error {
			for _, m := range byShelf[shelf] {
				if err := e.Put(m.entry.Concept, m.entry.File); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
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
// to take out goes from where it stands last, while it stands elsewhere too.
func mendTerm(t *term.Term, fix lint.Edit) bool {
	lists := []*[]string{&t.Forms, &t.Also, &t.Abbreviation, &t.Deprecated, &t.Forbidden, &t.Adjective, &t.Inhabitant}
	if fix.New == "" {
		return takeOut(t, lists, fix.Old)
	}
	done := t.Text == fix.Old
	if done {
		t.Text = fix.New
	}
	for _, list := range lists {
		if at := slices.Index(*list, fix.Old); at >= 0 {
			*list = slices.Clone(*list)
			(*list)[at], done = fix.New, true
		}
	}
	return done
}

// takeOut takes the last of several equal forms out of its list.
func takeOut(t *term.Term, lists []*[]string, form string) bool {
	var in *[]string
	at, n := 0, 0
	if t.Text == form {
		n++
	}
	for _, list := range lists {
		for i, text := range *list {
			if text == form {
				in, at = list, i
				n++
			}
		}
	}
	if in == nil || n < 2 {
		return false
	}
	*in = slices.Delete(slices.Clone(*in), at, at+1)
	return true
}
