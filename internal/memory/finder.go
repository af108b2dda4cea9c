package memory

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"sync"

	"exonym/internal/memory/fuzzy"
)

// finders holds what searches read once: the frequencies of each scope.
type finders struct {
	mutex   sync.Mutex
	scopes  map[string]frequencies
	tallies []*tally
	exact   *sql.Stmt
	lists   *sql.Stmt
	fetch   *sql.Stmt
}

// byKey returns exactQuery, prepared once.
func (f *finders) byKey(ctx context.Context, db *sql.DB) (*sql.Stmt, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	var err error
	if f.exact == nil {
		f.exact, err = db.PrepareContext(ctx, exactQuery)
	}
	return f.exact, err
}

// statements returns listQuery and fetchQuery, prepared once, in tx.
func (f *finders) statements(ctx context.Context, db *sql.DB, tx *sql.Tx) (lists, fetch *sql.Stmt, err error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.lists == nil {
		if f.lists, err = db.PrepareContext(ctx, listQuery); err != nil {
			return nil, nil, err
		}
	}
	if f.fetch == nil {
		if f.fetch, err = db.PrepareContext(ctx, fetchQuery); err != nil {
			return nil, nil, err
		}
	}
	return tx.StmtContext(ctx, f.lists), tx.StmtContext(ctx, f.fetch), nil
}

type frequencies struct {
	scope  int64
	counts *[fuzzy.Buckets]uint32
}

// forget lets the next search read again what is in the file.
func (f *finders) forget() {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.scopes = nil
}

// scope returns the number of a scope and its frequencies; 0 where there is none.
func (f *finders) scope(ctx context.Context, db *sql.DB, name string) (int64, *[fuzzy.Buckets]uint32, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if known, ok := f.scopes[name]; ok {
		return known.scope, known.counts, nil
	}
	var scope int64
	err := db.QueryRowContext(ctx, "SELECT id FROM scopes WHERE name = ?", name).Scan(&scope)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil, nil
	}
	if err != nil {
		return 0, nil, err
	}
	counts, err := readCounts(ctx, db, scope)
	if err != nil {
		return 0, nil, err
	}
	if f.scopes == nil {
		f.scopes = map[string]frequencies{}
	}
	f.scopes[name] = frequencies{scope, counts}
	return scope, counts, nil
}

func readCounts(ctx context.Context, db *sql.DB, scope int64) (*[fuzzy.Buckets]uint32, error) {
	rows, err := db.QueryContext(ctx, "SELECT id, counts FROM frequencies WHERE id BETWEEN ? AND ?", scope<<bucketBits, (scope+1)<<bucketBits-1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	counts := new([fuzzy.Buckets]uint32)
	for rows.Next() {
		var id int64
		var part []byte
		if err := rows.Scan(&id, &part); err != nil {
			return nil, err
		}
		at := int(id & (1<<bucketBits - 1))
		for i := 0; i+4 <= len(part) && at+i/4 < fuzzy.Buckets; i += 4 {
			counts[at+i/4] = binary.LittleEndian.Uint32(part[i:])
		}
	}
	return counts, rows.Err()
}

// tally lends one that is clear.
func (f *finders) tally() *tally {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if n := len(f.tallies); n > 0 {
		t := f.tallies[n-1]
		f.tallies = f.tallies[:n-1]
		return t
	}
	return &tally{}
}

func (f *finders) giveBack(t *tally) {
	t.clear()
	f.mutex.Lock()
	defer f.mutex.Unlock()
	f.tallies = append(f.tallies, t)
}
