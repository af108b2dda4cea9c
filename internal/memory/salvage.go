package memory

import (
	"context"
	"database/sql"
	"iter"
	"net/url"
)

// salvage reads what can be read of the damaged file at path into m, and counts it. A
// file that is no memory gives nothing, and is no error.
func (m *Memory) salvage(ctx context.Context, path string, counts *BrokenError) error {
	// with a schema that may be written SQLite reads files that are shorter than they say
	db, err := sql.Open("sqlite", source(path, url.Values{"mode": {"ro"}, "_pragma": {"writable_schema(1)"}}))
	if err != nil {
		return nil
	}
	defer db.Close()
	old := &salvager{&Memory{db: db, path: path}}
	tally, err := m.Import(ctx, old.readable(ctx), nil)
	if err != nil {
		return err
	}
	counts.Units = tally.Added + tally.Replaced
	if counts.Answers, err = m.copyRows(ctx, old.db, "answers", "key", "reply"); err != nil {
		return err
	}
	counts.Outputs, err = m.copyRows(ctx, old.db, "outputs", "path", "hash")
	return err
}

// salvager reads units of a damaged file.
type salvager struct{ *Memory }

// readable goes through the units that can be read.
func (m *salvager) readable(ctx context.Context) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		for _, query := range []string{"SELECT seq FROM sqlite_sequence WHERE name = 'units'", "SELECT max(id) FROM units"} {
			var last int64
			if m.db.QueryRowContext(ctx, query).Scan(&last) == nil {
				m.readRange(ctx, 1, last, func(u Unit) bool { return yield(u, nil) })
				return
			}
		}
	}
}

// readRange reads the units from one number to another. Where reading fails, it goes on
// in both halves of what is left, until single units are left out.
func (m *salvager) readRange(ctx context.Context, from, to int64, yield func(Unit) bool) bool {
	for from <= to {
		last, more, err := m.readRun(ctx, from, to, yield)
		if err == nil || !more || ctx.Err() != nil {
			return more
		}
		if from = max(from, last+1); from >= to {
			return true
		}
		middle := from + (to-from)/2
		if !m.readRange(ctx, from, middle, yield) {
			return false
		}
		from = middle + 1
	}
	return true
}

// readRun reads units until one cannot be read, and returns the last one's number.
func (m *salvager) readRun(ctx context.Context, from, to int64, yield func(Unit) bool) (last int64, more bool, err error) {
	rows, err := m.db.QueryContext(ctx, "SELECT "+unitColumns+" FROM units u WHERE u.id BETWEEN ? AND ? ORDER BY u.id", from, to)
	if err != nil {
		return 0, true, err
	}
	defer rows.Close()
	for rows.Next() {
		var s stored
		if err := s.scan(rows); err != nil {
			return last, true, err
		}
		last = s.unit.ID
		if u, ok := m.salvageUnit(ctx, s); ok && !yield(u) {
			return last, false, nil
		}
	}
	return last, true, rows.Err()
}

// salvageUnit completes a unit as far as the small tables can be read: without its
// languages it is lost, without its origin it is an engine's.
func (m *salvager) salvageUnit(ctx context.Context, s stored) (Unit, bool) {
	u := s.unit
	languages, err := m.catalog.pair(ctx, m.db, s.pair)
	if err != nil {
		return u, false
	}
	u.From, u.To = languages.from, languages.to
	u.Origin, _ = m.catalog.origin(ctx, m.db, s.origin)
	u.Context.Document, _ = m.catalog.document(ctx, m.db, s.document)
	u.Changed = changed(s.changed)
	u.Codes, err = decodeCodes(s.codes)
	return u, err == nil
}

// copyRows copies a table of two columns from old, from both ends as far as it can be
// read, and where it breaks from every first character of the key.
func (m *Memory) copyRows(ctx context.Context, old *sql.DB, table, key, value string) (n int, err error) {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	write, err := tx.PrepareContext(ctx, "INSERT OR IGNORE INTO "+table+" ("+key+", "+value+") VALUES (?, ?)")
	if err != nil {
		return 0, err
	}
	keep := func(k, v any) error {
		result, err := write.ExecContext(ctx, k, v)
		if err == nil {
			fresh, _ := result.RowsAffected()
			n += int(fresh)
		}
		return err
	}
	all := "SELECT " + key + ", " + value + " FROM " + table
	whole, err := copyRun(ctx, old, keep, all+" ORDER BY "+key)
	if err == nil && !whole {
		err = copyParts(ctx, old, keep, all, key)
	}
	if err != nil {
		return 0, err
	}
	return n, tx.Commit()
}

func copyParts(ctx context.Context, db *sql.DB, keep func(k, v any) error, all, key string) error {
	if _, err := copyRun(ctx, db, keep, all+" ORDER BY "+key+" DESC"); err != nil {
		return err
	}
	const digits = "0123456789abcdef" // keys of answers are such
	for i := range len(digits) * len(digits) * len(digits) {
		start := string([]byte{digits[i>>8], digits[i>>4&15], digits[i&15]})
		if _, err := copyRun(ctx, db, keep, all+" WHERE "+key+" BETWEEN ? AND ? ORDER BY "+key, start, start+"~"); err != nil {
			return err
		}
	}
	return nil
}

// copyRun copies rows until one cannot be read; whole says that all could. An error
// is one of keep.
func copyRun(ctx context.Context, db *sql.DB, keep func(k, v any) error, query string, args ...any) (whole bool, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return false, nil
	}
	defer rows.Close()
	for rows.Next() {
		var k, v any
		if rows.Scan(&k, &v) != nil {
			return false, nil
		}
		if err := keep(k, v); err != nil {
			return false, err
		}
	}
	return rows.Err() == nil, nil
}
