package store

import (
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
