package lint

import (
	"bytes"
	"fmt"
	"path"
	"path/filepath"
	"strings"
)

// separator returns the sign that the header of a table uses most, as the reader
// of the termbase does.
func separator(header []byte) rune {
	best, count := ',', bytes.Count(header, []byte(","))
	for _, sign := range []rune{';', '\t'} {
		if n := bytes.Count(header, []byte(string(sign))); n > count {
			best, count = sign, n
		}
	}
	return best
}

// idOf returns the ID of a row: its own, else that which the termbase gives it.
func idOf(file string, line int, columns, row []string) string {
	for i, name := range columns[:min(len(row), len(columns))] {
		if strings.EqualFold(strings.TrimSpace(name), "id") && strings.TrimSpace(row[i]) != "" {
			return strings.TrimSpace(row[i])
		}
	}
	return fmt.Sprintf("%s.%d", path.Base(filepath.ToSlash(file)), line)
}
