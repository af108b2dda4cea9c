package langcode

import (
	"context"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/backend/rest"
)

// Served is a table that the server adds to: where a pair is not in the table, the server
// is asked once for the codes of its languages, so that a new language needs no new
// program.
type Served struct {
	table func() Table
	list  func(context.Context) ([]string, error)
	once  *rest.Once[Table]
}

// NewServed returns a table with a list to fall back on. Neither is read yet.
func NewServed(table func() Table, list func(context.Context) ([]string, error)) *Served {
	return &Served{table, list, rest.NewOnce[Table]()}
}

// Pair returns the codes of a pair of languages. The error is a *backend.PairError, or why
// the server could not be asked.
func (s *Served) Pair(ctx context.Context, from, to language.Tag) (Pair, error) {
	p, err := s.table().Pair(from, to)
	if err == nil || to == language.Und {
		return p, err
	}
	listed, failed := s.once.Get(ctx, func(ctx context.Context) (Table, error) {
		codes, err := s.list(ctx)
		return Of(codes), err
	})
	if failed != nil {
		return Pair{}, failed
	}
	return listed.Pair(from, to)
}

// routeTime is how long Route may ask.
const routeTime = 10 * time.Second

// Route names a pair, as backend.Router does.
func (s *Served) Route(from, to language.Tag) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), routeTime)
	defer cancel()
	p, err := s.Pair(ctx, from, to)
	if err != nil {
		return "", err
	}
	return p.String(), nil
}
