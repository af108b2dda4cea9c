package all_test

import (
	"os"
	"path/filepath"
	"testing"

	"exonym/internal/term/exchange"
	"exonym/internal/term/exchange/all"
	"exonym/internal/testkit"
)

func TestFor(t *testing.T) {
	for _, c := range []struct{ name, file, head, want string }{
		{"deepl", "x.csv", "", "deepl"}, {"", "names.csv", "", "csv"}, {"", `C:\Names.TSV`, "", "tsv"}, {"", "a.xlsx", "", "xlsx"},
		{"", "a.json", "", "json"}, {"", "a.xlf", "", "azure"}, {"", "a.xml", "\ufeff<?xml version='1.0'?>\n<!-- a --><martif type='TBX'>", "tbx"},
		{"", "a.xml", "<tbx>", "tbx"}, {"", "a.txt", "\xff\xfe<\x00t\x00m\x00x\x00>\x00", "tmx"}, {"", "a", "PK\x03\x04", "xlsx"},
	} {
		f, ok := all.For(c.name, c.file, []byte(c.head))
		if !ok || f.Name != c.want {
			t.Errorf("For(%q, %q, %q) is not %s", c.name, c.file, c.head, c.want)
		}
	}
	for _, file := range []string{"", "a.docx", "a.yaml"} {
		if f, ok := all.For("", file, []byte("- id: a")); ok {
			t.Errorf("%q is read as %s", file, f.Name)
		}
	}
}

func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range all.All() {
		for _, name := range append(f.Extensions, f.Name) {
			if seen[name] {
				t.Errorf("%q is taken twice", name)
			}
			seen[name] = true
		}
	}
}

// TestRealFiles imports files of other programs: every one must be understood, and
// none may give nothing without a word.
func TestRealFiles(t *testing.T) {
	for _, folder := range []string{"tbx", "tmx"} {
		files, err := filepath.Glob(filepath.Join(testkit.Data(t, "07-formats/"+folder), "*"))
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, ok := all.For("", "data", data)
			if !ok || f.Name != folder {
				t.Fatalf("%s: not found out", file)
			}
			in, err := f.Import(data, exchange.Options{File: filepath.Base(file)})
			if err != nil || len(in.Concepts)+len(in.Notes) == 0 {
				t.Errorf("%s: %d concepts, %v", file, len(in.Concepts), err)
			}
			t.Logf("%s: %d concepts %v", filepath.Base(file), len(in.Concepts), in.Notes)
		}
	}
}
