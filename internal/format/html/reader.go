package html

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/format"
)

// deepest bounds the search in the stack of open elements, so that a page of
// nothing but unclosed tags is read in linear time.
const deepest = 100

// element is an open element.
type element struct {
	name      string
	block     bool
	role      role
	translate bool
	place     format.Place // its code, for inline elements
}

// opaque is an element whose content is not looked into.
type opaque struct {
	name   string
	sort   sort
	start  int // offset of its start tag
	inner  int // offset behind its start tag
	depth  int // open elements of the same name
	blocks int // open block elements inside
}

type reader struct {
	format.Builder
	lang    language.Tag
	stack   []element
	count   map[string]int // open elements by name
	opaque  *opaque
	pending []attribute // text in the tags of the block under way
}

func newReader(src []byte) *reader {
	return &reader{Builder: format.Builder{Source: src}, count: map[string]int{}}
}

// run reads the page token by token. The raw bytes of all tokens in a row are the
// source; offsets are counted from their lengths.
func (r *reader) run() {
	at := format.BOM(r.Source)
	z := html.NewTokenizer(bytes.NewReader(r.Source[at:]))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		start := at
		at += len(z.Raw())
		name := ""
		if kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
			raw, _ := z.TagName()
			name = string(raw)
		}
		if r.opaque != nil && r.inside(kind, name, start, at) {
			continue
		}
		r.token(kind, name, start, at)
	}
	r.end()
}

func (r *reader) token(kind html.TokenType, name string, start, end int) {
	switch kind {
	case html.TextToken:
		r.text(start, end)
	case html.StartTagToken, html.SelfClosingTagToken:
		r.startTag(name, start, end, kind == html.SelfClosingTagToken)
	case html.EndTagToken:
		r.endTag(name, start, end)
	case html.CommentToken:
		if r.Begun() {
			r.Code(article.Single, start, end, "")
		}
	case html.DoctypeToken:
		r.end()
	}
}

// top returns the innermost open element.
func (r *reader) top() element {
	if len(r.stack) == 0 {
		return element{role: role{kind: article.Paragraph}, translate: true}
	}
	return r.stack[len(r.stack)-1]
}

// end finishes the block under way and makes blocks of the attributes in it.
func (r *reader) end() {
	r.End()
	for _, a := range r.pending {
		r.attribute(a, article.Attribute)
	}
	r.pending = r.pending[:0]
}

func (r *reader) attribute(a attribute, kind article.Kind) {
	note := noteBare
	if a.quote != 0 {
		note = string(a.quote)
	}
	r.Begin(kind, 0, a.start)
	r.Whole(note)
	text(&r.Builder, a.start, a.end, false)
	r.End()
}

// begin starts a block unless one is under way.
func (r *reader) begin(at int) {
	if !r.Begun() {
		top := r.top()
		r.Begin(top.role.kind, top.role.level, at)
		if top.role.kind == article.Meta {
			r.Whole("")
		}
	}
}

func (r *reader) text(start, end int) {
	if !r.top().translate {
		r.end()
		return
	}
	if !r.Begun() {
		for start < end && isSpace(r.Source[start]) {
			start++
		}
		if start == end {
			return
		}
		r.begin(start)
	}
	text(&r.Builder, start, end, true)
}

func (r *reader) startTag(name string, start, end int, closed bool) {
	attrs := attributes(r.Source[start:end], start)
	what := sorts[name]
	if closed && !rawText[name] && what != block {
		what = void // XHTML and SVG: <a id="x"/>
	}
	if name == "html" {
		r.language(attrs)
	}
	if what == block || what == skipped {
		r.end()
		r.imply(name)
	}
	translate := r.translated(attrs, r.top().translate)
	r.collect(name, attrs, translate)
	switch {
	case what == skipped, what == silent, what == shown, what == inline && !translate && r.top().translate:
		if what == inline {
			what = shown
		}
		r.enter(name, what, start, end)
	case what == void:
		r.single(name, start, end)
	case what == block && !childless[name]:
		r.push(element{name: name, block: true, role: r.roleOf(name), translate: translate, place: format.Nowhere})
	case what == inline:
		e := element{name: name, role: r.top().role, translate: translate, place: format.Nowhere}
		if translate {
			r.begin(start)
			e.place = r.Code(article.Open, start, end, "")
		}
		r.push(e)
	}
}

// single adds the code of an element without content.
func (r *reader) single(name string, start, end int) {
	if !r.top().translate {
		return
	}
	r.begin(start)
	seen := ""
	if name == "br" {
		seen = "\n"
	}
	r.Code(article.Single, start, end, seen)
}

func (r *reader) endTag(name string, start, end int) {
	if what := sorts[name]; what == block || what == skipped {
		r.end()
		if r.count[name] > 0 {
			r.popTo(name)
		}
		return
	}
	place := format.Nowhere
	for i := len(r.stack) - 1; i >= max(0, len(r.stack)-deepest) && r.count[name] > 0 && !r.stack[i].block; i-- {
		if r.stack[i].name == name {
			place = r.stack[i].place
			r.popTo(name)
			break
		}
	}
	if r.Begun() {
		r.Pair(place, start, end)
	}
}

func (r *reader) push(e element) {
	r.stack = append(r.stack, e)
	r.count[e.name]++
}

// popTo closes elements up to and including the innermost one of that name.
func (r *reader) popTo(name string) {
	for len(r.stack) > 0 {
		e := r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
		r.count[e.name]--
		if e.name == name {
			return
		}
	}
}

// imply closes what a start tag closes without an end tag being there.
func (r *reader) imply(name string) {
	if r.count["p"] > 0 && r.top().name == "p" || r.count["p"] > 0 && name == "p" {
		r.popTo("p")
	}
	rule, ok := implied[name]
	if !ok {
		return
	}
	for i := len(r.stack) - 1; i >= max(0, len(r.stack)-deepest); i-- {
		if slices.Contains(rule.stops, r.stack[i].name) {
			return
		}
		if slices.Contains(rule.ends, r.stack[i].name) {
			r.popTo(r.stack[i].name)
			return
		}
	}
}

// roleOf returns the kind of the blocks in a new element.
func (r *reader) roleOf(name string) role {
	if own, ok := roles[name]; ok {
		return own
	}
	if sectioning[name] {
		return role{kind: article.Paragraph}
	}
	return r.top().role
}

// translated reports whether the content of an element is to be translated: the
// translate attribute, then class notranslate, then what its parent says.
func (r *reader) translated(attrs []attribute, parent bool) bool {
	if a, ok := find(attrs, "translate"); ok {
		switch strings.ToLower(r.value(a)) {
		case "no":
			return false
		case "yes", "":
			return true
		}
	}
	if a, ok := find(attrs, "class"); ok && slices.Contains(strings.Fields(r.value(a)), "notranslate") {
		return false
	}
	return parent
}

func (r *reader) value(a attribute) string { return string(r.Source[a.start:a.end]) }

// collect notes the attributes of a tag that hold text.
func (r *reader) collect(name string, attrs []attribute, translate bool) {
	if !translate {
		return
	}
	if name == "meta" {
		r.meta(attrs)
		return
	}
	if name == "link" || name == "style" {
		return // their title names a style sheet
	}
	for _, a := range attrs {
		if textAttributes[a.name] && a.start < a.end {
			r.pending = append(r.pending, a)
		}
	}
}

func (r *reader) meta(attrs []attribute) {
	name, ok := find(attrs, "name")
	if !ok {
		name, ok = find(attrs, "property")
	}
	content, has := find(attrs, "content")
	if ok && has && metaNames[strings.ToLower(r.value(name))] {
		r.attribute(content, article.Meta)
	}
}

func (r *reader) language(attrs []attribute) {
	for _, name := range []string{"lang", "xml:lang"} {
		if a, ok := find(attrs, name); ok {
			if tag, err := language.Parse(r.value(a)); err == nil {
				r.lang = tag
				return
			}
		}
	}
}
