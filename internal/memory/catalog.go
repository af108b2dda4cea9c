package memory

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"golang.org/x/text/language"
)

// catalog holds the rows of the small tables that this process has seen: they are
// written once and never changed.
type catalog struct {
	mutex     sync.RWMutex
	pairs     map[int64]pair
	origins   map[int64]Origin
	documents map[int64]string
}

type pair struct{ from, to language.Tag }

// querier is what a database and a transaction have in common.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// pair returns the languages of a row.
func (c *catalog) pair(ctx context.Context, q querier, id int64) (pair, error) {
	return known(c, &c.pairs, id, func() (p pair, err error) {
		var from, to string
		err = q.QueryRowContext(ctx, "SELECT source, target FROM pairs WHERE id = ?", id).Scan(&from, &to)
		if err != nil {
			return p, fmt.Errorf("pair %d: %w", id, err)
		}
		return pair{language.Make(from), language.Make(to)}, nil
	})
}

// origin returns where a row came from.
func (c *catalog) origin(ctx context.Context, q querier, id int64) (Origin, error) {
	return known(c, &c.origins, id, func() (o Origin, err error) {
		err = q.QueryRowContext(ctx, "SELECT rank, name, version FROM origins WHERE id = ?", id).Scan(&o.Rank, &o.Name, &o.Version)
		if err != nil {
			return o, fmt.Errorf("origin %d: %w", id, err)
		}
		return o, nil
	})
}

// document returns the name of a document; 0 has none.
func (c *catalog) document(ctx context.Context, q querier, id int64) (string, error) {
	if id == 0 {
		return "", nil
	}
	return known(c, &c.documents, id, func() (name string, err error) {
		err = q.QueryRowContext(ctx, "SELECT name FROM documents WHERE id = ?", id).Scan(&name)
		if err != nil {
			return name, fmt.Errorf("document %d: %w", id, err)
		}
		return name, nil
	})
}

// known returns the value of id in table, which load finds where it is not there.
func known[V any](c *catalog, table *map[int64]V, id int64, load func() (V, error)) (V, error) {
	c.mutex.RLock()
	value, ok := (*table)[id]
	c.mutex.RUnlock()
	if ok {
		return value, nil
	}
	value, err := load()
	if err != nil {
		return value, err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if *table == nil {
		*table = map[int64]V{}
	}
	(*table)[id] = value
	return value, nil
}

// entries finds or makes rows of the small tables in one transaction.
type entries struct {
	tx        *sql.Tx
	pairs     map[pair]int64
	origins   map[Origin]int64
	documents map[string]int64
	scopes    map[string]int64
}

func newEntries(tx *sql.Tx) *entries {
	return &entries{tx, map[pair]int64{}, map[Origin]int64{}, map[string]int64{}, map[string]int64{}}
}

func (e *entries) pair(ctx context.Context, from, to language.Tag) (int64, error) {
	return entry(e.pairs, pair{from, to}, func() (int64, error) {
		return e.row(ctx, "SELECT id FROM pairs WHERE source = ? AND target = ?", "INSERT INTO pairs (source, target) VALUES (?, ?)",
			from.String(), to.String())
	})
}

func (e *entries) origin(ctx context.Context, o Origin) (int64, error) {
	return entry(e.origins, o, func() (int64, error) {
		return e.row(ctx, "SELECT id FROM origins WHERE rank = ? AND name = ? AND version = ?",
			"INSERT INTO origins (rank, name, version) VALUES (?, ?, ?)", o.Rank, o.Name, o.Version)
	})
}

func (e *entries) document(ctx context.Context, name string) (int64, error) {
	if name == "" {
		return 0, nil
	}
	return entry(e.documents, name, func() (int64, error) {
		return e.row(ctx, "SELECT id FROM documents WHERE name = ?", "INSERT INTO documents (name) VALUES (?)", name)
	})
}

func (e *entries) scope(ctx context.Context, name string) (int64, error) {
	return entry(e.scopes, name, func() (int64, error) {
		return e.row(ctx, "SELECT id FROM scopes WHERE name = ?", "INSERT INTO scopes (name) VALUES (?)", name)
	})
}

// entry returns the row of key, which find finds or makes the first time.
func entry[K comparable](table map[K]int64, key K, find func() (int64, error)) (int64, error) {
	if id, ok := table[key]; ok {
		return id, nil
	}
	id, err := find()
	if err == nil {
		table[key] = id
	}
	return id, err
}

func (e *entries) row(ctx context.Context, find, insert string, args ...any) (id int64, err error) {
	err = e.tx.QueryRowContext(ctx, find, args...).Scan(&id)
	if err != sql.ErrNoRows {
		return id, err
	}
	result, err := e.tx.ExecContext(ctx, insert, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}
