package memory

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestEditedOutputIsNoticed(t *testing.T) {
	m, err := Open(filepath.Join(t.TempDir(), "with space", "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if err := m.RecordOutput("out/a.txt", []byte("Hola")); err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]bool{"Hola": true, "Hola, editado": false} {
		if got, err := m.Wrote("out/a.txt", []byte(content)); got != want || err != nil {
			t.Errorf("Wrote(%q) = %t, %v; want %t", content, got, err, want)
		}
	}
	if got, _ := m.Wrote("out/b.txt", []byte("Hola")); got {
		t.Error("a file that was never written counts as exonym's own")
	}
}

func TestAnswersAreRecalled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Keep(context.Background(), map[string]string{"k1": "uno", "k2": "dos"}); err != nil {
		t.Fatal(err)
	}
	m.Close()
	if m, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	got, err := m.Recall(context.Background(), []string{"k2", "k3"})
	if err != nil || len(got) != 1 || got["k2"] != "dos" {
		t.Errorf("Recall = %v, %v", got, err)
	}
}

func TestGarbageIsMovedAside(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	garbage := []byte("this is no database, but somebody's file of more than a hundred bytes, which must not be lost whatever happens to it")
	if err := os.WriteFile(path, garbage, 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := Open(path)
	var broken *BrokenError
	if !errors.As(err, &broken) || m == nil {
		t.Fatalf("Open = %v, %v; want a fresh memory and a BrokenError", m, err)
	}
	defer m.Close()
	if kept, _ := os.ReadFile(broken.Aside); string(kept) != string(garbage) {
		t.Errorf("the damaged file was not kept: %q", kept)
	}
	if err := m.RecordOutput("a", nil); err != nil {
		t.Errorf("the fresh memory cannot be used: %v", err)
	}
}
