package all_test

import (
	"testing"

	"exonym/internal/format/all"
)

func TestFor(t *testing.T) {
	for _, c := range []struct{ name, extension, want string }{
		{"", ".txt", "text"}, {"", ".MD", "markdown"}, {"", ".markdown", "markdown"}, {"", ".mdx", "markdown"},
		{"", ".html", "html"}, {"", ".htm", "html"}, {"", ".xhtml", "html"}, {"lines", ".md", "lines"},
	} {
		f, ok := all.For(c.name, c.extension)
		if !ok || f.Info().Name != c.want {
			t.Errorf("For(%q, %q) is not %s", c.name, c.extension, c.want)
		}
	}
	for _, extension := range []string{"", ".docx"} {
		if f, ok := all.For("", extension); ok {
			t.Errorf("%q is read as %s", extension, f.Info().Name)
		}
	}
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range all.All() {
		for _, name := range append(f.Info().Extensions, f.Info().Name) {
			if seen[name] {
				t.Errorf("%q is taken twice", name)
			}
			seen[name] = true
		}
	}
}
