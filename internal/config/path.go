package config

import (
	"os"
	"path/filepath"
	"strings"
)

// anchorPath makes a path absolute that is relative to dir, or to the user's home.
func anchorPath(dir, path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := userHome(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// anchorOut leaves standard output, and what begins with the article's folder.
func anchorOut(dir, text string) string {
	if text == "-" || strings.HasPrefix(text, "{dir}") {
		return text
	}
	return anchorPath(dir, text)
}

func anchorReport(dir, text string) string {
	form, path, ok := strings.Cut(text, "=")
	if !ok {
		return text
	}
	return form + "=" + anchorPath(dir, path)
}

func outsideReport(dir, text string) bool {
	_, path, ok := strings.Cut(text, "=")
	return ok && outside(dir, path)
}

// outside reports whether an anchored path, or the part of a template before its first
// field, leads out of dir: by itself, or by a link.
func outside(dir, path string) bool {
	path = strings.TrimPrefix(path, "{dir}")
	if before, _, template := strings.Cut(path, "{"); template {
		path = filepath.Dir(before + "x")
	}
	if path == "-" || path == "" {
		return false
	}
	if !filepath.IsAbs(path) {
		return !filepath.IsLocal(path)
	}
	relative, err := filepath.Rel(resolved(dir), resolved(path))
	return err != nil || relative != "." && !filepath.IsLocal(relative)
}

// resolved follows the links in that part of a path which is there.
func resolved(path string) string {
	rest := ""
	for {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return filepath.Join(real, rest)
		}
		if _, err := os.Lstat(path); err == nil {
			return string(filepath.Separator) // a link to what is not there: it may lead anywhere
		}
		above := filepath.Dir(path)
		if above == path {
			return filepath.Join(path, rest)
		}
		path, rest = above, filepath.Join(filepath.Base(path), rest)
	}
}
