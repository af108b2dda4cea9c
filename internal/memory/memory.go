package memory

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the pure Go SQLite driver
)

// Memory is an open memory file. It is safe for use by many goroutines, and by
// several processes at once.
type Memory struct {
	db      *sql.DB
	path    string
	catalog catalog
	finders finders
}

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

// Open opens the memory at path, which is made when it is not there. A file that is
// damaged, or no memory, is moved aside and what can be read of it is saved into a new
// one: then Open returns that together with a *BrokenError.
func Open(path string) (*Memory, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	if !cut(path) {
		if m, err := open(path); err == nil || !damaged(path) {
			return m, err
		}
	}
	broken, err := repair(path)
	if err != nil {
		return nil, err
	}
	m, err := open(path)
	if err != nil || broken == nil {
		return m, err
	}
	return m, broken
}

// open opens path and brings its tables up to date. Transactions take the right to
// write at once, so that two processes wait for each other instead of failing.
func open(path string) (*Memory, error) {
	db, err := sql.Open("sqlite", source(path, url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)"},
		"_txlock": {"immediate"},
	}))
	if err != nil {
		return nil, err
	}
	if err := migrate(context.Background(), db, path); err != nil {
		db.Close()
		return nil, fmt.Errorf("memory %s: %w", path, err)
	}
	return &Memory{db: db, path: path}, nil
}

// source names a file to the driver.
func source(path string, options url.Values) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options.Encode()
}

// Path returns where the memory is.
func (m *Memory) Path() string { return m.path }

// Close closes the file.
func (m *Memory) Close() error { return m.db.Close() }
