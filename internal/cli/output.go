package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/text/language"

	"exonym/internal/memory"
)

// outputPath says where the translation of input goes. out is a folder, a
// template with {dir} {name} {lang} {ext}, or "" for beside the input. A name that
// already ends in the source language ("kursk.fr.txt") loses that part.
func outputPath(input, out string, from, to language.Tag) string {
	dir, file := filepath.Split(input)
	if input == "-" {
		dir, file = "", "article.txt"
	}
	ext := filepath.Ext(file)
	name := strings.TrimSuffix(file, ext)
	if last := filepath.Ext(name); last != "" {
		if tag, err := language.Parse(last[1:]); err == nil && sameLanguage(tag, from) {
			name = strings.TrimSuffix(name, last)
		}
	}
	template := out
	switch {
	case out == "":
		template = "{dir}{name}.{lang}{ext}"
	case !strings.Contains(out, "{"):
		template = filepath.Join(out, "{name}.{lang}{ext}")
	}
	return strings.NewReplacer("{dir}", dir, "{name}", name, "{lang}", to.String(), "{ext}", ext).Replace(template)
}

// errEdited says that an output exists and is not as exonym left it.
var errEdited = errors.New("the file exists and was not written by exonym, or was edited since")

// mayWrite refuses to overwrite a file unless exonym wrote it and nobody has
// edited it since. A memory that is nil knows of no file. Devices and pipes are
// written to, never replaced, so there is nothing to lose in them.
func mayWrite(path string, force bool, ledger *memory.Memory) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return syscall.EISDIR
	case force || !info.Mode().IsRegular():
		return nil
	case ledger == nil:
		return errEdited
	}
	present, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	own, err := ledger.Wrote(path, present)
	if err == nil && !own {
		err = errEdited
	}
	return err
}

// sameFile reports whether two paths name one file, also by way of links or
// where neither is there yet.
func sameFile(a, b string) bool {
	if a == "-" || b == "-" {
		return a == b
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return x.Mode().IsRegular() && os.SameFile(x, y)
	}
	return errX != nil && errY != nil && absolute(a) == absolute(b)
}

func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return filepath.Clean(path)
}

// writeFile writes content to path by way of a temporary file in the same folder
// and a rename, so that path is at all times either as before or whole. A link is
// followed; a device or pipe is written to as it stands.
func writeFile(path string, content []byte) error {
	return writeWith(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// writeWith is writeFile for content that write makes piece by piece.
func writeWith(path string, write func(io.Writer) error) (err error) {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return syscall.EISDIR
	case err == nil && !info.Mode().IsRegular():
		return writeDevice(path, write)
	case err == nil:
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return err
		}
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(dir, ".exonym-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			temporary.Close()
			os.Remove(temporary.Name())
		}
	}()
	if err = write(temporary); err != nil {
		return err
	}
	if err = temporary.Chmod(modeFor(path)); err != nil {
		return err
	}
	if err = temporary.Sync(); err != nil {
		return err
	}
	if err = temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), path)
}

// writeDevice writes to what is no regular file, such as /dev/stdout.
func writeDevice(path string, write func(io.Writer) error) error {
	device, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(device), device.Close())
}

// modeFor keeps the mode of a file that is replaced; a new one gets the usual.
func modeFor(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
