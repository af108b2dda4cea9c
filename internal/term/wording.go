package term

import (
	"slices"
	"strings"
	"sync/atomic"
)

// wordings are the terms of a concept by canonical tag, the preferred one first. What
// stands in a large file is decoded when somebody asks for it: a run needs two
// languages of the many that a termbase has.
type wordings struct {
	made []worded     // by tag
	raw  *rawWordings // nil: all is made
}

// worded are the terms of one tag.
type worded struct {
	tag   string
	terms []Term
}

// rawWordings is what one entry of a file says of a concept, as text.
type rawWordings struct {
	file    *rawFile
	spans   []rawSpan
	decoded atomic.Pointer[map[string][]Term] // never changed, only replaced
}

// rawFile is a glossary file whose values are read on demand. They are all known to
// be well formed.
type rawFile struct {
	text   string
	tags   []string                 // canonical
	decode func(text string) []Term // reads a value
}

// rawSpan says where a file holds the value of a language.
type rawSpan struct {
	tag        uint16 // in rawFile.tags
	start, end uint32
}

// of returns the terms of a tag.
func (w *wordings) of(tag string) []Term {
	if w.raw == nil {
		return w.lookUp(tag)
	}
	if decoded := w.raw.decoded.Load(); decoded != nil {
		if terms, ok := (*decoded)[tag]; ok {
			return terms
		}
	}
	terms := w.peek(tag)
	if terms != nil {
		w.raw.keep(tag, terms)
	}
	return terms
}

// lookUp returns the terms of a tag among those made.
func (w *wordings) lookUp(tag string) []Term {
	if at, there := w.place(tag); there {
		return w.made[at].terms
	}
	return nil
}

// peek returns the terms of a tag without keeping what it decodes.
func (w *wordings) peek(tag string) []Term {
	if w.raw == nil {
		return w.lookUp(tag)
	}
	text := w.raw.text(tag)
	if text == "" {
		return nil
	}
	return w.raw.file.decode(text)
}

// text returns the value of a tag as it stands in the file, "" if there is none.
func (r *rawWordings) text(tag string) string {
	for _, span := range r.spans {
		if r.file.tags[span.tag] == tag {
			return r.file.text[span.start:span.end]
		}
	}
	return ""
}

// keep remembers decoded terms. Of two that decode at a time one is enough.
func (r *rawWordings) keep(tag string, terms []Term) {
	old := r.decoded.Load()
	fresh := map[string][]Term{tag: terms}
	if old != nil {
		for other, known := range *old {
			fresh[other] = known
		}
	}
	r.decoded.CompareAndSwap(old, &fresh)
}

// mentions reports whether the file's text of any language holds word.
func (w *wordings) mentions(word string) bool {
	if w.raw == nil {
		return true
	}
	return slices.ContainsFunc(w.raw.spans, func(span rawSpan) bool {
		return strings.Contains(w.raw.file.text[span.start:span.end], word)
	})
}

// tags returns the tags that have terms, sorted.
func (w *wordings) tags() []string {
	if w.raw == nil {
		tags := make([]string, len(w.made))
		for i := range w.made {
			tags[i] = w.made[i].tag
		}
		return tags
	}
	tags := make([]string, len(w.raw.spans))
	for i, span := range w.raw.spans {
		tags[i] = w.raw.file.tags[span.tag]
	}
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
	if w.raw == nil {
		return
	}
	tags := w.tags()
	made := make([]worded, len(tags))
	for i, tag := range tags {
		made[i] = worded{tag, w.peek(tag)}
	}
	w.made, w.raw = made, nil
}
