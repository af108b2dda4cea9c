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
	made map[string][]Term
	raw  *rawWordings // nil: all is made
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
		return w.made[tag]
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

// peek returns the terms of a tag without keeping what it decodes.
func (w *wordings) peek(tag string) []Term {
	if w.raw == nil {
		return w.made[tag]
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
		return sortedKeys(w.made)
	}
	tags := make([]string, len(w.raw.spans))
	for i, span := range w.raw.spans {
		tags[i] = w.raw.file.tags[span.tag]
	}
	slices.Sort(tags)
	return tags
}

// all decodes everything, so that it can be changed.
func (w *wordings) all() map[string][]Term {
	if w.raw != nil {
		made := make(map[string][]Term, len(w.raw.spans))
		for _, tag := range w.tags() {
			made[tag] = w.peek(tag)
		}
		w.made, w.raw = made, nil
	}
	if w.made == nil {
		w.made = map[string][]Term{}
	}
	return w.made
}
