package all

import (
	"slices"
	"strings"

	"exonym/internal/format"
	"exonym/internal/format/html"
	"exonym/internal/format/lines"
	"exonym/internal/format/markdown"
	"exonym/internal/format/text"
)

// All returns every format, the default (plain text) first.
func All() []format.Format {
	return []format.Format{text.Format{}, lines.Format{}, markdown.Format{}, html.Format{}}
}

// For returns the format of that name, or without a name the one for a file
// extension (with the dot, any case). It reports false when there is none.
func For(name, extension string) (format.Format, bool) {
	for _, f := range All() {
		info := f.Info()
		if name == info.Name || name == "" && slices.Contains(info.Extensions, strings.ToLower(extension)) {
			return f, true
		}
	}
	return nil, false
}
