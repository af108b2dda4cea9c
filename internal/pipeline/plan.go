package pipeline

import (
	"context"
	"unicode/utf8"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/driver"
)

// Plan is what a job would send, without sending it.
type Plan struct {
	From, To   language.Tag
	Engine     string
	Route      string
	Segments   int
	Characters int // Unicode code points, as engines bill them
	Words      int
	Recalled   int          // segments that memory answers
	Near       int          // segments for which memory has a reviewed translation of a text like theirs
	Alike      int          // segments that are like another one, and are not sent
	Legs       []driver.Leg // what would be sent, to each engine on the way
}

// Plan counts what Run would send for source. It fails when the engine cannot
// serve the pair. seen, which may be nil, holds what was planned before in a run.
func (j *Job) Plan(ctx context.Context, source *Source, seen map[string]bool) (Plan, error) {
	p := Plan{From: source.Doc.Lang, To: j.To, Engine: j.Backend.Info().Called(), Segments: source.Segments()}
	if router, ok := backend.As[backend.Router](j.Backend); ok {
		route, err := router.Route(p.From, p.To)
		if err != nil {
			return p, err
		}
		p.Route = route
	}
	w := newWork(source, j.To, j.Backend)
	j.recall(ctx, w)
	open := w.open()
	batch := w.batch(open)
	j.exemplify(ctx, w, open, batch, j.Backend.Info())
	p.Legs = driver.Forecast(ctx, j.Backend, batch, seen)
	p.Recalled, p.Alike = len(w.tasks)-len(open)+p.Legs[0].Recalled, p.Legs[0].Alike
	p.Near = j.near(ctx, w, open)
	for i := range source.Doc.Blocks {
		b := &source.Doc.Blocks[i]
		for _, seg := range b.Segments {
			text := article.Plain(seg.Text, b.Codes)
			p.Characters += utf8.RuneCountInString(text)
			p.Words += article.CountWords(text)
		}
	}
	return p, nil
}
