package format

import (
	"cmp"
	"fmt"
	"slices"

	"exonym/internal/article"
)

// piece is one stretch of the source that is written anew.
type piece struct {
	block   *article.Block
	segment *article.Segment
	text    string // the draft, with tokens
}

// Splice returns the source of doc with the span of every drafted segment replaced;
// bytes outside those spans, and segments without a usable draft, are copied. A
// block may lie inside a code of another block (the alt text of an image in a
// paragraph): when the outer segment is written anew, so is the text in its codes. A code whose Raw is not
// what the source has there (a reference link that names its label once its text
// is translated) is written as soon as text before it changes. Drafts equal to
// their source leave its bytes alone. While encode runs, the block's Segments
// hold the one segment at hand.
func Splice(doc *article.Document, drafts article.Drafts, encode article.Encode) ([]byte, error) {
	s := splicer{doc: doc, encode: encode}
	for i := range doc.Blocks {
		s.collect(&doc.Blocks[i], drafts)
	}
	slices.SortStableFunc(s.pieces, func(p, q piece) int {
		return cmp.Or(cmp.Compare(p.segment.Span.Start, q.segment.Span.Start),
			cmp.Compare(q.segment.Span.End, p.segment.Span.End))
	})
	return s.write(article.Span{Start: 0, End: len(doc.Source)}, s.pieces)
}

type splicer struct {
	doc    *article.Document
	encode article.Encode
	pieces []piece
}

// collect adds the changed segments of a block, and its restated codes.
func (s *splicer) collect(b *article.Block, drafts article.Drafts) {
	first := len(s.pieces)
	for i := range b.Segments {
		segment := &b.Segments[i]
		if d := drafts[segment.ID]; d != nil && d.Done() && d.Text != segment.Text {
			s.pieces = append(s.pieces, piece{b, segment, d.Text})
		}
	}
	changed := s.pieces[first:len(s.pieces):len(s.pieces)]
	if len(changed) == 0 || len(b.Codes) == 0 {
		return
	}
	places := tokenPlaces(b)
	for n, code := range b.Codes {
		if places[n] < 0 || s.source(s.codeSpan(b, places[n])) == code.Raw {
			continue
		}
		from := 0
		if code.Pair >= 0 {
			from = places[code.Pair]
		}
		if alone(changed, from, places[n]) {
			in := article.Span{Start: places[n], End: places[n] + tokenLen}
			s.pieces = append(s.pieces, piece{b, &article.Segment{
				ID: changed[0].segment.ID, Span: b.SourceSpan(in), In: in, Text: b.Text[in.Start:in.End],
			}, b.Text[in.Start:in.End]})
		}
	}
}

// tokenLen is the length of a token rune in UTF-8.
const tokenLen = 4

// alone reports whether some changed segment reaches into [from, at) but none
// holds the token at at.
func alone(changed []piece, from, at int) bool {
	touched := false
	for _, p := range changed {
		if p.segment.In.Start <= at && at < p.segment.In.End {
			return false
		}
		touched = touched || p.segment.In.Start < at && from < p.segment.In.End
	}
	return touched
}

// tokenPlaces returns the offset in b.Text of every code's token, -1 if none.
func tokenPlaces(b *article.Block) []int {
	places := make([]int, len(b.Codes))
	for i := range places {
		places[i] = -1
	}
	for at, r := range b.Text {
		if n, ok := article.TokenIndex(r); ok && n < len(places) {
			places[n] = at
		}
	}
	return places
}

func (s *splicer) codeSpan(b *article.Block, at int) article.Span {
	return b.SourceSpan(article.Span{Start: at, End: at + tokenLen})
}

func (s *splicer) source(span article.Span) string { return s.doc.Source[span.Start:span.End] }

// write returns the source bytes of span with the pieces in it replaced.
func (s *splicer) write(span article.Span, pieces []piece) ([]byte, error) {
	out := make([]byte, 0, span.Len()+span.Len()/8)
	at := span.Start
	for i := 0; i < len(pieces); {
		p := pieces[i]
		if p.segment.Span.Start < at || p.segment.Span.End > span.End {
			return nil, fmt.Errorf("segment %v of %s lies outside its place", p.segment.ID, s.doc.Name)
		}
		next := i + 1
		for next < len(pieces) && pieces[next].segment.Span.Start < p.segment.Span.End {
			next++
		}
		text, err := s.translate(p, pieces[i+1:next])
		if err != nil {
			return nil, err
		}
		out = append(out, s.doc.Source[at:p.segment.Span.Start]...)
		out = append(out, text...)
		at, i = p.segment.Span.End, next
	}
	return append(out, s.doc.Source[at:span.End]...), nil
}

// translate encodes one piece; inner are the pieces inside its codes.
func (s *splicer) translate(p piece, inner []piece) (string, error) {
	b := *p.block
	b.Segments = []article.Segment{*p.segment}
	if len(inner) > 0 {
		b.Codes = slices.Clone(b.Codes)
		if err := s.fold(&b, p, inner); err != nil {
			return "", err
		}
	}
	text, err := s.encode(&b, p.text)
	if err != nil {
		return "", fmt.Errorf("segment %v of %s: %w", p.segment.ID, s.doc.Name, err)
	}
	return text, nil
}

// fold writes the inner pieces into the Raw of the codes that hold them.
func (s *splicer) fold(b *article.Block, p piece, inner []piece) error {
	places := tokenPlaces(b)
	for _, n := range article.Tokens(p.segment.Text) {
		span := s.codeSpan(b, places[n])
		first := 0
		for first < len(inner) && inner[first].segment.Span.Start < span.Start {
			first++
		}
		last := first
		for last < len(inner) && inner[last].segment.Span.Start < span.End {
			last++
		}
		if first == last || string(s.source(span)) != b.Codes[n].Raw {
			continue
		}
		raw, err := s.write(span, inner[first:last])
		if err != nil {
			return err
		}
		b.Codes[n].Raw = string(raw)
		inner = inner[last:]
	}
	return nil
}
