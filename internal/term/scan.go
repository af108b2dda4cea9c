package term

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// scan reads a glossary file in the house style, line by line, and leaves the terms
// where they are until they are asked for: a hundred thousand concepts take a moment.
// ok is false for a file that is written in any other way, or has a mistake; then
// the YAML reader is asked, which knows all of YAML and says what is wrong. What scan
// reads the YAML reader reads alike.
func scan(file, text string) (concepts []partial, ok bool) {
	if !plainText(text) {
		return nil, false
	}
	s := scanning{
		name: file, raw: &rawFile{text: text, decode: decodeValue}, tag: map[string]int{},
		concepts: make([]partial, 0, strings.Count(text, "\n- ")+1), spans: make([]rawSpan, 0, strings.Count(text, "\n  ")),
	}
	for s.at < len(text) {
		if !s.line() {
			return nil, false
		}
	}
	if !s.close() {
		return nil, false
	}
	s.share()
	return s.concepts, true
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
	raw      *rawFile
	at, row  int             // offset and number of the line at hand
	tag      map[string]int  // place in raw.tags, -1 for a key that is no tag
	seen     map[string]bool // IDs, once they are not sorted
	spans    []rawSpan       // of all concepts
	concepts []partial
	keys     []string // of the concept at hand
	first    int      // its first span
	firsts   []int    // of every concept closed
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
		s.concepts = append(s.concepts, partial{Concept: Concept{places: []Location{{s.name, s.row}}}})
		s.keys, s.first = s.keys[:0], len(s.spans)
		return s.key(line[2:])
	case strings.HasPrefix(line, "  ") && line[2] != ' ' && len(s.concepts) > 0:
		return s.key(line[2:])
	}
	return false
}

// take returns the next line and moves behind it.
func (s *scanning) take() string {
	rest := s.raw.text[s.at:]
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
	if strings.HasSuffix(s.raw.text[:end], "\n") {
		end--
	}
	start := end - len(value)
	if value == "" {
		end = s.list(end)
	}
	text := s.raw.text[start:end]
	if known, ok := s.field(name, strings.TrimSpace(text)); known {
		return ok
	}
	at := s.tagOf(name)
	if at < 0 || !wellFormed(text) || s.has(uint16(at)) {
		return false
	}
	s.spans = append(s.spans, rawSpan{uint16(at), uint32(start), uint32(end)})
	return true
}

// list moves over the lines below a key that are indented further, and returns where
// they end.
func (s *scanning) list(end int) int {
	for strings.HasPrefix(s.raw.text[s.at:], "    ") {
		line := s.take()
		end += 1 + len(line)
	}
	return end
}

// has reports whether the concept at hand has terms under a tag.
func (s *scanning) has(tag uint16) bool {
	for _, span := range s.spans[s.first:] {
		if span.tag == tag {
			return true
		}
	}
	return false
}

// tagOf returns the place of a key in raw.tags, -1 where it is no language tag.
func (s *scanning) tagOf(key string) int {
	if at, ok := s.tag[key]; ok {
		return at
	}
	at := -1
	if tag, err := language.Parse(key); err == nil {
		at = len(s.raw.tags)
		for i, known := range s.raw.tags {
			if known == tag.String() {
				at = i
			}
		}
		if at == len(s.raw.tags) {
			s.raw.tags = append(s.raw.tags, tag.String())
		}
	}
	s.tag[key] = at
	return at
}

// field reads a field of a concept; known is false for any other key.
func (s *scanning) field(name, text string) (known, ok bool) {
	p := &s.concepts[len(s.concepts)-1]
	if list := p.relation(name); list != nil {
		v := value{keep: true}
		return true, text != "" && v.texts(text, list)
	}
	into := p.word(name)
	if into == nil && name != "kind" && name != "off" {
		return false, false
	}
	word, ok := scalar(text, false)
	switch {
	case !ok:
	case name == "kind":
		p.Kind = Kind(word)
		ok = validKind(p.Kind)
	case name == "off":
		ok = flag(word, &p.off)
	default:
		*into = word
	}
	return true, ok
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
	p := &s.concepts[len(s.concepts)-1]
	s.firsts = append(s.firsts, s.first)
	return p.ID != "" && s.unique(p.ID)
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
		for i := range before {
			s.seen[before[i].ID] = true
		}
	}
	if s.seen[id] {
		return false
	}
	s.seen[id] = true
	return true
}

// share gives every concept its spans.
func (s *scanning) share() {
	spans := s.spans
	raws := make([]rawWordings, len(s.concepts))
	for i := range s.concepts {
		end := len(spans)
		if i+1 < len(s.firsts) {
			end = s.firsts[i+1]
		}
		raws[i].file, raws[i].spans = s.raw, spans[s.firsts[i]:end:end]
		s.concepts[i].terms.raw = &raws[i]
	}
}
