package term

import (
	"slices"
	"strings"
)

// wordings are the terms of a concept by canonical tag, the preferred one first: made,
// or in a sheet, where they are decoded when somebody asks for them.
type wordings struct {
	made  []worded // by tag
	sheet *sheet   // nil: all is made
	row   uint32   // in the sheet
}

// worded are the terms of one tag.
type worded struct {
	tag   string
	terms []Term
}

// of returns the terms of a tag.
func (w *wordings) of(tag string) []Term {
	if w.sheet == nil {
		return w.lookUp(tag)
	}
	return w.sheet.of(w.row, tag)
}

// lookUp returns the terms of a tag among those made.
func (w *wordings) lookUp(tag string) []Term {
	if at, there := w.place(tag); there {
		return w.made[at].terms
	}
	return nil
}

// peek appends the terms of a tag without keeping what it decodes.
func (w *wordings) peek(into []Term, tag string) []Term {
	if w.sheet == nil {
		return append(into, w.lookUp(tag)...)
	}
	return w.sheet.peek(into, w.row, tag)
}

// mentions reports whether the file's text of any language holds word.
func (w *wordings) mentions(word string) bool {
	return w.sheet == nil || strings.Contains(w.sheet.text(w.row), word)
}

// tags returns the tags that have terms, sorted.
func (w *wordings) tags() []string {
	var tags []string
	if w.sheet == nil {
		for i := range w.made {
			tags = append(tags, w.made[i].tag)
		}
		return tags
	}
	w.sheet.each(w.row, func(tag, _ string) bool {
		tags = append(tags, tag)
		return true
	})
	slices.Sort(tags)
	return tags
}

// place returns where the terms of a tag stand in made, or would.
func (w *wordings) place(tag string) (at int, there bool) {
	return slices.BinarySearchFunc(w.made, tag, func(m worded, tag string) int { return strings.Compare(m.tag, tag) })
}

// set gives a tag its terms; none takes the tag away.
func (w *wordings) set(tag string, terms []Term) {
	w.decode()
	at, there := w.place(tag)
	switch {
	case len(terms) > 0 && there:
		w.made[at].terms = terms
	case len(terms) > 0:
		w.made = slices.Insert(w.made, at, worded{tag, terms})
	case there:
		w.made = slices.Delete(w.made, at, at+1)
	}
}

// decode decodes everything, so that it can be changed.
func (w *wordings) decode() {
	if w.sheet == nil {
		return
	}
	tags := w.tags()
	made := make([]worded, len(tags))
	for i, tag := range tags {
		made[i] = worded{tag, w.peek(nil, tag)}
	}
	w.made, w.sheet = made, nil
}
