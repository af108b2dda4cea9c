package article

import (
	"fmt"
	"slices"
	"sort"

	"golang.org/x/text/language"
)

// Span is a half-open byte range [Start, End). Unless its field says otherwise
// it counts in Document.Source.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Document is one article: its bytes and the blocks of text found in them.
type Document struct {
	Name   string       // what to call it in messages: the path as given, or "-"
	Lang   language.Tag // language of the text; language.Und when not known
	Source string       // the whole file as UTF-8; texts of blocks share it where they can
	Blocks []Block      // in source order, spans disjoint
}

// Kind says what role a block plays. Checks and splitters use it; formats set it.
type Kind uint8

// The kinds of blocks that formats distinguish.
const (
	Paragraph Kind = iota
	Heading
	ListItem
	Cell
	Quote
	Caption
	Attribute // alt, title and other attribute values
	Meta      // front matter, <title>, <meta content>
	Line      // one line of the lines format
)

var kindNames = [...]string{"paragraph", "heading", "item", "cell", "quote", "caption", "attribute", "meta", "line"}

// String returns the kind as reports and schemas spell it.
func (k Kind) String() string { return kindNames[k] }

// Block is one stretch of text that belongs together: a paragraph, a heading.
// Text is what a reader sees, decoded (no entities, no escapes, soft line breaks
// as a space), with every inline code replaced by its Token rune.
type Block struct {
	Index    int       // position in Document.Blocks
	Kind     Kind      // role of the block
	Level    int       // heading level 1-6, 0 elsewhere
	Text     string    // decoded text with Token runes for Codes
	Codes    []Code    // Codes[n] is the code of Token(n)
	Anchors  []Anchor  // text offset to source offset, ascending in both
	Whole    bool      // never split: the block is one segment (lines, attributes)
	Escape   string    // the format's own note on how to encode text here
	Segments []Segment // filled by Cut
}

// Anchor ties a byte offset of Block.Text to one of Document.Source. Between two
// anchors both advance alike; wherever decoding changes the length (entity,
// escape, code, soft break) there is an anchor before and one after.
type Anchor struct{ Text, Source int }

// ID names a segment inside its document. It prints as "block.segment", from 1.
type ID struct{ Block, Segment int }

// String returns the ID as people count, from one: "3.2".
func (id ID) String() string { return fmt.Sprintf("%d.%d", id.Block+1, id.Segment+1) }

// Less orders IDs as the text runs.
func (id ID) Less(other ID) bool {
	if id.Block != other.Block {
		return id.Block < other.Block
	}
	return id.Segment < other.Segment
}

// Segment is the unit of translation: a sentence, mostly. Text is a part of its
// block's text and may hold tokens of that block's Codes.
type Segment struct {
	ID   ID
	Span Span   // in Document.Source
	In   Span   // in Block.Text
	Text string // Block.Text[In.Start:In.End]
}

// SourceOffset returns the source offset that stands for byte offset at of b.Text.
func (b *Block) SourceOffset(at int) int {
	i := sort.Search(len(b.Anchors), func(i int) bool { return b.Anchors[i].Text > at }) - 1
	if i < 0 {
		return 0
	}
	return b.Anchors[i].Source + at - b.Anchors[i].Text
}

// SourceSpan returns the source bytes that b.Text[in.Start:in.End] was read from.
func (b *Block) SourceSpan(in Span) Span {
	return Span{b.SourceOffset(in.Start), b.SourceOffset(in.End)}
}

// Cut makes one segment of every span (byte offsets in b.Text, ascending and
// disjoint). White space and codes at the edges stay outside where the segment
// does not need them, so that an engine sees only text; spans without any
// letter, digit or other text are dropped.
func (b *Block) Cut(spans []Span) {
	b.Segments = slices.Grow(b.Segments[:0], len(spans))
	for _, in := range spans {
		in = b.trim(in)
		if in.Len() == 0 {
			continue
		}
		b.Segments = append(b.Segments, Segment{
			ID:   ID{b.Index, len(b.Segments)},
			Span: b.SourceSpan(in),
			In:   in,
			Text: b.Text[in.Start:in.End],
		})
	}
}

// Position returns the line and column of a byte offset, both from 1; columns
// count characters.
func (d *Document) Position(offset int) (line, column int) {
	return Position(d.Source, offset)
}

// Position returns the line and column of a byte offset in source, both from 1;
// columns count characters.
func Position(source string, offset int) (line, column int) {
	line, column = 1, 1
	for _, r := range source[:min(offset, len(source))] {
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}
