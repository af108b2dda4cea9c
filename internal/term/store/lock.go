package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// patience is how long a writer waits for others.
const patience = 5 * time.Second

// lock is the right to write to the folder of a shelf. It ends with the process.
type lock struct{ file *os.File }

// acquire waits for the lock file at path, which it makes where there is none. The
// lock is advisory: who writes without it is noticed by the bytes (reason Changed).
func acquire(path string) (*lock, error) {
	return acquireWithin(path, patience)
}

func acquireWithin(path string, wait time.Duration) (*lock, error) {
	if err := prepareFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, failed(path, err)
	}
	got := make(chan error, 1)
	go func() { got <- lockFile(file) }()
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case err := <-got:
		if err != nil {
			file.Close()
			return nil, failed(path, err)
		}
		signLock(file)
		return &lock{file}, nil
	case <-timer.C:
		fault := &Error{Reason: Busy, File: filepath.Dir(filepath.Dir(path)), Message: msgBusy, Data: struct{ PID int }{holder(path)}}
		go func() { <-got; file.Close() }() // closing lets a lock go that comes too late
		return nil, fault
	}
}

func (l *lock) release() { l.file.Close() }

// signLock writes who holds the lock, for those who wait.
func signLock(file *os.File) {
	_ = file.Truncate(0)
	_, _ = file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
}

// holder returns the process that holds the lock at path, or 0.
func holder(path string) int {
	file, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer file.Close()
	text, _ := io.ReadAll(io.LimitReader(file, 32))
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid
}

// prepareFolder makes the folder of lock and journal, which git is not to see.
func prepareFolder(dir string) error {
	shelf := filepath.Dir(dir)
	if err := os.MkdirAll(shelf, 0o755); err != nil {
		return failed(shelf, err)
	}
	if info, err := os.Stat(shelf); err == nil && info.Mode().Perm()&0o222 == 0 {
		return readOnly(shelf, os.ErrPermission)
	}
	err := os.Mkdir(dir, 0o755)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err != nil {
		return failed(shelf, err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o644); err != nil {
		return failed(shelf, err)
	}
	return nil
}
