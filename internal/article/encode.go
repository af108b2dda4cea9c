package article

// Encode turns a draft's text into bytes of the format at hand: it escapes what
// must be escaped in block b and writes the codes' Raw for tokens.
type Encode func(b *Block, text string) (string, error)

// WithCodes is the Encode of formats that need no escapes: tokens become Raw.
func WithCodes(b *Block, text string) (string, error) {
	return Expand(text, func(n int) string { return b.Codes[n].Raw }), nil
}
