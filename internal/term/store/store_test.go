package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
	"exonym/internal/testkit"
)

// shelfOf makes a shelf of files: name, content, name, content.
func shelfOf(t testing.TB, files ...string) *Shelf {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		write(t, filepath.Join(dir, files[i]), files[i+1])
	}
	return open(t, dir)
}

func open(t testing.TB, path string) *Shelf {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func text(t testing.TB, s *Shelf, rel string) string {
	t.Helper()
	data, err := os.ReadFile(s.join(rel))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func concept(t testing.TB, s *Shelf, id string) *term.Concept {
	t.Helper()
	for _, e := range s.Entries() {
		if e.ID == id {
			return e.Concept
		}
	}
	t.Fatalf("no entry %s", id)
	return nil
}

func wantReason(t testing.TB, err error, reason Reason) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Reason != reason {
		t.Fatalf("error %v, want reason %s", err, reason)
	}
	return e
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// changed returns the lines that only one of two texts has, "-" and "+" before them.
func changed(before, after string) []string {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var diff []string
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(a) > 0 && !slices.Contains(b, a[0]):
			diff, a = append(diff, "-"+strings.TrimRight(a[0], "\r\n")), a[1:]
		case len(b) > 0 && (len(a) == 0 || b[0] != a[0]):
			diff, b = append(diff, "+"+strings.TrimRight(b[0], "\r\n")), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return diff
}

func wantChange(t testing.TB, before, after string, want ...string) {
	t.Helper()
	if got := changed(before, after); !slices.Equal(got, want) {
		t.Errorf("changed lines:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// builtIn lists the files of the starter termbase.
func builtIn(t testing.TB) map[string]string {
	names, err := filepath.Glob(filepath.Join(testkit.Root(t), "glossary", "*.yaml"))
	must(t, err)
	files := map[string]string{}
	for _, path := range names {
		data, err := os.ReadFile(path)
		must(t, err)
		files[filepath.Base(path)] = string(data)
	}
	if len(files) < 9 {
		t.Fatalf("%d files", len(files))
	}
	return files
}

// TestSheetKeepsBytes: cut and joined, a file is itself, and a concept written
// anew in the house style reads as before.
func TestSheetKeepsBytes(t *testing.T) {
	for name, data := range builtIn(t) {
		s, err := newSheet(name, []byte(data))
		must(t, err)
		if string(s.bytes()) != data {
			t.Errorf("%s: not the same bytes", name)
		}
		for _, e := range s.entries {
			if e.text == "" || s.fixed != "" {
				t.Fatalf("%s: %s has no lines", name, e.id)
			}
			again := readEntry(Encode(e.concept))
			if again == nil || !same(again.concept, e.concept) {
				t.Fatalf("%s: %s reads differently:\n%s", name, e.id, Encode(e.concept))
			}
		}
	}
}

// TestHouseStyle: the built-in files are in the style that Encode writes, but for
// quotes that some have to spare.
func TestHouseStyle(t *testing.T) {
	unquoted := func(text string) string { return strings.ReplaceAll(text, `"`, "") }
	different, all := 0, 0
	for name, data := range builtIn(t) {
		s, err := newSheet(name, []byte(data))
		must(t, err)
		for _, e := range s.entries {
			all++
			if lines := Encode(e.concept); unquoted(lines) != unquoted(e.text) {
				different++
				t.Logf("%s:%d:\n%s%s", name, e.line, e.text, lines)
			}
		}
	}
	if different*100 > all {
		t.Errorf("%d of %d entries are not in the house style", different, all)
	}
}

// TestEditBuiltIn edits every built-in file in many ways: only the lines that are
// meant change, and undone all is as before.
func TestEditBuiltIn(t *testing.T) {
	french, basque := language.French, language.MustParse("eu")
	for name, before := range builtIn(t) {
		t.Run(name, func(t *testing.T) {
			s := shelfOf(t, name, before)
			entries := s.Entries()
			first, middle, last := entries[0], entries[len(entries)/2], entries[len(entries)-1]
			lines := strings.Split(before, "\n")
			line := func(e Entry, begin string) string {
				for _, text := range lines[e.Line-1:] {
					if strings.HasPrefix(text, begin) {
						return text
					}
				}
				t.Fatalf("%s: no line %s", e.ID, begin)
				return ""
			}
			step := func(err error, want ...string) {
				t.Helper()
				must(t, err)
				wantChange(t, before, text(t, s, name), want...)
				_, err = s.Undo()
				must(t, err)
				if text(t, s, name) != before {
					t.Fatal("undo does not bring the file back")
				}
			}
			some := []Entry{first, middle, last}
			if len(entries) > 300 {
				some = some[1:2] // reading a large file often takes long
			}
			for _, e := range some {
				step(s.SetTerms(e.ID, basque, term.Term{Text: "Euskara: hitza"}), `+  eu: "Euskara: hitza"`)
				step(s.SetTerms(e.ID, basque, term.Term{Text: "no", Gender: 'n'}), `+  eu: {term: "no", gender: "n"}`)
				c := e.Concept.Clone()
				c.Note = "seen #1"
				step(s.Put(c, ""), oldNew(e, line, "note", `"seen #1"`)...)
				removed := strings.Split(strings.TrimSuffix(sheetText(t, name, before, e.ID), "\n"), "\n")
				step(s.Remove(e.ID), minus(removed)...)
				if len(e.Concept.OwnTerms(french)) > 0 {
					step(s.SetTerms(e.ID, french), "-"+line(e, "  fr:"))
					t1 := e.Concept.OwnTerms(french)[0]
					t1.Text = "Neuf"
					c := e.Concept.Clone()
					c.SetTerms(french, t1)
					must(t, s.Put(c, ""))
					if got := changed(before, text(t, s, name)); len(got) != 2 || strings.Replace(got[1], "Neuf", e.Concept.OwnTerms(french)[0].Text, 1)[1:] != strings.ReplaceAll(got[0], `"`, "")[1:] {
						t.Errorf("%q", got)
					}
					_, err := s.Undo()
					must(t, err)
				}
			}
			step(s.Put(term.NewConcept("place.k-new", term.Place), name), "+- id: place.k-new", "+  kind: place")
		})
	}
}

func minus(lines []string) []string {
	var list []string
	for _, l := range lines {
		list = append(list, "-"+l)
	}
	return list
}

func oldNew(e Entry, line func(Entry, string) string, key, value string) []string {
	if e.Concept.Note != "" {
		return []string{"-" + line(e, "  "+key+":"), "+  " + key + ": " + value}
	}
	return []string{"+  " + key + ": " + value}
}

func sheetText(t testing.TB, name, data, id string) string {
	s, err := newSheet(name, []byte(data))
	must(t, err)
	e, _ := s.find(id)
	return e.text
}

func sorted(lines []string) []string { return slices.Sorted(slices.Values(lines)) }
