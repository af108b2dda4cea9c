package store

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"exonym/internal/term"
)

// sheet is one glossary file, cut into the lines of its concepts and the lines
// between them. Joined, the pieces are the file, byte for byte: an edit changes
// the lines of a concept and cannot touch others.
type sheet struct {
	name    string // the path that people know, for errors
	rel     string // its name in the shelf
	path    string // where its bytes are: name with links resolved
	raw     []byte // as read, nil for a file that is not there yet
	drop    bool   // the file goes
	lead    string // before the first concept
	entries []*entry
	indent  string // before the dash of a concept
	eol     string
	mark    bool // begins with a byte order mark
	open    bool // its last line has no line break
	order   order
	fixed   Reason // why it cannot be edited, or ""
}

// entry is one concept in a sheet: its own lines and those up to the next one.
type entry struct {
	text    string
	gap     string
	id      string
	line    int // from 1, as it was read
	off     bool
	concept *term.Concept // normal; of an entry that is off only what it says besides
}

const byteOrderMark = "\ufeff"

// newSheet cuts a file. The error is an *Error of reason Broken.
func newSheet(name string, data []byte) (*sheet, error) {
	s := &sheet{name: name, eol: "\n"}
	if !utf8.Valid(data) {
		return nil, notText(name, data)
	}
	text, marked := strings.CutPrefix(string(data), byteOrderMark)
	s.mark = marked
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		s.eol = "\r\n"
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		s.open = true
		text += s.eol
	}
	concepts, err := readConcepts(name, text)
	if err != nil {
		return nil, err
	}
	if err := s.cut(text, concepts); err != nil {
		return nil, err
	}
	return s, nil
}

// readConcepts reads the concepts of a text by id.
func readConcepts(name, text string) (map[string]*term.Concept, error) {
	base, err := term.Load(term.Bytes(readable(name), []byte(text)))
	if err != nil {
		return nil, broken(name, err)
	}
	byID := map[string]*term.Concept{}
	for _, c := range base.Concepts() {
		byID[c.ID] = c
	}
	return byID, nil
}

// readable gives a name an ending by which the reader of glossaries knows YAML.
func readable(name string) string {
	if isYAML(name) {
		return name
	}
	return name + ".yaml"
}

// cut finds the lines of every concept.
func (s *sheet) cut(text string, concepts map[string]*term.Concept) error {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return broken(s.name, err)
	}
	s.lead = text
	if len(root.Content) == 0 {
		return nil
	}
	list := root.Content[0]
	src := newSource(text)
	start := src.start(list)
	if start >= len(text) || text[start] != '-' || list.Style&yaml.FlowStyle != 0 {
		s.fixed = Bracketed
	}
	for i, node := range list.Content {
		e := newEntry(node, concepts)
		s.entries = append(s.entries, e)
		if s.fixed != "" {
			continue
		}
		if i > 0 {
			start = src.skipSpace(src.end(list.Content[i-1]), "")
		}
		s.place(src, i, span{start, src.tail(src.end(node), list.Column-1)})
	}
	for _, e := range s.entries {
		e.readOff()
	}
	return nil
}

// readOff reads what an entry that is off says besides, as if it were on.
func (e *entry) readOff() {
	if !e.off || e.text == "" {
		return
	}
	_, m, err := layout(e.text)
	if err != nil {
		return
	}
	at := m.find("off").value
	on, err := readConcepts("entry", e.text[:at.start]+"false"+e.text[at.end:])
	if err != nil || on[e.id] == nil {
		return
	}
	kind := e.concept.Kind
	e.concept = normal(on[e.id])
	if m.find("kind") == nil {
		e.concept.Kind = kind
	}
}

// place gives entry i its lines: those of the span of its text, which begins with
// the dash.
func (s *sheet) place(src *source, i int, at span) {
	from := src.lineStart(at.start)
	indent := src.text[from:min(at.start, len(src.text))]
	if at.start >= at.end || src.text[at.start] != '-' || strings.Trim(indent, " ") != "" {
		s.fixed = Bracketed
		return
	}
	if i == 0 {
		s.lead, s.indent = src.text[:from], indent
	} else {
		before := s.entries[i-1]
		before.gap = before.gap[:len(before.gap)-(len(src.text)-from)]
	}
	s.entries[i].text, s.entries[i].gap = src.text[from:at.end], src.text[at.end:]
}

func newEntry(node *yaml.Node, concepts map[string]*term.Concept) *entry {
	node = resolve(node)
	e := &entry{line: node.Line}
	kinded := false
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i].Value, node.Content[i+1]
		switch key {
		case "id":
			e.id = normalText(resolve(value).Value)
		case "off":
			e.off, _ = strconv.ParseBool(resolve(value).Value)
		case "kind":
			kinded = true
		}
	}
	if c := concepts[e.id]; c != nil {
		e.concept = normal(c)
	} else {
		e.concept = term.NewConcept(e.id, "")
	}
	if !kinded {
		e.concept.Kind = ""
	}
	return e
}

func resolve(node *yaml.Node) *yaml.Node {
	for node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	return node
}

// clone returns a copy of a sheet that may be changed.
func (s *sheet) clone() *sheet {
	copied := *s
	copied.entries = make([]*entry, len(s.entries))
	for i, e := range s.entries {
		own := *e
		copied.entries[i] = &own
	}
	return &copied
}

// bytes joins the pieces.
func (s *sheet) bytes() []byte {
	var b strings.Builder
	if s.mark {
		b.WriteString(byteOrderMark)
	}
	b.WriteString(s.lead)
	for _, e := range s.entries {
		b.WriteString(e.text)
		b.WriteString(e.gap)
	}
	text := b.String()
	if s.open {
		text = strings.TrimSuffix(text, s.eol)
	}
	return []byte(text)
}

// find returns the entry with this id and its place in the sheet, or nil.
func (s *sheet) find(id string) (*entry, int) {
	for i, e := range s.entries {
		if e.id == id {
			return e, i
		}
	}
	return nil, -1
}

// position returns where an entry of this id is to stand: at its place if the
// sheet is sorted by id, else at the end.
func (s *sheet) position(id string) int {
	byID := func(a, b *entry) int { return cmp.Compare(a.id, b.id) }
	if s.order == unknown {
		s.order = unsorted
		if slices.IsSortedFunc(s.entries, byID) {
			s.order = ascending
		}
	}
	if s.order == unsorted {
		return len(s.entries)
	}
	at, _ := slices.BinarySearchFunc(s.entries, &entry{id: id}, byID)
	return at
}

// order says whether the entries of a sheet are sorted by id.
type order uint8

const (
	unknown order = iota
	unsorted
	ascending
)
