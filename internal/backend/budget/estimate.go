package budget

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// What goes to a model beside the text, in tokens: the prompt of a request, and the JSON
// round a segment and round a term. docs/models.md shows the prompt.
const (
	promptTokens  = 750
	segmentTokens = 15
	termTokens    = 8
)

// tagLength is how many code points the tag of an inline code has at most, as engines
// are sent it.
const tagLength = 40

// frame is what a request costs before there is a unit in it.
func (p Price) frame(b backend.Batch) backend.Usage {
	if p.Unit == Tokens {
		return backend.Usage{Input: promptTokens + tokens(b.Title)}
	}
	return backend.Usage{}
}

// unit estimates what unit i of a batch costs: characters as they are sent, or tokens.
// Neighbours that are in the batch themselves are sent once.
func (p Price) unit(b *backend.Batch, i int) backend.Usage {
	u := &b.Units[i]
	if p.Unit != Tokens {
		chars, codes := runes(u)
		if p.Markup {
			chars += codes * tagLength
		}
		return backend.Usage{Characters: chars}
	}
	text := tokens(u.Text)
	in := text + segmentTokens
	for _, t := range u.Terms {
		in += tokens(t.Source) + tokens(t.Target) + termTokens
	}
	if last := len(u.Before) - 1; last >= 0 && (i == 0 || b.Units[i-1].ID != u.Before[last].ID) {
		in += neighbours(u.Before)
	}
	if len(u.After) > 0 && (i+1 == len(b.Units) || b.Units[i+1].ID != u.After[0].ID) {
		in += neighbours(u.After)
	}
	for _, e := range u.Examples {
		in += tokens(e.Source) + tokens(e.Target) + termTokens
	}
	return backend.Usage{Input: in, Output: int64(expansion(b.To)*float64(text)) + segmentTokens}
}

func neighbours(all []backend.Neighbour) (sum int64) {
	for _, n := range all {
		sum += tokens(n.Source) + tokens(n.Target) + termTokens
	}
	return sum
}

// Estimate is what a request with b is likely to cost.
func (p Price) Estimate(b backend.Batch) backend.Usage {
	sum := p.frame(b)
	for i := range b.Units {
		sum = sum.Plus(p.unit(&b, i))
	}
	return sum
}

// runes counts the code points of a unit without its codes, and those.
func runes(u *backend.Unit) (text, codes int64) {
	all := utf8.RuneCountInString(u.Text)
	n := len(article.Tokens(u.Text))
	return int64(all - n), int64(n)
}

// expansion is how many tokens a translation has for one of its source.
func expansion(to language.Tag) float64 {
	if script, _ := to.Script(); script.String() == "Latn" {
		return 1.2
	}
	return 1.5
}

// tokens estimates the tokens of a text: four letters each in Latin script, two in other
// alphabets, a little more than one sign of Chinese and its neighbours.
func tokens(text string) int64 {
	if text == "" {
		return 0
	}
	quarters := 0
	for _, r := range text {
		switch {
		case r < 0x250:
			quarters++
		case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			quarters += 3
		default:
			quarters += 2
		}
	}
	return int64(quarters/4) + 1
}

// Quote is what batches are likely to cost, as one request each.
type Quote struct {
	Requests   int
	Characters int64 // code points of the texts
	Usage      backend.Usage
	Price      Price
	Priced     bool    // Price is known
	Low, High  float64 // in the price's currency
}

// The range of an estimate in tokens.
const lowTokens, highTokens = 0.8, 1.5

// Quote estimates what an engine would bill for batches.
func (p *Purse) Quote(engine backend.Backend, batches []backend.Batch) Quote {
	q := Quote{Requests: len(batches)}
	if len(batches) == 0 {
		q.Priced = true
		return q
	}
	price, ok := p.table.Find(engine.Info(), modelOf(engine, batches[0].From, batches[0].To))
	q.Price, q.Priced = price, ok
	for _, b := range batches {
		q.Usage = q.Usage.Plus(price.Estimate(b))
		for i := range b.Units {
			text, _ := runes(&b.Units[i])
			q.Characters += text
		}
	}
	q.Low = price.Cost(q.Usage)
	q.High = q.Low
	if price.Unit == Tokens {
		q.Low, q.High = lowTokens*q.Low, highTokens*q.High
	}
	return q
}
