package memory

import (
	"context"
	"database/sql"
	"errors"
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

// open opens path and brings its tables up to date. Transactions take the right to
// write at once, so that two processes wait for each other instead of failing.
func open(path string) (*Memory, error) {
	options := url.Values{
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)"},
		"_txlock": {"immediate"},
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+options.Encode())
	if err != nil {
		return nil, err
	}
	if err := migrate(context.Background(), db, path); err != nil {
		db.Close()
		return nil, fmt.Errorf("memory %s: %w", path, err)
	}
	return &Memory{db: db, path: path}, nil
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

// Path returns where the memory is.
func (m *Memory) Path() string { return m.path }

// Close closes the file.
func (m *Memory) Close() error { return m.db.Close() }
