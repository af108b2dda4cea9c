package memory

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"
)

// full makes a memory with units, answers and an output and returns its path.
func full(t *testing.T, n int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "memory.db")
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	corpus, ctx := readCorpus(t), context.Background()
	if _, err := m.Import(ctx, corpus.units(n), nil); err != nil {
		t.Fatal(err)
	}
	answers := map[string]string{}
	for i := range n {
		answers[digest([]byte{byte(i), byte(i >> 8)})] = corpus.foreign[i%len(corpus.foreign)]
	}
	if err := m.Keep(ctx, answers); err != nil {
		t.Fatal(err)
	}
	if err := m.RecordOutput("a.txt", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestACutFileIsSavedAsFarAsItGoes(t *testing.T) {
	const n = 3000
	path := full(t, n)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, share := range []int{90, 50, 10} {
		part := whole[:len(whole)*share/100]
		if err := os.WriteFile(path, part, 0o600); err != nil {
			t.Fatal(err)
		}
		m, err := Open(path)
		var broken *BrokenError
		if !errors.As(err, &broken) {
			t.Fatalf("cut to %d %%: %v; want a BrokenError", share, err)
		}
		units, err := m.Count(context.Background(), Filter{})
		m.Close()
		if kept, readErr := os.ReadFile(broken.Aside); !bytes.Equal(kept, part) || readErr != nil || err != nil {
			t.Errorf("cut to %d %%: the damaged file was not kept: %v, %v", share, readErr, err)
		}
		// units come first in the file, answers last
		if units != broken.Units || units < n*(share-20)/100 {
			t.Errorf("cut to %d %%: %d units of %d were saved, %d are told", share, units, n, broken.Units)
		}
		t.Logf("cut to %d %%: %d units, %d answers, %d outputs saved", share, broken.Units, broken.Answers, broken.Outputs)
		if m, err = Open(path); err != nil {
			t.Fatalf("the saved memory: %v", err)
		}
		for flaw, err := range m.Verify(context.Background()) {
			t.Errorf("cut to %d %%: %+v, %v", share, flaw, err)
		}
		m.Close()
	}
}

func TestASpoiltPageCostsItsRowsAlone(t *testing.T) {
	const n = 3000
	path := full(t, n)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := file.Stat()
	if _, err := file.WriteAt(bytes.Repeat([]byte{0xff}, 4096), info.Size()/3/4096*4096); err != nil {
		t.Fatal(err)
	}
	file.Close()
	m, err := Open(path)
	if err != nil {
		t.Fatal(err) // nobody has read the page yet
	}
	damaged := false
	for flaw, err := range m.Verify(context.Background()) {
		damaged = damaged || err != nil || flaw.Kind == Damaged
	}
	m.Close()
	if !damaged {
		t.Fatal("a spoilt page is not told")
	}
	broken, err := Repair(path)
	if err != nil || broken == nil || broken.Units < n-50 || broken.Answers < n-150 || broken.Outputs != 1 {
		t.Errorf("%+v, %v", broken, err)
	}
	if broken, err := Repair(path); broken != nil || err != nil {
		t.Errorf("a whole file is repaired: %+v, %v", broken, err)
	}
}

func TestVersion1GainsTheTables(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(ledgerTables + "INSERT INTO answers VALUES ('k', 'r'); PRAGMA user_version = 1"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if got, err := m.Recall(context.Background(), []string{"k"}); got["k"] != "r" || err != nil {
		t.Errorf("%v, %v", got, err)
	}
	add(t, m, spanish("one", "uno", Person))
}

func TestANewerFileIsLeftAlone(t *testing.T) {
	path := full(t, 10)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	_, err = Open(path)
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Version != 99 {
		t.Errorf("Open = %v", err)
	}
	if _, err := os.Stat(path + ".broken"); err == nil {
		t.Error("the file was moved")
	}
}

// worker is the environment variable that makes this test a process that adds units.
const worker = "EXONYM_TEST_WORKER"

// TestWorker adds a unit in each of 200 transactions, and says so.
func TestWorker(t *testing.T) {
	path := os.Getenv(worker)
	if path == "" {
		t.Skip("is run by others")
	}
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	for i := range 200 {
		text := fmt.Sprintf("process %d unit %d", os.Getpid(), i)
		if _, err := m.Add(context.Background(), Unit{From: language.English, To: language.Spanish, Source: text, Target: text + "."}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("added", text)
	}
}

func work(t *testing.T, path string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	cmd, out := exec.Command(os.Args[0], "-test.run=^TestWorker$"), &bytes.Buffer{}
	cmd.Env, cmd.Stdout, cmd.Stderr = append(os.Environ(), worker+"="+path), out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, out
}

func TestTwoProcessesAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	one, said := work(t, path)
	two, also := work(t, path)
	if err := errors.Join(one.Wait(), two.Wait()); err != nil {
		t.Fatalf("%v\n%s\n%s", err, said, also)
	}
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if n, err := m.Count(context.Background(), Filter{}); n != 400 || err != nil {
		t.Errorf("%d units, %v", n, err)
	}
	for flaw, err := range m.Verify(context.Background()) {
		t.Errorf("%+v, %v", flaw, err)
	}
	found, err := m.Fuzzy(context.Background(), query(fmt.Sprintf("process %d unit 2000", one.Process.Pid)))
	if err != nil || len(found) != 5 {
		t.Errorf("%+v, %v", found, err)
	}
}

// A process that is killed loses at most what it was just adding.
func TestKilledAtAnyMoment(t *testing.T) {
	for _, after := range []int{1, 40, 120} {
		path := filepath.Join(t.TempDir(), "memory.db")
		cmd := exec.Command(os.Args[0], "-test.run=^TestWorker$")
		cmd.Env = append(os.Environ(), worker+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		seen, buffer := 0, make([]byte, 64)
		for seen < after {
			n, err := out.Read(buffer)
			if err != nil {
				t.Fatal(err)
			}
			seen += bytes.Count(buffer[:n], []byte("added"))
		}
		cmd.Process.Kill()
		cmd.Wait()
		m, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := m.Count(context.Background(), Filter{}); n < seen || err != nil {
			t.Errorf("%d units of %d are there, %v", n, seen, err)
		}
		for flaw, err := range m.Verify(context.Background()) {
			t.Errorf("%+v, %v", flaw, err)
		}
		m.Close()
	}
}
