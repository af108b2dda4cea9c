package memory

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"exonym/internal/memory/fuzzy"
)

// limit and floor are those of a query that names none.
const (
	defaultLimit = 5
	defaultFloor = 0.7
)

// asked is a query made ready.
type asked struct {
	Query
	scope   string
	text    *fuzzy.Text
	pattern *fuzzy.Pattern
}

func ask(q Query) *asked {
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	if q.Floor <= 0 {
		q.Floor = defaultFloor
	}
	q.Context.Before, q.Context.After = plain(q.Context.Before), plain(q.Context.After)
	text := fuzzy.New(q.Source, q.Codes)
	return &asked{Query: q, scope: scope(q.From, q.To), text: text, pattern: fuzzy.NewPattern(text)}
}

const exactQuery = "SELECT " + unitColumns + " FROM units u WHERE u.key = ?"

// Exact returns the units whose source is that of q, with the same codes, for the same
// regions of its languages or for none in particular: those of the highest rank
// first, then those in the same context, then the newest. None is no error.
func (m *Memory) Exact(ctx context.Context, q Query) ([]Match, error) {
	if len(q.Source) > longest {
		return nil, nil
	}
	a := ask(q)
	query, err := m.finders.byKey(ctx, m.db)
	if err != nil {
		return nil, fail("look up", err)
	}
	units, err := m.loadRows(ctx, func() (*sql.Rows, error) { return query.QueryContext(ctx, keyOf(a.scope, a.text)) })
	if err != nil {
		return nil, fail("look up", err)
	}
	var found []Match
	for _, u := range units {
		if match := a.match(u); match.Exact() && u.Origin.Rank >= a.Least {
			found = append(found, match)
		}
	}
	return a.best(found), nil
}

// Reviewed reports whether the memory ever had units that people wrote or reviewed.
func (m *Memory) Reviewed(ctx context.Context) (there bool, err error) {
	err = m.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM origins WHERE rank > ?)", Engine).Scan(&there)
	if err != nil {
		return false, fail("look up", err)
	}
	return there, nil
}

// penaltyRegion is taken off where both name a region and not the same.
const penaltyRegion = 0.01

// numbersApart is the least score of two texts that differ in numbers, and in regions.
const numbersApart = 0.97

// match compares u with the query.
func (a *asked) match(u Unit) Match {
	m := Match{Unit: u, Score: a.pattern.Compare(fuzzy.New(u.Source, u.Codes), 0)}
	if regionsDiffer(a.From, u.From) || regionsDiffer(a.To, u.To) {
		m.Score = max(0, m.Score-penaltyRegion)
	}
	m.Context = a.Context.Before+a.Context.After != "" &&
		a.Context.Before == u.Context.Before && a.Context.After == u.Context.After
	target := u.Target
	if !m.Exact() && m.Score >= numbersApart {
		source, _, _ := renumber(a.Source, "", a.Codes)
		if exchanged, ok := substitute(u, source); ok {
			target, m.Substituted = exchanged, true
		}
	}
	m.Target, _ = transfer(target, u.Codes, a.Source, a.Codes)
	return m
}

// best orders matches and cuts them to the limit.
func (a *asked) best(found []Match) []Match {
	slices.SortStableFunc(found, func(x, y Match) int {
		return cmp.Or(
			cmp.Compare(y.Score, x.Score),
			cmp.Compare(y.Unit.Origin.Rank, x.Unit.Origin.Rank),
			compareBool(y.Context, x.Context),
			y.Unit.Changed.Compare(x.Unit.Changed),
			cmp.Compare(y.Unit.ID, x.Unit.ID),
		)
	})
	return found[:min(len(found), a.Limit)]
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
