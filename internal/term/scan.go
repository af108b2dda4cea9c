package term

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// scan reads a glossary file in the house style, piece by piece, and leaves the terms
// as texts until they are asked for: a hundred thousand concepts take a moment.
// ok is false for a file that is written in any other way, or has a mistake; then
// the YAML reader is asked, which knows all of YAML and says what is wrong. What scan
// reads the YAML reader reads alike.
func scan(file string, from io.Reader) (concepts []*partial, ok bool) {
	s := scanning{name: file, sheet: &sheet{decode: decodeValue}, tag: map[string]int{}, said: map[string]string{}, lists: map[string][]string{}}
	source := chunks{from: from}
	for source.next() {
		if !s.chunk(source.text) {
			return nil, false
		}
	}
	if source.failed || !s.close() {
		return nil, false
	}
	return s.concepts, true
}

// chunk reads a piece of a file.
func (s *scanning) chunk(text string) bool {
	if !plainText(text) {
		return false
	}
	s.text, s.at = text, 0
	for s.at < len(text) {
		if !s.line() {
			return false
		}
	}
	return true
}

// plainText reports whether text is NFC, as texts of a glossary are kept, and holds
// none of the characters that YAML treats in a way of its own: control characters but
// the line feed, other line breaks, and the byte order mark.
func plainText(text string) bool {
	for i := range len(text) {
		c := text[i]
		if c < ' ' && c != '\n' || c == 0x7F || c == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0 {
			return false
		}
	}
	for _, sign := range []string{"\u2028", "\u2029", "\ufeff"} {
		if strings.Contains(text, sign) {
			return false
		}
	}
	return utf8.ValidString(text) && norm.NFC.IsNormalString(text)
}

// scanning is the state of one scan.
type scanning struct {
	name     string
	text     string              // the piece at hand
	at, row  int                 // offset in it, and number of the line at hand
	tag      map[string]int      // place in sheet.tags, -1 for a key that is no tag
	seen     map[string]bool     // IDs, once they are not sorted
	said     map[string]string   // texts that come again and again, such as sources
	lists    map[string][]string // the same for lists
	sheet    *sheet
	facts    sharing
	concepts []*partial
	keys     []string // of the concept at hand
	tags     []int    // of the concept at hand
	own      Facts    // of the concept at hand
	values   record   // of the concept at hand
}

// line reads one line, and the list below it if it begins one.
func (s *scanning) line() bool {
	line := s.take()
	switch {
	case strings.TrimLeft(line, " ") == "", strings.TrimLeft(line, " ")[0] == '#':
		return true
	case strings.HasPrefix(line, "- ") && len(line) > 2 && line[2] != ' ':
		if !s.close() {
			return false
		}
		s.concepts = append(s.concepts, &partial{Concept: Concept{Facts: &s.own, places: []Location{{s.name, s.row}}}})
		s.own = Facts{}
		s.keys, s.tags, s.values = s.keys[:0], s.tags[:0], s.values[:0]
		return s.key(line[2:])
	case strings.HasPrefix(line, "  ") && line[2] != ' ' && len(s.concepts) > 0:
		return s.key(line[2:])
	}
	return false
}

// take returns the next line and moves behind it.
func (s *scanning) take() string {
	rest := s.text[s.at:]
	line, _, broken := strings.Cut(rest, "\n")
	s.at += len(line)
	if broken {
		s.at++
	}
	s.row++
	return line
}

// key reads "key: value" of the concept at hand.
func (s *scanning) key(line string) bool {
	name, value, ok := strings.Cut(line, ":")
	if !ok || value != "" && value[0] != ' ' || contains(s.keys, name) {
		return false
	}
	s.keys = append(s.keys, name)
	end := s.at
	if strings.HasSuffix(s.text[:end], "\n") {
		end--
	}
	start := end - len(value)
	if value == "" {
		end = s.below(end)
	}
	text := s.text[start:end]
	if known, ok := s.field(name, strings.TrimSpace(text)); known {
		return ok
	}
	at := s.tagOf(name)
	if at < 0 || !wellFormed(text) || slices.Contains(s.tags, at) {
		return false
	}
	s.tags, s.values = append(s.tags, at), s.values.put(at, text)
	return true
}

// below moves over the lines below a key that are indented further, and returns where
// they end.
func (s *scanning) below(end int) int {
	for strings.HasPrefix(s.text[s.at:], "    ") {
		line := s.take()
		end += 1 + len(line)
	}
	return end
}

// tagOf returns the place of a key in sheet.tags, -1 where it is no language tag.
func (s *scanning) tagOf(key string) int {
	if at, ok := s.tag[key]; ok {
		return at
	}
	at := -1
	if tag, err := language.Parse(key); err == nil {
		at = slices.Index(s.sheet.tags, tag.String())
		if at < 0 {
			at = len(s.sheet.tags)
			s.sheet.tags = append(s.sheet.tags, tag.String())
		}
	}
	s.tag[strings.Clone(key)] = at
	return at
}

// field reads a field of a concept; known is false for any other key.
func (s *scanning) field(name, text string) (known, ok bool) {
	p := s.concepts[len(s.concepts)-1]
	if list := p.relation(name); list != nil {
		return true, s.list(text, list)
	}
	into := p.word(name)
	if into == nil && name != "kind" && name != "off" {
		return false, false
	}
	word, ok := scalar(text, false)
	switch {
	case !ok:
	case name == "kind":
		p.Kind, ok = kindOf(word)
	case name == "off":
		ok = flag(word, &p.off)
	case name == "id":
		p.ID = s.sheet.keepText(word)
	default:
		*into = s.again(word)
	}
	return true, ok
}

// again returns a text that outlives the piece at hand.
func (s *scanning) again(text string) string {
	if known, ok := s.said[text]; ok {
		return known
	}
	text = s.sheet.keepText(text)
	if len(s.said) < often {
		s.said[text] = text
	}
	return text
}

// list reads the list of a relation.
func (s *scanning) list(text string, into *[]string) bool {
	if known, ok := s.lists[text]; ok {
		*into = known
		return true
	}
	text = s.sheet.keepText(text)
	v := value{keep: true}
	ok := text != "" && v.texts(text, into)
	if *into = slices.Clip(*into); ok && len(s.lists) < often {
		s.lists[text] = *into
	}
	return ok
}

// word returns the text field of c that a key is, or nil.
func (c *Concept) word(key string) *string {
	switch key {
	case "id":
		return &c.ID
	case "definition":
		return &c.Definition
	case "note":
		return &c.Note
	case "source":
		return &c.Source
	case "date":
		return &c.Date
	case "capital-of":
		return &c.CapitalOf
	case "part-of":
		return &c.PartOf
	case "adjective-of":
		return &c.AdjectiveOf
	}
	return nil
}

// relation returns the list field of c that a key is, or nil.
func (c *Concept) relation(key string) *[]string {
	switch key {
	case "subject":
		return &c.Subject
	case "member-of":
		return &c.MemberOf
	}
	return nil
}

// close ends the concept at hand: it has an ID that no other has.
func (s *scanning) close() bool {
	if len(s.concepts) == 0 {
		return true
	}
	p := s.concepts[len(s.concepts)-1]
	at, ok := s.sheet.add(s.values)
	p.terms.sheet, p.terms.row = s.sheet, at
	p.Facts = s.facts.share(&s.own)
	return ok && p.ID != "" && s.unique(p.ID)
}

// unique reports whether no concept before the one at hand has its ID. Most files are
// sorted, so that a look at the last one tells.
func (s *scanning) unique(id string) bool {
	before := s.concepts[:len(s.concepts)-1]
	if s.seen == nil && (len(before) == 0 || before[len(before)-1].ID < id) {
		return true
	}
	if s.seen == nil {
		s.seen = make(map[string]bool, len(before))
		for _, p := range before {
			s.seen[p.ID] = true
		}
	}
	if s.seen[id] {
		return false
	}
	s.seen[id] = true
	return true
}
