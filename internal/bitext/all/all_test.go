package all_test

import (
	"testing"

	"exonym/internal/bitext/all"
)

func TestFor(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"", "a/m.TMX", "tmx"}, {"", "m.xlf", "xliff"}, {"", "m.xliff", "xliff"}, {"xliff-1.2", "m.xlf", "xliff-1.2"},
		{"", "m.csv", "csv"}, {"", "m.tab", "tsv"}, {"csv", "m.txt", "csv"},
	} {
		if f, ok := all.For(c.name, c.file); !ok || f.Name != c.want {
			t.Errorf("For(%q, %q) is not %s", c.name, c.file, c.want)
		}
	}
	for _, file := range []string{"", "m.docx", "-"} {
		if f, ok := all.For("", file); ok {
			t.Errorf("%q is read as %s", file, f.Name)
		}
	}
}
