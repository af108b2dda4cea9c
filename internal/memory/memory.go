package memory

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the pure Go SQLite driver
)

// schema is version 1 of the file, kept in PRAGMA user_version.
const schema = `
CREATE TABLE IF NOT EXISTS outputs (
	path TEXT PRIMARY KEY,
	hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers (
	key   BLOB PRIMARY KEY,
	reply TEXT NOT NULL
) WITHOUT ROWID;
PRAGMA user_version = 1;`

// Memory is an open memory file. It is safe for use by many goroutines, and by
// several processes at once.
type Memory struct{ db *sql.DB }

// DefaultPath is where the memory is kept: $EXONYM_CACHE, else the user's cache
// folder.
func DefaultPath() (string, error) {
	dir := os.Getenv("EXONYM_CACHE")
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(cache, "exonym")
	}
	return filepath.Join(dir, "memory.db"), nil
}

// Open opens the memory at path, which is made when it is not there. A file that
// is no memory is renamed to path+".broken" and reported in the error as
// *BrokenError together with a new, empty memory.
func Open(path string) (*Memory, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	m, err := open(path)
	if err == nil || !damaged(path) {
		return m, err
	}
	aside := path + ".broken"
	if renameErr := os.Rename(path, aside); renameErr != nil {
		return nil, errors.Join(err, renameErr)
	}
	os.Remove(path + "-wal")
	os.Remove(path + "-shm")
	if m, err = open(path); err != nil {
		return nil, err
	}
	return m, &BrokenError{Path: path, Aside: aside}
}

// BrokenError says that a memory file could not be read and where it went.
type BrokenError struct{ Path, Aside string }

func (e *BrokenError) Error() string {
	return fmt.Sprintf("memory %s is damaged and was moved to %s", e.Path, e.Aside)
}

func open(path string) (*Memory, error) {
	pragmas := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+pragmas.Encode())
	if err != nil {
		return nil, err
	}
	if _, err := db.Exec(schema); err != nil {
		db.Close()
		return nil, fmt.Errorf("memory %s: %w", path, err)
	}
	return &Memory{db}, nil
}

// damaged reports whether the file at path is there but is no SQLite database.
func damaged(path string) bool {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?mode=ro")
	if err != nil {
		return false
	}
	defer db.Close()
	var verdict string
	err = db.QueryRow("PRAGMA quick_check(1)").Scan(&verdict)
	info, statErr := os.Stat(path)
	return statErr == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o200 != 0 && (err != nil || verdict != "ok")
}

// Close closes the file.
func (m *Memory) Close() error { return m.db.Close() }

// Wrote reports whether content is what exonym last wrote to path.
func (m *Memory) Wrote(path string, content []byte) (bool, error) {
	var hash string
	err := m.db.QueryRow("SELECT hash FROM outputs WHERE path = ?", absolute(path)).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return hash == digest(content), err
}

// RecordOutput notes that exonym wrote content to path.
func (m *Memory) RecordOutput(path string, content []byte) error {
	sum := NewDigest()
	sum.Write(content)
	return m.RecordDigest(path, sum)
}

// NewDigest takes the content of an output as it is written, for RecordDigest.
func NewDigest() hash.Hash { return sha256.New() }

// RecordDigest is RecordOutput for content that went through a NewDigest.
func (m *Memory) RecordDigest(path string, sum hash.Hash) error {
	_, err := m.db.Exec("INSERT OR REPLACE INTO outputs (path, hash) VALUES (?, ?)", absolute(path), hex.EncodeToString(sum.Sum(nil)))
	return err
}

// Recall returns the stored replies of keys; keys that are not stored are missing
// from the result.
func (m *Memory) Recall(ctx context.Context, keys []string) (map[string]string, error) {
	found := map[string]string{}
	query, err := m.db.PrepareContext(ctx, "SELECT reply FROM answers WHERE key = ?")
	if err != nil {
		return nil, err
	}
	defer query.Close()
	for _, key := range keys {
		var reply string
		err := query.QueryRowContext(ctx, key).Scan(&reply)
		switch {
		case err == nil:
			found[key] = reply
		case !errors.Is(err, sql.ErrNoRows):
			return nil, err
		}
	}
	return found, nil
}

// Keep stores replies by key, all or nothing.
func (m *Memory) Keep(ctx context.Context, replies map[string]string) error {
	tx, err := m.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for key, reply := range replies {
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO answers (key, reply) VALUES (?, ?)", key, reply); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func absolute(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return full
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
