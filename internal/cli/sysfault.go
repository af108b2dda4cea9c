package cli

import (
	"errors"
	"syscall"
)

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isNotFolder reports a path that goes through a file.
func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

func isFolder(err error) bool { return errors.Is(err, syscall.EISDIR) }

func isLongName(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
