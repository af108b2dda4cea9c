//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// lockFile waits until no other open file holds the lock of this one.
func lockFile(file *os.File) error {
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// syncFolder makes the names of a folder last.
func syncFolder(dir string) {
	if file, err := os.Open(dir); err == nil {
		_ = file.Sync()
		file.Close()
	}
}
