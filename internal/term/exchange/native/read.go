package native

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/term"
	"exonym/internal/term/exchange"
)

var (
	faultSchema = &i18n.Message{
		ID:    "exchange.fault.schema",
		Other: "the schema is “{{.Schema}}”, not {{.Want}}: another program or a newer exonym has written this file",
	}
	faultJSON = &i18n.Message{
		ID:    "exchange.fault.json",
		Other: "this is no valid JSON: {{.Reason}}",
	}
	faultShape = &i18n.Message{
		ID:    "exchange.fault.shape",
		Other: "“{{.Name}}” must be {{.Want}}",
	}
	faultName = &i18n.Message{
		ID:    "exchange.fault.name",
		Other: "“{{.Name}}” is no field here",
	}
)

// The shapes of values, as JSON calls them.
const (
	anObject = "object"
	anArray  = "array"
	aText    = "string"
	texts    = "string | array"
)

// reader reads one file.
type reader struct {
	c      *exchange.Collector
	src    []byte
	d      *json.Decoder
	at     exchange.Place // of the concept being read
	passed int            // offset of at
}

func read(src []byte, o exchange.Options) (exchange.Imported, error) {
	text, fault := exchange.Decode(o.File, src, o.Encoding)
	if fault != nil {
		return exchange.Imported{}, exchange.Faults{fault}
	}
	r := &reader{c: exchange.NewCollector(o), src: text, d: json.NewDecoder(bytes.NewReader(text))}
	r.at = r.c.At(1, 1)
	if err := r.file(); err != nil {
		r.fail(err)
	}
	return r.c.Done()
}

// file reads the outermost object.
func (r *reader) file() error {
	if ok, err := r.open('{', "", anObject); !ok {
		return err
	}
	schema := ""
	for r.d.More() {
		key, err := r.d.Token()
		if err != nil {
			return err
		}
		switch key {
		case "schema":
			err = r.d.Decode(&schema)
		case "concepts":
			err = r.concepts()
		case "$schema":
			err = r.d.Decode(new(json.RawMessage))
		default:
			r.move()
			r.wrongName(key.(string))
			err = r.d.Decode(new(json.RawMessage))
		}
		if err != nil || r.c.Full() {
			return err
		}
	}
	if schema != Schema {
		r.c.Fail(r.c.At(1, 1), faultSchema, struct{ Schema, Want string }{schema, Schema})
	}
	return r.close()
}

// close reads the last bracket, after which nothing may stand.
func (r *reader) close() error {
	if _, err := r.d.Token(); err != nil {
		return err
	}
	if _, err := r.d.Token(); !errors.Is(err, io.EOF) {
		r.move()
		return errors.New("more than one value")
	}
	return nil
}

// open reads a bracket, or tells that name has another shape.
func (r *reader) open(bracket json.Delim, name, shape string) (bool, error) {
	r.move()
	tok, err := r.d.Token()
	if err == nil && tok != bracket {
		r.wrongShape(name, shape)
	}
	return err == nil && tok == bracket, err
}

func (r *reader) concepts() error {
	if ok, err := r.open('[', "concepts", anArray); !ok {
		return err
	}
	for r.d.More() {
		r.move()
		var members map[string]json.RawMessage
		err := r.d.Decode(&members)
		if isShape(err) {
			r.wrongShape("concepts", anObject)
			continue
		}
		if err != nil {
			return err
		}
		r.concept(members)
		if r.c.Full() {
			return nil
		}
	}
	_, err := r.d.Token()
	return err
}

func isShape(err error) bool {
	var shape *json.UnmarshalTypeError
	return errors.As(err, &shape)
}

func (r *reader) concept(members map[string]json.RawMessage) {
	concept := term.NewConcept("", term.General)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		switch name {
		case "id":
			concept.ID = r.text(name, members[name])
		case "terms":
			r.languages(concept, members[name])
		default:
			field(r, exchange.ConceptFields(), name, concept, members[name])
		}
	}
	r.c.Add(concept, r.at)
}

func (r *reader) languages(concept *term.Concept, raw json.RawMessage) {
	var all map[string]json.RawMessage
	if json.Unmarshal(raw, &all) != nil {
		r.wrongShape("terms", anObject)
	}
	for _, tag := range slices.Sorted(maps.Keys(all)) {
		lang, ok := r.c.Language(r.at, tag)
		if !ok {
			continue
		}
		var list []map[string]json.RawMessage
		if json.Unmarshal(all[tag], &list) != nil {
			r.wrongShape(tag, anArray)
		}
		terms := concept.OwnTerms(lang)
		for _, members := range list {
			if t := r.term(members); t.Text != "" {
				terms = append(terms, t)
			}
		}
		concept.SetTerms(lang, terms...)
	}
}

func (r *reader) term(members map[string]json.RawMessage) (t term.Term) {
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if name == "term" {
			t.Text = r.text(name, members[name])
			continue
		}
		field(r, exchange.TermFields(), name, &t, members[name])
	}
	if t.Text == "" {
		r.wrongShape("term", aText)
	}
	return t
}

// field gives v what a member says.
func field[T any](r *reader, fields []exchange.Field[T], name string, v *T, raw json.RawMessage) {
	f, ok := exchange.Named(fields, name)
	if !ok {
		r.wrongName(name)
		return
	}
	var list []string
	switch {
	case f.List && raw[0] == '[':
		if json.Unmarshal(raw, &list) != nil {
			r.wrongShape(name, texts)
		}
		for i := range list {
			list[i] = r.c.Clean(r.at, list[i])
		}
	case isFlag(f) && (string(raw) == "true" || string(raw) == "false"):
		list = []string{string(raw)}
	default:
		list = []string{r.text(name, raw)}
	}
	exchange.Set(r.c, r.at, f, v, slices.DeleteFunc(list, func(s string) bool { return s == "" }))
}

func (r *reader) text(name string, raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		r.wrongShape(name, aText)
	}
	return r.c.Clean(r.at, text)
}

func (r *reader) wrongShape(name, want string) {
	r.c.Fail(r.at, faultShape, struct{ Name, Want string }{name, want})
}

func (r *reader) wrongName(name string) {
	r.c.Fail(r.at, faultName, struct{ Name string }{name})
}

// fail tells what the decoder says, without its prefix, at the concept or the key
// that holds the mistake.
func (r *reader) fail(err error) {
	r.move()
	r.c.Fail(r.at, faultJSON, struct{ Reason string }{strings.TrimPrefix(err.Error(), "json: ")})
}

// move sets at to the next value.
func (r *reader) move() {
	n := int(r.d.InputOffset())
	for n < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[n]) >= 0 {
		n++
	}
	r.moveTo(n)
}

// moveTo sets at to an offset behind it, counting on from where it was.
func (r *reader) moveTo(n int) {
	n = min(n, len(r.src))
	if n <= r.passed {
		return
	}
	between := r.src[r.passed:n]
	r.passed = n
	if last := bytes.LastIndexByte(between, '\n'); last >= 0 {
		r.at.Line += bytes.Count(between, []byte("\n"))
		r.at.Column = 1
		between = between[last+1:]
	}
	r.at.Column += utf8.RuneCount(between)
}
