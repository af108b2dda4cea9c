package store

import (
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

// errLayout says that an entry is written in a way that cannot be edited.
var errLayout = errors.New("the layout is not understood")

// mapping is a YAML mapping as it stands in the text: where each key and value is.
type mapping struct {
	node   *yaml.Node
	flow   bool // between braces
	indent int  // spaces before its keys, where it is no flow mapping
	slots  []slot
}

// slot is one key with its value.
type slot struct {
	key   string // canonical
	name  span   // the key
	value span   // of the text behind the colon, without space where it is on one line
	node  *yaml.Node
	line  int  // offset of the line that the key stands in
	first bool // something stands before the key in its line: a dash
}

// layout finds the only entry of a text.
func layout(text string) (*source, *mapping, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		return nil, nil, errLayout
	}
	if len(root.Content) == 0 || len(root.Content[0].Content) != 1 {
		return nil, nil, errLayout
	}
	src := newSource(text)
	m, err := src.mapping(root.Content[0].Content[0], canonicalKey)
	return src, m, err
}

// canonicalKey gives the key of a language its canonical form.
func canonicalKey(key string) string {
	if slices.Contains(conceptKeys, key) {
		return key
	}
	return languageKey(language.Make(key).String())
}

func (s *source) mapping(node *yaml.Node, canonical func(string) string) (*mapping, error) {
	if node.Kind != yaml.MappingNode || len(node.Content) == 0 {
		return nil, errLayout
	}
	m := &mapping{node: node, flow: node.Style&yaml.FlowStyle != 0, indent: node.Content[0].Column - 1}
	for i := 0; i+1 < len(node.Content); i += 2 {
		slot, err := s.slot(node.Content[i], node.Content[i+1])
		if err != nil {
			return nil, err
		}
		slot.key = canonical(node.Content[i].Value)
		m.slots = append(m.slots, slot)
	}
	return m, nil
}

func (s *source) slot(key, value *yaml.Node) (slot, error) {
	name := span{s.start(key), s.end(key)}
	colon := s.skip(name.end, func(r rune) bool { return r == ' ' || r == '\t' })
	if colon >= len(s.text) || s.text[colon] != ':' {
		return slot{}, errLayout
	}
	found := slot{name: name, node: value, value: span{colon + 1, s.end(value)}, line: s.lineStart(name.start)}
	found.first = strings.Trim(s.text[found.line:name.start], " ") != ""
	begin := s.skip(colon+1, func(r rune) bool { return r == ' ' || r == '\t' })
	if begin < found.value.end && s.text[begin] != '#' && breakLen(s.text[begin:]) == 0 {
		found.value.start = begin
	}
	if found.value.start > found.value.end {
		return slot{}, errLayout
	}
	return found, nil
}

// find returns the last slot of a key, which is the one that counts, or nil.
func (m *mapping) find(key string) *slot {
	for i := len(m.slots) - 1; i >= 0; i-- {
		if m.slots[i].key == key {
			return &m.slots[i]
		}
	}
	return nil
}

// before returns the slot that a new key is to follow: of those that are kept, the
// last that comes before it in the order of keys, else the first.
func (m *mapping) before(key string, kept []bool, compare func(a, b string) int) *slot {
	var best, first *slot
	for i := range m.slots {
		s := &m.slots[i]
		if !kept[i] {
			continue
		}
		if first == nil {
			first = s
		}
		if compare(s.key, key) < 0 && (best == nil || compare(s.key, best.key) >= 0) {
			best = s
		}
	}
	if best == nil {
		return first
	}
	return best
}
