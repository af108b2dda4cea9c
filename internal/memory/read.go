package memory

import (
	"context"
	"database/sql"
	"time"
)

// unitColumns are those that scan reads.
const unitColumns = "u.id, u.pair, u.origin, u.changed, u.document, u.source, u.target, u.codes, u.before, u.after"

// stored is a unit as the file has it.
type stored struct {
	unit                   Unit
	pair, origin, document int64
	changed                int64
	codes                  string
}

func (s *stored) scan(rows *sql.Rows) error {
	u := &s.unit
	return rows.Scan(&u.ID, &s.pair, &s.origin, &s.changed, &s.document, &u.Source, &u.Target, &s.codes, &u.Context.Before, &u.Context.After)
}

// complete returns the unit with what stands in other tables.
func (m *Memory) complete(ctx context.Context, s stored) (Unit, error) {
	u := s.unit
	u.Changed = changed(s.changed)
	languages, err := m.catalog.pair(ctx, m.db, s.pair)
	if err != nil {
		return u, err
	}
	u.From, u.To = languages.from, languages.to
	if u.Origin, err = m.catalog.origin(ctx, m.db, s.origin); err != nil {
		return u, err
	}
	if u.Context.Document, err = m.catalog.document(ctx, m.db, s.document); err != nil {
		return u, err
	}
	u.Codes, err = decodeCodes(s.codes)
	return u, err
}

// load runs a query for unitColumns.
func (m *Memory) load(ctx context.Context, query string, args ...any) ([]Unit, error) {
	return m.loadRows(ctx, func() (*sql.Rows, error) { return m.db.QueryContext(ctx, query, args...) })
}

// loadRows reads the units of a query for unitColumns.
func (m *Memory) loadRows(ctx context.Context, query func() (*sql.Rows, error)) ([]Unit, error) {
	rows, err := query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []stored
	for rows.Next() {
		var s stored
		if err := s.scan(rows); err != nil {
			return nil, err
		}
		found = append(found, s)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close() // completing a unit may ask for more
	units := make([]Unit, len(found))
	for i, s := range found {
		if units[i], err = m.complete(ctx, s); err != nil {
			return nil, err
		}
	}
	return units, nil
}

func changed(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }
