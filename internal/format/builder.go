package format

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
)

// Builder gathers the blocks of one document. A reader calls Begin, then names
// the source bytes of the block from left to right, then calls End. Bytes between
// two calls that nobody named become a code, so that none is lost.
type Builder struct {
	Source []byte
	Blocks []article.Block

	block  article.Block
	text   strings.Builder
	at     int // source offset up to which the block has been told
	moved  bool
	serial int
	begun  bool
}

// Place names a code that was opened, so that its partner can be tied to it even
// when the block has ended meanwhile.
type Place struct{ serial, code int }

// Nowhere is the Place of a code without a partner.
var Nowhere = Place{serial: -1}

// Begin starts a block at a source offset. An unfinished block is ended first.
func (b *Builder) Begin(kind article.Kind, level, at int) {
	b.End()
	b.serial++
	b.begun = true
	b.block = article.Block{Kind: kind, Level: level}
	b.text.Reset()
	b.at, b.moved = at, true
}

// Break ends the block under way and begins another of the same role.
func (b *Builder) Break(at int) {
	kind, level, note, whole := b.block.Kind, b.block.Level, b.block.Escape, b.block.Whole
	b.Begin(kind, level, at)
	b.block.Escape, b.block.Whole = note, whole
}

// Begun reports whether a block is under way.
func (b *Builder) Begun() bool { return b.begun }

// Empty reports whether the block under way holds neither text nor codes.
func (b *Builder) Empty() bool { return b.text.Len() == 0 }

// Whole marks the block under way as one segment, with the format's own note.
func (b *Builder) Whole(note string) { b.block.Whole, b.block.Escape = true, note }

// Note sets the format's own note on the block under way.
func (b *Builder) Note(note string) { b.block.Escape = note }

// Raw adds source bytes that mean themselves. Token runes in them become codes.
func (b *Builder) Raw(start, end int) {
	for start < end {
		n := foreignToken(b.Source[start:end])
		if n > 0 {
			b.fill(start)
			b.anchor(start)
			b.text.Write(b.Source[start : start+n])
			b.at = start + n
		}
		start += n
		if start < end {
			b.Code(article.Single, start, start+4, "")
			start += 4
		}
	}
}

// foreignToken returns the offset of the first token rune in s, else len(s).
func foreignToken(s []byte) int {
	for from := 0; ; {
		n := bytes.IndexByte(s[from:], 0xF3) // lead byte of U+C0000..U+FFFFF
		if n < 0 {
			return len(s)
		}
		from += n
		if r, _ := utf8.DecodeRune(s[from:]); isToken(r) {
			return from
		}
		from++
	}
}

func isToken(r rune) bool {
	_, ok := article.TokenIndex(r)
	return ok
}

// Decoded adds source bytes that a reader sees as text.
func (b *Builder) Decoded(start, end int, text string) {
	if strings.ContainsFunc(text, isToken) {
		b.Code(article.Single, start, end, "")
		return
	}
	b.fill(start)
	b.anchor(start)
	b.text.WriteString(text)
	b.at, b.moved = end, true
}

// Code adds inline markup; text is what a reader sees there. A block that can
// hold no more codes is ended and goes on as a new one.
func (b *Builder) Code(kind article.CodeKind, start, end int, text string) Place {
	if len(b.block.Codes) >= article.MaxCodes-2 {
		b.Break(start)
	}
	b.fill(start)
	b.anchor(start)
	n := len(b.block.Codes)
	b.block.Codes = append(b.block.Codes, article.Code{
		Kind: kind, Pair: -1, Raw: string(b.Source[start:end]), Text: text,
	})
	b.text.WriteRune(article.Token(n))
	b.at, b.moved = end, true
	return Place{b.serial, n}
}

// Pair adds the code that closes what was opened at a place.
func (b *Builder) Pair(open Place, start, end int) Place {
	shut := b.Code(article.Close, start, end, "")
	if open.serial == shut.serial {
		b.block.Codes[shut.code].Pair = open.code
		b.block.Codes[open.code].Pair = shut.code
	}
	return shut
}

// Restate changes what is written for the code at a place.
func (b *Builder) Restate(at Place, raw string) {
	if at.serial == b.serial {
		b.block.Codes[at.code].Raw = raw
	}
}

// fill makes a code of the bytes between the last call and start.
func (b *Builder) fill(start int) {
	if start > b.at && !b.Empty() {
		b.Code(article.Single, b.at, start, "")
	}
	if start != b.at {
		b.at, b.moved = start, true
	}
}

// anchor ties the end of the text to a source offset, where the two part.
func (b *Builder) anchor(source int) {
	if b.moved || len(b.block.Anchors) == 0 {
		b.block.Anchors = append(b.block.Anchors, article.Anchor{Text: b.text.Len(), Source: source})
	}
	b.moved = false
}

// End finishes the block under way and keeps it if there is text in it. It
// reports whether it was kept.
func (b *Builder) End() bool {
	if !b.begun {
		return false
	}
	b.begun = false
	b.block.Text = strings.Clone(b.text.String()) // without the room to grow
	b.text = strings.Builder{}
	if !hasText(b.block.Text) {
		return false
	}
	b.block.Anchors = append(b.block.Anchors, article.Anchor{Text: len(b.block.Text), Source: b.at})
	b.block.Index = len(b.Blocks)
	b.Blocks = append(b.Blocks, b.block)
	return true
}

// Drop forgets the block under way.
func (b *Builder) Drop() {
	b.begun = false
	b.text = strings.Builder{}
}

// hasText reports whether s has a character that is neither white space nor a
// token.
func hasText(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !isToken(r) })
}

// Document returns the blocks as a document, in source order.
func (b *Builder) Document(name string) *article.Document {
	b.End()
	slices.SortStableFunc(b.Blocks, func(p, q article.Block) int {
		return cmp.Compare(p.Anchors[0].Source, q.Anchors[0].Source)
	})
	source := string(b.Source)
	for i := range b.Blocks {
		b.Blocks[i].Index = i
		share(&b.Blocks[i], source)
	}
	return &article.Document{Name: name, Source: source, Blocks: b.Blocks}
}

// share lets the text of a block that stands in source as it is be a part of it.
func share(b *article.Block, source string) {
	span := b.SourceSpan(article.Span{Start: 0, End: len(b.Text)})
	if source[span.Start:span.End] == b.Text {
		b.Text = source[span.Start:span.End]
	}
}
