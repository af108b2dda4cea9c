package pipeline

import (
	"fmt"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/check"
)

// Alone returns the text of an article that is checked without a source.
func Alone(s *Source) *check.Text {
	text := &check.Text{From: language.Und, To: s.Doc.Lang, Units: s.units(), Base: s.Base}
	for i := range text.Units {
		u := &text.Units[i]
		u.Source, u.Target = "", u.Source
		u.Hits = u.Names
	}
	return text
}

// Judge runs checks over a text that is finished: alone, or with its source beside
// it. What a check finds on both sides of a segment is told once.
func Judge(checks []*check.Check, text *check.Text) []check.Finding {
	if text.From == language.Und {
		return check.Run(checks, text)
	}
	return merge(check.Run(checks, text, check.Audit), check.Run(checks, text, check.Target, check.Pair))
}

// ErrAlign says that a translation does not have the blocks of its source.
type ErrAlign struct{ Source, Target int }

func (e *ErrAlign) Error() string {
	return fmt.Sprintf("the source has %d blocks, the translation %d", e.Source, e.Target)
}

// Align puts a translation beside its source, block by block; both must have the
// same number of blocks. Inside a block sentences are paired where there are as
// many on both sides, else the blocks are compared whole.
func Align(source, target *Source) (*check.Text, error) {
	if len(source.Doc.Blocks) != len(target.Doc.Blocks) {
		return nil, &ErrAlign{len(source.Doc.Blocks), len(target.Doc.Blocks)}
	}
	text := &check.Text{From: source.Doc.Lang, To: target.Doc.Lang, Base: target.Base}
	for i := range target.Doc.Blocks {
		a, b := &source.Doc.Blocks[i], &target.Doc.Blocks[i]
		if len(a.Segments) != len(b.Segments) {
			a, b = whole(a), whole(b)
		}
		for n := range b.Segments {
			text.Units = append(text.Units, check.Unit{
				ID: b.Segments[n].ID, Kind: b.Kind, Level: uint8(b.Level), Codes: b.Codes,
				Source: a.Segments[n].Text, Target: b.Segments[n].Text,
				Draft: article.Draft{Text: b.Segments[n].Text, State: article.Checked},
				Names: source.Base.Find(a.Segments[n].Text, text.From),
				Hits:  target.Base.Find(b.Segments[n].Text, text.To),
			})
		}
	}
	return text, nil
}

// whole returns a copy of b that is one segment.
func whole(b *article.Block) *article.Block {
	c := *b
	c.Segments = nil
	c.Cut([]article.Span{{Start: 0, End: len(b.Text)}})
	if len(c.Segments) == 0 {
		c.Segments = []article.Segment{{ID: article.ID{Block: b.Index}}}
	}
	return &c
}
