package all

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/native"
	"exonym/internal/term/exchange/pair"
	"exonym/internal/term/exchange/table"
	"exonym/internal/term/exchange/tbx"
	"exonym/internal/term/exchange/tmx"
	"exonym/internal/term/exchange/xlsx"
)

// All returns every format, those that hold most first.
func All() []*exchange.Format {
	return []*exchange.Format{
		table.CSV, table.TSV, xlsx.Format, tbx.Format, tmx.Format, native.Format,
		pair.DeepL, pair.Google, pair.Azure,
	}
}

// For returns the format of that name; without a name the one that the beginning
// of a file shows, or that its extension names (file may be a path; head may be
// nil). It reports false when there is none.
func For(name, file string, head []byte) (*exchange.Format, bool) {
	if name != "" {
		return named(name)
	}
	if f := shown(head); f != nil {
		return f, true
	}
	extension := strings.ToLower(path.Ext(strings.ReplaceAll(file, `\`, "/")))
	for _, f := range All() {
		if slices.Contains(f.Extensions, extension) {
			return f, true
		}
	}
	return nil, false
}

func named(name string) (*exchange.Format, bool) {
	i := slices.IndexFunc(All(), func(f *exchange.Format) bool { return f.Name == name })
	if i < 0 {
		return nil, false
	}
	return All()[i], true
}

// rootElement finds the outermost element of XML, behind comments and declarations.
var rootElement = regexp.MustCompile(`<(?:[A-Za-z]+:)?(martif|tbx|tmx|xliff)[\s>]`)

// enough is how far into a file its first element is looked for, in bytes.
const enough = 16 << 10

// shown returns the format that the beginning of a file cannot be mistaken for, or
// nil: tables look like any text.
func shown(head []byte) *exchange.Format {
	// UTF-16 without its NUL bytes is ASCII enough for names.
	head = bytes.ReplaceAll(head[:min(len(head), enough)], []byte{0}, nil)
	text := bytes.TrimLeft(head, "\ufeff\xff\xfe \t\r\n")
	switch {
	case bytes.HasPrefix(text, []byte("PK\x03\x04")):
		return xlsx.Format
	case bytes.HasPrefix(text, []byte("{")) && bytes.Contains(text, []byte(`"schema"`)):
		return native.Format
	case !bytes.HasPrefix(text, []byte("<")):
		return nil
	}
	m := rootElement.FindSubmatch(text)
	if m == nil {
		return nil
	}
	return map[string]*exchange.Format{"martif": tbx.Format, "tbx": tbx.Format, "tmx": tmx.Format, "xliff": pair.Azure}[string(m[1])]
}
