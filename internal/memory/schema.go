package memory

import (
	"context"
	"database/sql"
	"fmt"
)

// version is that of the file's tables, kept in PRAGMA user_version. Version 1 had
// outputs and answers alone.
const version = 2

const ledgerTables = `
CREATE TABLE IF NOT EXISTS outputs (
	path TEXT PRIMARY KEY,
	hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
	key   BLOB PRIMARY KEY,
	reply TEXT NOT NULL
) WITHOUT ROWID;`

// unitTables: the key of a unit is a hash of its scope and source. Document 0 is none.
const unitTables = `
CREATE TABLE IF NOT EXISTS pairs (
	id     INTEGER PRIMARY KEY,
	source TEXT NOT NULL,
	target TEXT NOT NULL,
	UNIQUE (source, target)
);
CREATE TABLE IF NOT EXISTS origins (
	id      INTEGER PRIMARY KEY,
	rank    INTEGER NOT NULL,
	name    TEXT NOT NULL,
	version TEXT NOT NULL,
	UNIQUE (rank, name, version)
);
CREATE TABLE IF NOT EXISTS documents (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS units (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	key      INTEGER NOT NULL,
	pair     INTEGER NOT NULL,
	origin   INTEGER NOT NULL,
	changed  INTEGER NOT NULL,
	document INTEGER NOT NULL,
	source   TEXT NOT NULL,
	target   TEXT NOT NULL,
	codes    TEXT NOT NULL,
	before   TEXT NOT NULL,
	after    TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS units_key ON units (key);`

// indexTables hold the fuzzy index: see index.go.
const indexTables = `
CREATE TABLE IF NOT EXISTS scopes (
	id   INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS postings (
	id  INTEGER PRIMARY KEY,
	ids BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS frequencies (
	id     INTEGER PRIMARY KEY,
	counts BLOB NOT NULL
);`

// NewerError says that a newer exonym wrote the file.
type NewerError struct {
	Path    string
	Version int
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("memory %s has version %d, which is newer than this program knows", e.Path, e.Version)
}

// migrate brings the tables of db to version, all or nothing.
func migrate(ctx context.Context, db *sql.DB, path string) error {
	var have int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	switch {
	case have == version:
		return nil
	case have > version:
		return &NewerError{path, have}
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, tables := range []string{ledgerTables, unitTables, indexTables, fmt.Sprintf("PRAGMA user_version = %d", version)} {
		if _, err := tx.ExecContext(ctx, tables); err != nil {
			return err
		}
	}
	return tx.Commit()
}
