package all

import (
	"path/filepath"
	"slices"
	"strings"

	"exonym/internal/bitext"
	"exonym/internal/bitext/table"
	"exonym/internal/bitext/tmx"
	"exonym/internal/bitext/xliff"
)

// All returns every format. Of two with the same extension the first is meant.
func All() []*bitext.Format {
	return []*bitext.Format{tmx.Format, xliff.V21, xliff.V12, table.CSV, table.TSV}
}

// For returns the format of that name, or without a name the one for a file by its
// extension. It reports false when there is none.
func For(name, file string) (*bitext.Format, bool) {
	for _, f := range All() {
		if name == f.Name || name == "" && slices.Contains(f.Extensions, strings.ToLower(filepath.Ext(file))) {
			return f, true
		}
	}
	return nil, false
}
