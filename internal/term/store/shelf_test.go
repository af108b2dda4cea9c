package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// TestBrokenFile: beside a file that is not read, only what is surely not in it can
// be changed.
func TestBrokenFile(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: place.a\n- id: place.b\n", "z.yaml", "- id: place.b\n  fr: [x\n", "n.yaml", "- id: x\n  fr: {term: y, gender: q}\n")
	faults := s.Faults()
	if len(faults) != 2 || faults[1].Line == 0 || faults[0].Line != 2 || faults[0].Column != 25 {
		t.Fatalf("%v", faults)
	}
	must(t, s.Rename("place.a", "place.c"))
	e := wantReason(t, s.Remove("place.b"), Unsure)
	if e.File != s.join("z.yaml") || e.Line == 0 {
		t.Errorf("%v", e)
	}
	wantReason(t, s.Rename("place.c", "place.b"), Unsure)
	wantReason(t, s.Put(term.NewConcept("place.é", term.Place), ""), Unsure)
	wantReason(t, s.Put(term.NewConcept("place.new", term.Place), "z.yaml"), Broken)
	must(t, s.Put(term.NewConcept("place.new", term.Place), "a.yaml"))
	bytes := shelfOf(t, "a.yaml", "- id: a\n  fr: \xff\n")
	if e := bytes.Faults()[0]; e.Line != 2 || e.Column != 7 {
		t.Errorf("%v", e)
	}
}

func TestSeveralFiles(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n  fr: A\n", "b.yaml", "- id: a\n  de: B\n", "t.csv", "id,fr\nc,C\n")
	e := wantReason(t, s.SetTerms("a", language.French, term.Term{Text: "X"}), Several)
	if !strings.Contains(e.Error(), "a.yaml, b.yaml") {
		t.Errorf("%v", e)
	}
	c := term.NewConcept("a", "")
	c.SetTerms(language.German, term.Term{Text: "C"})
	must(t, s.Put(c, s.join("b.yaml")))
	if text(t, s, "b.yaml") != "- id: a\n  de: C\n" {
		t.Error(text(t, s, "b.yaml"))
	}
	must(t, s.Remove("a"))
	if text(t, s, "a.yaml")+text(t, s, "b.yaml") != "" {
		t.Error("not removed from both files")
	}
	_, err := s.Undo()
	must(t, err)
	if text(t, s, "a.yaml") != "- id: a\n  fr: A\n" || text(t, s, "b.yaml") != "- id: a\n  de: C\n" {
		t.Error("undo does not bring both back")
	}
	e = wantReason(t, s.Remove("c"), Table)
	if e.Line != 2 {
		t.Errorf("%v", e)
	}
	wantReason(t, s.Rename("a", "c"), Table)
	wantReason(t, s.Put(c, "../out.yaml"), Invalid)
	wantReason(t, s.Put(c, "t.csv"), Invalid)
	wantReason(t, s.Remove("nobody"), Missing)
	wantReason(t, s.SetTerms("nobody", language.French), Missing)
	wantReason(t, s.Put(term.NewConcept("", term.Place), ""), Invalid)
	bad := term.NewConcept("bad", "planet")
	wantReason(t, s.Put(bad, ""), Invalid)
}

// TestAllOrNothing: when one of several changes fails nothing is written.
func TestAllOrNothing(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n", "b.yaml", "- id: b\n")
	err := s.Change(func(e *Edit) error {
		must(t, e.Rename("a", "c"))
		_ = e.Remove("nobody")
		return nil
	})
	wantReason(t, err, Missing)
	if text(t, s, "a.yaml") != "- id: a\n" || len(s.History()) != 0 {
		t.Error("something was written")
	}
}

// TestNewFiles: concepts go to the file of their kind, and undo takes a file away
// that was made for one.
func TestNewFiles(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "not", "yet"))
	if len(s.Entries()) != 0 {
		t.Fatal("entries of nothing")
	}
	for kind, name := range plural {
		must(t, s.Put(term.NewConcept("x."+string(kind), kind), ""))
		if got := text(t, s, name); !strings.HasPrefix(got, "# ") || !strings.HasSuffix(got, "\n\n- id: x."+string(kind)+"\n  kind: "+string(kind)+"\n") {
			t.Errorf("%s: %q", name, got)
		}
		_, err := s.Undo()
		must(t, err)
		if _, err := os.Stat(s.join(name)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there", name)
		}
	}
	one := open(t, filepath.Join(t.TempDir(), "names.yaml"))
	must(t, one.Put(term.NewConcept("x", term.Person), ""))
	if got := text(t, one, "names.yaml"); got != otherHeader+"- id: x\n  kind: person\n" {
		t.Errorf("%q", got)
	}
	table := filepath.Join(t.TempDir(), "t.csv")
	write(t, table, "fr\nA\n")
	_, err := Open(table)
	wantReason(t, err, Invalid)
}

// TestUndoRefuses: a step is not taken back once its entries were edited; edits
// elsewhere in the file are no hindrance.
func TestUndoRefuses(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n- id: b\n- id: c\n")
	_, err := s.Undo()
	wantReason(t, err, Nothing)
	must(t, s.Remove("b"))
	write(t, s.join("a.yaml"), "# new\n- id: a\n  fr: A\n- id: c\n")
	step, err := s.Undo()
	must(t, err)
	if got := text(t, s, "a.yaml"); got != "# new\n- id: a\n  fr: A\n- id: b\n- id: c\n" {
		t.Errorf("%q", got)
	}
	if len(step.Deeds) != 1 || step.Deeds[0] != (Deed{Verb: VerbRemove, ID: "b"}) || step.Files[0] != "a.yaml" {
		t.Errorf("%+v", step)
	}
	must(t, s.Rename("b", "d"))
	write(t, s.join("a.yaml"), "- id: a\n- id: d\n  fr: D\n")
	_, err = s.Undo()
	if e := wantReason(t, err, Edited); e.Line != 2 {
		t.Errorf("%v", e)
	}
	if len(s.History()) != 1 {
		t.Error("the refused step is gone")
	}
}

// TestOneFile: shelves of single files in one folder undo each their own.
func TestOneFile(t *testing.T) {
	folder := shelfOf(t, "a.yaml", "- id: a\n", "b.yaml", "- id: b\n  part-of: a\n")
	a, b := open(t, folder.join("a.yaml")), open(t, folder.join("b.yaml"))
	must(t, a.Rename("a", "a2"))
	must(t, b.Rename("b", "b2"))
	wantReason(t, a.Put(term.NewConcept("x", ""), "b.yaml"), Invalid)
	_, err := a.Undo()
	must(t, err)
	if text(t, folder, "a.yaml") != "- id: a\n" || text(t, folder, "b.yaml") != "- id: b2\n  part-of: a\n" {
		t.Error("undo is not that of the file")
	}
	if len(a.History()) != 0 || len(b.History()) != 1 || len(folder.History()) != 1 {
		t.Error("the journal mixes files up")
	}
}

// TestSwitch: off: true is written, what the entry says besides stays, and a
// concept put over it is on again.
func TestSwitch(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n  fr: A\n", "b.yaml", "- id: a\n  de: B\n")
	wantReason(t, s.Switch("a", ""), Several)
	must(t, s.Switch("a", "b.yaml"))
	must(t, s.Switch("built-in", "b.yaml"))
	if got := text(t, s, "b.yaml"); got != "- id: a\n  off: true\n  de: B\n- id: built-in\n  off: true\n" {
		t.Errorf("%q", got)
	}
	e := s.Entries()[1]
	if !e.Off || e.Concept.OwnTerms(language.German)[0].Text != "B" {
		t.Errorf("%+v", e)
	}
	must(t, s.Put(e.Concept, "b.yaml"))
	if got := text(t, s, "b.yaml"); got != "- id: a\n  de: B\n- id: built-in\n  off: true\n" {
		t.Errorf("%q", got)
	}
}

// TestErrors: every error has a message, its data fit, and its text names the place.
func TestErrors(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n- id: b\n")
	e := wantReason(t, s.Rename("a", "b"), Taken)
	if want := s.join("a.yaml") + ":2:1: The id b is taken. Merge the two concepts, or choose another id."; e.Error() != want {
		t.Errorf("%s", e)
	}
	if _, err := json.Marshal(e.Data); err != nil || e.Message == nil {
		t.Errorf("%v", err)
	}
}
