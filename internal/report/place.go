package report

import (
	"slices"
	"unicode/utf8"

	"exonym/internal/article"
)

// places knows where the segments of a document stand in its source.
type places struct{ doc *article.Document }

// segment returns the segment of an ID, or nil.
func (p places) segment(id article.ID) *article.Segment {
	if p.doc == nil || id.Block < 0 || id.Block >= len(p.doc.Blocks) {
		return nil
	}
	segments := p.doc.Blocks[id.Block].Segments
	if id.Segment < 0 || id.Segment >= len(segments) {
		return nil
	}
	return &segments[id.Segment]
}

// offset returns the source offset of byte at of segment id's text, or -1.
func (p places) offset(id article.ID, at int) int {
	s := p.segment(id)
	switch {
	case s == nil:
		return -1
	case at <= 0:
		return s.Span.Start
	}
	return p.doc.Blocks[id.Block].SourceOffset(s.In.Start + at)
}

// positions are the positions of some offsets, which ascend.
type positions struct {
	offsets []int
	at      []Position
}

// findPositions finds the positions of many offsets in one pass. Offsets outside
// the source have none.
func findPositions(source string, offsets []int) positions {
	slices.Sort(offsets)
	offsets = slices.Compact(offsets)
	found := positions{offsets, make([]Position, len(offsets))}
	at, here := 0, Position{1, 1}
	for i, want := range offsets {
		if want < 0 || want > len(source) {
			continue
		}
		for at < want {
			r, size := utf8.DecodeRuneInString(source[at:])
			at += size
			here.Column++
			if r == '\n' {
				here = Position{here.Line + 1, 1}
			}
		}
		found.at[i] = here
	}
	return found
}

// of returns the position of an offset, the zero one where it has none.
func (p positions) of(offset int) Position {
	if i, ok := slices.BinarySearch(p.offsets, offset); ok {
		return p.at[i]
	}
	return Position{}
}
