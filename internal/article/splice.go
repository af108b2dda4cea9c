package article

import "fmt"

// Encode turns a draft's text into bytes of the format at hand: it escapes what
// must be escaped in block b and writes the codes' Raw for tokens.
type Encode func(b *Block, text string) (string, error)

// Splice returns doc.Source with the span of every drafted segment replaced.
// Bytes outside those spans, and segments without a usable draft, are copied.
func Splice(doc *Document, drafts Drafts, encode Encode) ([]byte, error) {
	out := make([]byte, 0, len(doc.Source)+len(doc.Source)/8)
	at := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		for _, s := range b.Segments {
			draft, ok := drafts[s.ID]
			if !ok || !draft.Done() {
				continue
			}
			if s.Span.Start < at || s.Span.End > len(doc.Source) {
				return nil, fmt.Errorf("segment %v of %s lies outside its place", s.ID, doc.Name)
			}
			text, err := encode(b, draft.Text)
			if err != nil {
				return nil, fmt.Errorf("segment %v of %s: %w", s.ID, doc.Name, err)
			}
			out = append(out, doc.Source[at:s.Span.Start]...)
			out = append(out, text...)
			at = s.Span.End
		}
	}
	return append(out, doc.Source[at:]...), nil
}

// WithCodes is the Encode of formats that need no escapes: tokens become Raw.
func WithCodes(b *Block, text string) (string, error) {
	return Expand(text, func(n int) string { return b.Codes[n].Raw }), nil
}
