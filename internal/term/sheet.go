package term

import (
	"encoding/binary"
	"strings"
	"sync"
)

// sheet holds the terms of one file as the texts that they are there, a row for every
// concept, and makes terms of those that somebody asks for: a run needs two languages
// of the many that a termbase has. Rows are only added, and read when all are there.
type sheet struct {
	tags   []string // canonical
	decode decoder
	pages  []string        // those that are full
	page   strings.Builder // the one that is written
	size   int             // of all pages

	mutex sync.RWMutex
	kept  map[cell][]Term // what was decoded
}

// decoder reads a value, which is known to be well formed, and appends its terms.
type decoder func(into []Term, text string) []Term

// cell is a place in a sheet.
type cell struct {
	row uint32
	tag string
}

// A row is named by its page and its offset there.
const (
	pageBits  = 20
	largest   = 1 << pageBits // bytes of a page
	smallest  = 4 << 10
	pageCount = 1 << (32 - pageBits)
)

// record gathers the values of one concept: for each the tag's place in sheet.tags, the
// length, both as varints, and the text.
type record []byte

// put adds a value.
func (r record) put(tag int, text string) record {
	r = binary.AppendUvarint(r, uint64(tag))
	r = binary.AppendUvarint(r, uint64(len(text)))
	return append(r, text...)
}

// add writes a row; ok is false where it does not fit on any page.
func (s *sheet) add(r record) (at uint32, ok bool) {
	head := binary.AppendUvarint(nil, uint64(len(r)))
	at, ok = s.room(len(head) + len(r))
	if ok {
		s.page.Write(head)
		s.page.Write(r)
	}
	return at, ok
}

// keepText writes a text that is no value of a row, and returns it as it stands there.
func (s *sheet) keepText(text string) string {
	at, ok := s.room(len(text))
	if !ok {
		return strings.Clone(text)
	}
	s.page.WriteString(text)
	return s.page.String()[at&(largest-1):]
}

// room turns the page if a text of size bytes does not fit on it, and returns where it
// will stand. A page never moves, so that texts on it can be used at once. The first
// pages are small, as most files are.
func (s *sheet) room(size int) (at uint32, ok bool) {
	if s.page.Len()+size > min(s.page.Cap(), largest) {
		if size > largest || len(s.pages) == pageCount-1 {
			return 0, false
		}
		if s.page.Cap() > 0 {
			s.pages = append(s.pages, s.page.String())
		}
		s.page = strings.Builder{}
		s.page.Grow(max(size, min(max(s.size, smallest), largest)))
	}
	s.size += size
	return uint32(len(s.pages)<<pageBits | s.page.Len()), true
}

// text returns the row at a place.
func (s *sheet) text(at uint32) string {
	page := s.page.String()
	if n := int(at >> pageBits); n < len(s.pages) {
		page = s.pages[n]
	}
	rest := page[at&(largest-1):]
	size, rest := uvarint(rest)
	return rest[:size]
}

// each calls visit with the values of a row until it returns false.
func (s *sheet) each(at uint32, visit func(tag, text string) bool) {
	for rest := s.text(at); rest != ""; {
		var tag, size int
		tag, rest = uvarint(rest)
		size, rest = uvarint(rest)
		if !visit(s.tags[tag], rest[:size]) {
			return
		}
		rest = rest[size:]
	}
}

// peek decodes the terms of a cell and appends them.
func (s *sheet) peek(into []Term, at uint32, tag string) []Term {
	s.each(at, func(own, text string) bool {
		if own == tag {
			into = s.decode(into, text)
		}
		return own != tag
	})
	return into
}

// of returns the terms of a cell, the same ones every time.
func (s *sheet) of(at uint32, tag string) []Term {
	c := cell{at, tag}
	s.mutex.RLock()
	terms, known := s.kept[c]
	s.mutex.RUnlock()
	if known {
		return terms
	}
	return s.keep(c, s.peek(nil, at, tag))
}

// keep remembers the terms of a cell, unless somebody else has meanwhile.
func (s *sheet) keep(c cell, terms []Term) []Term {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.kept == nil {
		s.kept = map[cell][]Term{}
	}
	if before, known := s.kept[c]; known {
		return before
	}
	s.kept[c] = terms
	return terms
}

// uvarint reads a number as binary.AppendUvarint writes it.
func uvarint(text string) (n int, rest string) {
	for i, shift := 0, 0; ; i, shift = i+1, shift+7 {
		n |= int(text[i]&0x7F) << shift
		if text[i] < 0x80 {
			return n, text[i+1:]
		}
	}
}
