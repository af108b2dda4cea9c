package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

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
	name = strings.TrimSuffix(name, "."+from.String())
	if base, _ := from.Base(); strings.HasSuffix(name, "."+base.String()) {
		name = strings.TrimSuffix(name, "."+base.String())
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
// edited it since. A memory that is nil knows of no file.
func mayWrite(path string, force bool, ledger *memory.Memory) error {
	present, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist) || force:
		return nil
	case err != nil:
		return err
	case ledger == nil:
		return errEdited
	}
	own, err := ledger.Wrote(path, present)
	if err == nil && !own {
		err = errEdited
	}
	return err
}

// writeFile writes content to path by way of a temporary file in the same folder
// and a rename, so that path is at all times either as before or whole.
func writeFile(path string, content []byte) (err error) {
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
	if _, err = temporary.Write(content); err != nil {
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

// modeFor keeps the mode of a file that is replaced; a new one gets the usual.
func modeFor(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
