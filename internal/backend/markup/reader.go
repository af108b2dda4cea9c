package markup

import (
	"strconv"
	"strings"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// reader turns elements into tokens.
type reader struct {
	dialect Dialect
	unit    *backend.Unit
	whole   map[int]bool
	out     strings.Builder
	open    []element // the innermost last
}

// element is one that has begun and not ended.
type element struct {
	tag   string
	shut  string // what its end leaves
	empty bool   // holds nothing
	name  string // holds this name, and nothing else
	text  string // what a kept element has held so far
}

// start takes the beginning of an element; ended says that it is also the end.
func (r *reader) start(tag, id string, attributes int, ended bool) error {
	n, err := strconv.Atoi(id)
	if err != nil || n < 0 || n >= article.MaxCodes || r.sealed() {
		return errMarkup
	}
	e := element{tag: tag}
	keep, _, _ := strings.Cut(r.dialect.Keep, " ")
	switch name := r.dialect.kept(n, r.unit); {
	case name != "" && tag == keep && !ended:
		e.name = name
	case name != "" || r.dialect.Strict && attributes != 1:
		return errMarkup
	case tag == r.dialect.Pair && r.whole[n] && r.unit.Codes[n].Kind == article.Open && !ended:
		e.shut = string(article.Token(r.unit.Codes[n].Pair))
	case tag == r.dialect.Single && !r.whole[n]:
		e.empty, ended = true, ended || r.dialect.Void
	default:
		return errMarkup
	}
	r.out.WriteRune(article.Token(n))
	if !ended {
		r.open = append(r.open, e)
	}
	return nil
}

// end takes the end of an element.
func (r *reader) end(tag string) error {
	if r.dialect.Void && tag == r.dialect.Single {
		return nil // some writers of XML end img
	}
	if len(r.open) == 0 {
		return errMarkup
	}
	e := r.open[len(r.open)-1]
	r.open = r.open[:len(r.open)-1]
	if e.tag != tag || e.name != "" && !sameName(e.name, e.text) {
		return errMarkup
	}
	r.out.WriteString(e.shut)
	return nil
}

// text takes characters, with their entities read.
func (r *reader) text(s string) error {
	if len(article.Tokens(s)) > 0 {
		return errMarkup
	}
	if !r.sealed() {
		r.out.WriteString(s)
		return nil
	}
	e := &r.open[len(r.open)-1]
	if e.empty && s != "" {
		return errMarkup
	}
	e.text += s
	return nil
}

// sealed reports whether the innermost element holds no text of the segment.
func (r *reader) sealed() bool {
	if len(r.open) == 0 {
		return false
	}
	e := r.open[len(r.open)-1]
	return e.empty || e.name != ""
}
