package memory

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// BrokenError says that a memory file could not be read as it was, where it went, and
// what was saved of it.
type BrokenError struct {
	Path, Aside             string
	Units, Answers, Outputs int
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("memory %s is damaged and was moved to %s; saved: %d units, %d answers, %d outputs", e.Path, e.Aside, e.Units, e.Answers, e.Outputs)
}

// The head of an SQLite file: https://www.sqlite.org/fileformat2.html, section 1.3.
const (
	headSize       = 100
	headPageSize   = 16 // 2 bytes; 1 stands for 65536
	headChanged    = 24 // 4 bytes, the same as
	headPages      = 28 // 4 bytes
	headValidSince = 92 // 4 bytes, where headPages is to be believed
)

// cut reports whether the file at path is shorter than its head says. While there is a
// journal, the file may be, and SQLite completes it.
func cut(path string) bool {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return false
	}
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, headSize)
	if _, err := io.ReadFull(file, head); err != nil || string(head[:6]) != "SQLite" {
		return false // open tells
	}
	size := int64(binary.BigEndian.Uint16(head[headPageSize:]))
	if size == 1 {
		size = 1 << 16
	}
	if binary.BigEndian.Uint32(head[headChanged:]) != binary.BigEndian.Uint32(head[headValidSince:]) {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Size() < size*int64(binary.BigEndian.Uint32(head[headPages:]))
}

// damaged reports whether the file at path is there but is no whole SQLite database.
func damaged(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Mode().Perm()&0o200 == 0 {
		return false
	}
	db, err := sql.Open("sqlite", source(path, url.Values{"mode": {"ro"}}))
	if err != nil {
		return false
	}
	defer db.Close()
	var verdict string
	err = db.QueryRow("PRAGMA quick_check(1)").Scan(&verdict)
	return err != nil || verdict != "ok"
}

// IsDamage reports whether err says that the file cannot be read as a database
// (SQLITE_CORRUPT and SQLITE_NOTADB, https://www.sqlite.org/rescode.html).
func IsDamage(err error) bool {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return false
	}
	code := failed.Code() & 0xFF // without the extended part
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// repairPatience is how long a process waits for another that repairs the same file;
// what is older was left by one that died.
const repairPatience = 5 * time.Minute

// settling is how long a file that seems cut is left alone: another process may be
// making it.
const settling = 100 * time.Millisecond

// Repair does for a damaged file what Open does for one that it cannot open: nobody
// else may have it open. It returns nil where the file is whole.
func Repair(path string) (*BrokenError, error) { return repair(path) }

// repair saves what can be read of the file at path into a new one and puts that in
// its place, the old one aside. It returns nil where another process did that.
func repair(path string) (*BrokenError, error) {
	lock := path + ".repairing"
	for {
		file, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			file.Close()
			break
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if info, err := os.Stat(lock); err == nil && time.Since(info.ModTime()) > repairPatience {
			os.Remove(lock)
		}
		time.Sleep(50 * time.Millisecond)
	}
	defer os.Remove(lock)
	time.Sleep(settling)
	if !cut(path) && !damaged(path) {
		return nil, nil
	}
	return replace(path)
}

func replace(path string) (*BrokenError, error) {
	broken := &BrokenError{Path: path, Aside: freeName(path + ".broken")}
	anew := path + ".new"
	for _, end := range []string{"", "-wal", "-shm"} {
		os.Remove(anew + end)
	}
	m, err := open(anew)
	if err != nil {
		return nil, err
	}
	if err := m.salvage(context.Background(), path, broken); err != nil {
		m.Close()
		return nil, err
	}
	if err := m.Close(); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() == 0 {
		os.Remove(path + "-wal")
	}
	for _, end := range []string{"-wal", ""} {
		if err := os.Rename(path+end, broken.Aside+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	os.Remove(path + "-shm")
	return broken, os.Rename(anew, path)
}

// freeName returns name, or name with a number behind it that nothing has yet.
func freeName(name string) string {
	free := name
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprintf("%s-%d", name, n)
	}
}
