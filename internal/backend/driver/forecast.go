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
// Of a fallback the first engine that serves the pair is asked for all.
func Forecast(ctx context.Context, engine backend.Backend, b backend.Batch) []Leg {
	b.Done = nil
	switch d := engine.(type) {
	case *fallback:
		return Forecast(ctx, d.server(b), b)
	case *pivot:
		there, onward := b, b
		there.To, onward.From = d.via, d.via
		legs := Forecast(ctx, d.second, onward)
		for i := range legs {
			legs[i].Guessed = true
		}
		return append(Forecast(ctx, d.first, there), legs...)
	}
	leg := Leg{Engine: engine}
	if forecaster, ok := backend.As[backend.Forecaster](engine); ok {
		f := forecaster.Forecast(ctx, b)
		leg.Recalled, leg.Alike, b = f.Recalled, f.Alike, f.Ask
	}
	for _, part := range split(b.Units, engine.Info().Limits) {
		leg.Requests = append(leg.Requests, pick(b, part))
	}
	return []Leg{leg}
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
