package chat

import (
	"testing"

	"exonym/internal/backend"
	"exonym/internal/backend/budget"
)

// TestEstimateIsNear: what a budget sets aside for a question is about what is sent, also
// with neighbours, most of which are in the question themselves. It is more than the
// letters alone come to, since the signs of JSON are tokens too.
func TestEstimateIsNear(t *testing.T) {
	texts := flores(t)["fr"]
	for _, n := range []int{1, 5, 30} {
		b := batchOf(texts[100 : 100+n]...)
		b.Title = "Le titre de cet article"
		near := func(i int) backend.Neighbour {
			id := b.Units[0].ID
			id.Block = i
			return backend.Neighbour{ID: id, Source: texts[100+i]}
		}
		for i := range b.Units {
			b.Units[i].Before = []backend.Neighbour{near(i - 2), near(i - 1)}
			b.Units[i].After = []backend.Neighbour{near(i + 1)}
			b.Units[i].Terms = []backend.Term{{Source: "Corée du Nord", Target: "Corea del Norte"}}
		}
		f := &fake{}
		translate(t, f.engine(), b)
		sent := tokens(f.raw[0].System) + tokens(f.raw[0].User)
		guess := budget.Price{Unit: budget.Tokens}.Estimate(b)
		t.Logf("%d segments: %d tokens estimated, %d sent", n, guess.Input, sent)
		if in := float64(guess.Input) / float64(sent); in < 0.9 || in > 1.6 {
			t.Errorf("the estimate is %.2f of what is sent", in)
		}
	}
}
