package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/term"
)

// The test binary is run again as another process that works on a shelf.
const (
	roleVariable  = "STORE_TEST_ROLE"
	shelfVariable = "STORE_TEST_SHELF"
)

func TestMain(m *testing.M) {
	dir, role := os.Getenv(shelfVariable), os.Getenv(roleVariable)
	switch {
	case role == "flip":
		flip(dir)
	case role == "hold":
		hold(dir)
	case strings.HasPrefix(role, "add "):
		s, err := Open(dir)
		if err == nil {
			err = addFifty(s, strings.TrimPrefix(role, "add "))
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	default:
		os.Exit(m.Run())
	}
}

func process(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), roleVariable+"="+role, shelfVariable+"="+dir)
	return cmd
}

// addFifty adds fifty concepts, one change each.
func addFifty(s *Shelf, who string) error {
	for i := range 50 {
		c := term.NewConcept(fmt.Sprintf("%s.%02d", who, i), term.Place)
		c.SetTerms(language.French, term.Term{Text: "Lieu " + who})
		if err := s.Put(c, ""); err != nil {
			return err
		}
	}
	return nil
}

// TestWritersAtOnce: eight goroutines and four processes lose nothing.
func TestWritersAtOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "places.yaml"), "# all of them\n\n")
	var group sync.WaitGroup
	errs := make(chan error, 12)
	for i := range 8 {
		group.Go(func() {
			s, err := Open(dir)
			if err == nil {
				err = addFifty(s, "go"+strconv.Itoa(i))
			}
			errs <- err
		})
	}
	for i := range 4 {
		group.Go(func() {
			out, err := process(t, "add p"+strconv.Itoa(i), dir).CombinedOutput()
			if err != nil {
				err = fmt.Errorf("%w: %s", err, out)
			}
			errs <- err
		})
	}
	group.Wait()
	close(errs)
	for err := range errs {
		must(t, err)
	}
	entries := open(t, dir).Entries()
	if len(entries) != 600 {
		t.Errorf("%d concepts, want 600", len(entries))
	}
	for i := 1; i < len(entries); i++ {
		if entries[i-1].ID >= entries[i].ID {
			t.Fatalf("%s stands before %s", entries[i-1].ID, entries[i].ID)
		}
	}
	if n := len(open(t, dir).History()); n != maxSteps {
		t.Errorf("the journal has %d steps", n)
	}
}

// flip writes one of two states of two files for ever.
func flip(dir string) {
	s, err := Open(dir)
	for i := 0; err == nil; i++ {
		err = s.Change(func(e *Edit) error {
			for _, id := range []string{"a", "b"} {
				if err := e.SetTerms(id, language.French, term.Term{Text: strings.Repeat(strconv.Itoa(i%2)+"x", 20000)}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	fmt.Println(err)
}

// TestKill: a process killed while it writes leaves each file old or new, and both
// files the same once the shelf is opened again.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	for _, id := range []string{"a", "b"} {
		write(t, filepath.Join(dir, id+".yaml"), "- id: "+id+"\n  fr: start\n")
	}
	random := rand.New(rand.NewPCG(7, 7))
	pending := 0
	for range 40 {
		cmd := process(t, "flip", dir)
		must(t, cmd.Start())
		time.Sleep(time.Duration(20+random.IntN(60)) * time.Millisecond)
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()
		for _, id := range []string{"a", "b"} {
			data, err := os.ReadFile(filepath.Join(dir, id+".yaml"))
			must(t, err)
			got := load(t, string(data)).Concept(id).Term(language.French).Text
			if got != "start" && got != strings.Repeat(got[:2], 20000) {
				t.Fatalf("%s is a mix", id)
			}
		}
		if _, err := os.Stat(filepath.Join(dir, undoFolder, pendingName)); err == nil {
			pending++
		}
		s := open(t, dir)
		a, b := concept(t, s, "a").Term(language.French).Text, concept(t, s, "b").Term(language.French).Text
		if a != b {
			t.Fatalf("half a change stayed: %.2s, %.2s", a, b)
		}
	}
	t.Logf("%d of 40 died with a pending change", pending)
	s := open(t, dir)
	must(t, s.SetTerms("a", language.German, term.Term{Text: "A"}))
	left, _ := filepath.Glob(filepath.Join(dir, ".*"+tempEnding))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestRecover goes through every point at which a change of two files can die
// after it counts.
func TestRecover(t *testing.T) {
	for made := range 3 {
		s := shelfOf(t, "a.yaml", "- id: a\n", "b.yaml", "- id: b\n  part-of: a\n")
		k, err := s.read()
		must(t, err)
		e := &Edit{shelf: s, stock: k, step: &step{}}
		must(t, e.Rename("a", "c"))
		must(t, acquireAnd(s, func() error { return s.promise(k, e.step) }))
		for _, m := range e.step.Moves[:made] {
			must(t, m.make())
		}
		again := open(t, s.dir)
		if text(t, again, "a.yaml") != "- id: c\n" || text(t, again, "b.yaml") != "- id: b\n  part-of: c\n" {
			t.Errorf("after %d moves: %q %q", made, text(t, again, "a.yaml"), text(t, again, "b.yaml"))
		}
		if len(again.History()) != 1 {
			t.Errorf("after %d moves the journal has %d steps", made, len(again.History()))
		}
		_, err = again.Undo()
		must(t, err)
		if text(t, again, "a.yaml") != "- id: a\n" || text(t, again, "b.yaml") != "- id: b\n  part-of: a\n" {
			t.Error("undo does not bring both back")
		}
	}
}

func acquireAnd(s *Shelf, do func() error) error {
	lock, err := acquire(s.undoPath(lockName))
	if err != nil {
		return err
	}
	defer lock.release()
	return do()
}

// TestRecoverKeepsHands: a file that a person wrote after the crash stays theirs.
func TestRecoverKeepsHands(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n")
	k, err := s.read()
	must(t, err)
	e := &Edit{shelf: s, stock: k, step: &step{}}
	must(t, e.Rename("a", "c"))
	must(t, acquireAnd(s, func() error { return s.promise(k, e.step) }))
	write(t, s.join("a.yaml"), "- id: mine\n")
	if got := text(t, open(t, s.dir), "a.yaml"); got != "- id: mine\n" {
		t.Errorf("%q", got)
	}
}

func hold(dir string) {
	_, err := acquire(filepath.Join(dir, undoFolder, lockName))
	fmt.Println(err)
	time.Sleep(time.Minute)
}

// TestBusy: who waits too long is told which process holds the lock.
func TestBusy(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n")
	cmd := process(t, "hold", s.dir)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	_, err = out.Read(make([]byte, 8))
	must(t, err)
	_, err = acquireWithin(s.undoPath(lockName), 50*time.Millisecond)
	e := wantReason(t, err, Busy)
	if !strings.Contains(e.Error(), strconv.Itoa(cmd.Process.Pid)) {
		t.Errorf("%v does not name process %d", e, cmd.Process.Pid)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	must(t, s.Rename("a", "b"))
}

func TestPermissions(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n")
	must(t, os.Chmod(s.join("a.yaml"), 0o640))
	must(t, s.Rename("a", "b"))
	info, err := os.Stat(s.join("a.yaml"))
	must(t, err)
	if info.Mode().Perm() != 0o640 {
		t.Errorf("permissions became %v", info.Mode())
	}
	must(t, os.Chmod(s.join("a.yaml"), 0o444))
	if e := wantReason(t, s.Rename("b", "c"), ReadOnly); e.File != s.join("a.yaml") {
		t.Errorf("%v", e)
	}
	folder := shelfOf(t, "a.yaml", "- id: a\n")
	must(t, os.Chmod(folder.dir, 0o555))
	defer os.Chmod(folder.dir, 0o755)
	if e := wantReason(t, folder.Rename("a", "c"), ReadOnly); e.File != folder.dir {
		t.Errorf("%v", e)
	}
}

// TestLink: a link is written where it leads to and stays a link.
func TestLink(t *testing.T) {
	target := filepath.Join(t.TempDir(), "real.yaml")
	write(t, target, "- id: a\n")
	s := shelfOf(t)
	must(t, os.Symlink(target, s.join("a.yaml")))
	must(t, os.Symlink(filepath.Join(s.dir, "nowhere.yaml"), s.join("dead.yaml")))
	must(t, s.Rename("a", "b"))
	data, err := os.ReadFile(target)
	must(t, err)
	if info, err := os.Lstat(s.join("a.yaml")); err != nil || info.Mode()&os.ModeSymlink == 0 || string(data) != "- id: b\n" {
		t.Errorf("%v %q", info, data)
	}
}

// TestChangedMeanwhile: a file that somebody writes without the lock is not lost.
func TestChangedMeanwhile(t *testing.T) {
	s := shelfOf(t, "a.yaml", "- id: a\n")
	err := s.Change(func(e *Edit) error {
		write(t, s.join("a.yaml"), "- id: mine\n")
		return e.Rename("a", "b")
	})
	wantReason(t, err, Changed)
	if got := text(t, s, "a.yaml"); got != "- id: mine\n" {
		t.Errorf("%q", got)
	}
}

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
	wantReason(t, s.RemoveTerms("nobody", language.French), Missing)
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
