//go:build unix

package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"exonym/internal/testkit"
)

// start begins to translate a long article with the real engine in a folder of
// its own, and returns when engine stages are at work.
func start(t *testing.T) (run *exec.Cmd, folder string) {
	t.Helper()
	if _, err := os.Stat("/proc/self/task"); err != nil {
		t.Skip("needs /proc to look at processes")
	}
	article, err := os.ReadFile(filepath.Join(testkit.Root(t), "testdata", "articles", "kursk.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	long := strings.Repeat(string(article), 60)
	if err := os.WriteFile(filepath.Join(folder, "long.fr.txt"), []byte(long), 0o644); err != nil {
		t.Fatal(err)
	}
	run = exec.Command(os.Args[0], "translate", "long.fr.txt", "--from", "fr", "--to", "es", "--out", "out", "--quiet")
	run.Dir = folder
	run.Env = append(os.Environ(), asProgram+"=1", "EXONYM_CACHE="+t.TempDir())
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { run.Process.Kill(); run.Wait() })
	for deadline := time.Now().Add(30 * time.Second); len(stages(folder)) == 0; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("no engine stage was started")
		}
	}
	return run, folder
}

// stages returns the engine stages that the run in folder started: what works in
// that folder and is not the program itself.
func stages(folder string) []int {
	var ids []int
	environments, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, path := range environments {
		var id int
		for _, c := range filepath.Base(filepath.Dir(path)) {
			id = id*10 + int(c-'0')
		}
		where, _ := os.Readlink(filepath.Join(filepath.Dir(path), "cwd"))
		name, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "comm"))
		if where == folder && !strings.HasPrefix(string(name), "cli.test") {
			ids = append(ids, id)
		}
	}
	return ids
}

// gone waits until no stage of the run in folder is left.
func gone(t *testing.T, folder string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); len(stages(folder)) > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("engine stages are left: %v", stages(folder))
		}
	}
}

// nothingWritten checks that no output and no temporary file is there.
func nothingWritten(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the article alone", entries, err)
	}
}

func TestInterruptLeavesNothingBehind(t *testing.T) {
	for _, sign := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		run, folder := start(t)
		if err := run.Process.Signal(sign); err != nil {
			t.Fatal(err)
		}
		var failed *exec.ExitError
		if err := run.Wait(); !errors.As(err, &failed) || failed.ExitCode() != exitInterrupted {
			t.Errorf("%v: %v, want exit code %d", sign, err, exitInterrupted)
		}
		gone(t, folder)
		nothingWritten(t, folder)
	}
}

func TestKilledProgramLeavesNoEngineBehind(t *testing.T) {
	run, folder := start(t)
	run.Process.Kill()
	run.Wait()
	gone(t, folder)
	nothingWritten(t, folder)
}

func TestKilledStageDoesNotLoseText(t *testing.T) {
	run, folder := start(t)
	syscall.Kill(stages(folder)[0], syscall.SIGKILL)
	if err := run.Wait(); err != nil {
		t.Fatalf("%v, want a whole run", err)
	}
	got, err := os.ReadFile(filepath.Join(folder, "out", "long.es.txt"))
	if n := strings.Count(string(got), "Corea del Norte"); err != nil || n < 60 {
		t.Errorf("%d places name Corea del Norte (%v), want 60 or more", n, err)
	}
	gone(t, folder)
}
