package report

import (
	"sort"
	"unicode/utf8"

	"exonym/internal/article"
)

// places knows where the segments of a document stand in its source.
type places struct {
	doc      *article.Document
	segments map[article.ID]*article.Segment
}

func newPlaces(doc *article.Document) places {
	p := places{doc, map[article.ID]*article.Segment{}}
	if doc == nil {
		return p
	}
	for i := range doc.Blocks {
		for j := range doc.Blocks[i].Segments {
			s := &doc.Blocks[i].Segments[j]
			p.segments[s.ID] = s
		}
	}
	return p
}

// offset returns the source offset of byte at of segment id's text, or -1.
func (p *places) offset(id article.ID, at int) int {
	s, ok := p.segments[id]
	if !ok {
		return -1
	}
	if at <= 0 || id.Block >= len(p.doc.Blocks) {
		return s.Span.Start
	}
	return p.doc.Blocks[id.Block].SourceOffset(s.In.Start + at)
}

// positions finds the positions of many offsets in one pass. Offsets outside
// the source have none.
func positions(source []byte, offsets []int) map[int]Position {
	sort.Ints(offsets)
	found := make(map[int]Position, len(offsets))
	at, here := 0, Position{1, 1}
	for _, want := range offsets {
		if want < 0 || want > len(source) {
			continue
		}
		for at < want {
			r, size := utf8.DecodeRune(source[at:])
			at += size
			here.Column++
			if r == '\n' {
				here = Position{here.Line + 1, 1}
			}
		}
		found[want] = here
	}
	return found
}
