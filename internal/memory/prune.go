package memory

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"exonym/internal/memory/fuzzy"
)

// Prune deletes the units that f picks, all or none of them, and returns how many
// they were. What engines answered (Recall) stays. A Backup brings them back.
func (m *Memory) Prune(ctx context.Context, f Filter) (int, error) {
	where, args, err := m.where(ctx, f)
	if err != nil {
		return 0, fail("prune", err)
	}
	n, err := m.delete(ctx, where, args...)
	if err != nil {
		return 0, fail("prune", err)
	}
	return n, nil
}

// delete deletes units. Where most are gone the index is made anew: it would lead to
// nothing.
func (m *Memory) delete(ctx context.Context, where string, args ...any) (int, error) {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	result, err := tx.ExecContext(ctx, "DELETE FROM units AS u WHERE "+where, args...)
	if err != nil {
		return 0, err
	}
	gone, err := result.RowsAffected()
	if err != nil {
		return 0, err
	}
	var left int64
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM units").Scan(&left); err != nil {
		return 0, err
	}
	if gone > left {
		if err := reindex(ctx, tx); err != nil {
			return 0, err
		}
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	m.finders.forget()
	return int(gone), nil
}

// Remove deletes units by their ID, all or none; those that are not there count not.
func (m *Memory) Remove(ctx context.Context, ids ...int64) (int, error) {
	n, err := m.delete(ctx, "u.id IN ("+join(ids)+")")
	if err != nil {
		return 0, fail("remove", err)
	}
	return n, nil
}

// Backup writes a copy of the whole memory to path, which must not be there yet. The
// copy is a memory itself.
func (m *Memory) Backup(ctx context.Context, path string) error {
	if _, err := m.db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fail("back up", err)
	}
	return nil
}

// Reindex makes the fuzzy index anew from the units, and gives back the room of what
// was deleted.
func (m *Memory) Reindex(ctx context.Context) error {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return fail("reindex", err)
	}
	defer tx.Rollback()
	if err := reindex(ctx, tx); err != nil {
		return fail("reindex", err)
	}
	if err := tx.Commit(); err != nil {
		return fail("reindex", err)
	}
	m.finders.forget()
	if _, err := m.db.ExecContext(ctx, "VACUUM"); err != nil {
		return fail("reindex", err)
	}
	return nil
}

func reindex(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM postings; DELETE FROM frequencies"); err != nil {
		return err
	}
	var x indexer
	scopes, entries := map[int64]int64{}, newEntries(tx)
	n := 0
	for s, err := range sources(ctx, tx) {
		if err != nil {
			return err
		}
		scope, ok := scopes[s.pair]
		if !ok {
			if scope, err = scopeOf(ctx, tx, entries, s.pair); err != nil {
				return err
			}
			scopes[s.pair] = scope
		}
		codes, _ := decodeCodes(s.codes)
		text := fuzzy.New(s.unit.Source, codes)
		x.add(scope, text.Len(), text.Features(), s.unit.ID)
		if n++; n%partSize == 0 {
			if err := x.flush(ctx, tx); err != nil {
				return err
			}
		}
	}
	return x.flush(ctx, tx)
}

// scopeOf returns the scope of the pair with the number id.
func scopeOf(ctx context.Context, tx *sql.Tx, entries *entries, id int64) (int64, error) {
	var c catalog
	languages, err := c.pair(ctx, tx, id)
	if err != nil {
		return 0, err
	}
	return entries.scope(ctx, scope(languages.from, languages.to))
}

// sources goes through the sources of all units in their order.
func sources(ctx context.Context, tx *sql.Tx) iter.Seq2[stored, error] {
	return func(yield func(stored, error) bool) {
		for last := int64(0); ; {
			part, err := readSources(ctx, tx, last)
			if err != nil {
				yield(stored{}, err)
				return
			}
			for _, s := range part {
				if !yield(s, nil) {
					return
				}
				last = s.unit.ID
			}
			if len(part) < batchSize {
				return
			}
		}
	}
}

func readSources(ctx context.Context, tx *sql.Tx, after int64) ([]stored, error) {
	rows, err := tx.QueryContext(ctx, fmt.Sprintf("SELECT id, pair, source, codes FROM units WHERE id > ? ORDER BY id LIMIT %d", batchSize), after)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var part []stored
	for rows.Next() {
		var s stored
		if err := rows.Scan(&s.unit.ID, &s.pair, &s.unit.Source, &s.codes); err != nil {
			return nil, err
		}
		part = append(part, s)
	}
	return part, rows.Err()
}
