package driver

import (
	"context"

	"exonym/internal/backend"
)

// Leg is what one engine would be asked for.
type Leg struct {
	Engine          backend.Backend
	Requests        []backend.Batch
	Recalled, Alike int  // units that memory answers, and that are like another one
	Guessed         bool // the texts are those of the source: its own come from another engine
}

// Forecast says what a batch would be sent as, without sending it: two legs for a pivot.
// Of a fallback the first engine that serves the pair is asked for all. seen holds what
// earlier batches of the run asked for, which is not asked again, and gets what this one
// asks for; it may be nil.
func Forecast(ctx context.Context, engine backend.Backend, b backend.Batch, seen map[string]bool) []Leg {
	b.Done = nil
	switch d := engine.(type) {
	case *fallback:
		w := newWaterfall(b)
		w.recollect(ctx, d.engines)
		legs := Forecast(ctx, d.server(b), pick(b, w.missing), seen)
		legs[0].Recalled += len(b.Units) - len(w.missing)
		return legs
	case *pivot:
		there, onward := b, b
		there.To, onward.From = d.via, d.via
		legs := Forecast(ctx, d.second, onward, seen)
		for i := range legs {
			legs[i].Guessed = true
		}
		return append(Forecast(ctx, d.first, there, seen), legs...)
	}
	leg := Leg{Engine: engine}
	if forecaster, ok := backend.As[backend.Forecaster](engine); ok {
		f := forecaster.Forecast(ctx, b)
		leg.Recalled, leg.Alike, b = f.Recalled, f.Alike, f.Ask
		if seen != nil && f.Keys != nil {
			fresh := unseen(f.Keys, seen)
			leg.Alike += len(f.Keys) - len(fresh)
			b = pick(b, fresh)
		}
	}
	for _, part := range split(b.Units, engine.Info().Limits) {
		leg.Requests = append(leg.Requests, pick(b, part))
	}
	return []Leg{leg}
}

// unseen lists the indices of keys that are new, and notes them.
func unseen(keys []string, seen map[string]bool) []int {
	var fresh []int
	for i, key := range keys {
		if !seen[key] {
			seen[key] = true
			fresh = append(fresh, i)
		}
	}
	return fresh
}

// server returns the first engine that does not say that it lacks the pair.
func (d *fallback) server(b backend.Batch) backend.Backend {
	for _, engine := range d.engines {
		router, ok := backend.As[backend.Router](engine)
		if !ok {
			return engine
		}
		if _, err := router.Route(b.From, b.To); err == nil {
			return engine
		}
	}
	return d.Backend
}
