package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSpoiltMemoryIsRepaired writes over a piece in the midst of a memory: verify tells it,
// and --repair saves the rest and keeps the old file.
func TestSpoiltMemoryIsRepaired(t *testing.T) {
	folder := t.TempDir()
	var table strings.Builder
	table.WriteString("en,es\n")
	for n := range 3000 {
		fmt.Fprintf(&table, "The ship number %d sails to the far coast today.,El barco número %d navega hoy hacia la costa lejana.\n", n, n)
	}
	if err := os.WriteFile(filepath.Join(folder, "ships.csv"), []byte(table.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	exonym := func(args ...string) (string, error) {
		run := exec.Command(os.Args[0], append([]string{"tm"}, args...)...)
		run.Dir = folder
		run.Env = append(os.Environ(), asProgram+"=1", "EXONYM_CACHE="+folder, "EXONYM_CONFIG="+folder)
		said, err := run.CombinedOutput()
		return string(said), err
	}
	if said, err := exonym("import", "ships.csv"); err != nil {
		t.Fatal(said, err)
	}
	file, err := os.OpenFile(filepath.Join(folder, "memory.db"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt([]byte(strings.Repeat("spoilt! ", 1024)), info.Size()/2/4096*4096); err != nil {
		t.Fatal(err)
	}
	file.Close()
	if said, err := exonym("verify"); err == nil || !strings.Contains(said, "tm verify --repair") {
		t.Errorf("a spoilt memory: %v\n%s", err, said)
	}
	if said, err := exonym("verify", "--repair"); err != nil || !strings.Contains(said, "was damaged") {
		t.Errorf("repair: %v\n%s", err, said)
	}
	if said, err := exonym("find", "The ship number 7 sails to the far coast today.", "--from", "en", "--to", "es"); err != nil || !strings.Contains(said, "costa lejana") {
		t.Errorf("after the repair: %v\n%s", err, said)
	}
	if kept, err := filepath.Glob(filepath.Join(folder, "memory.db.broken*")); err != nil || len(kept) == 0 {
		t.Errorf("the spoilt file is kept as %v, %v", kept, err)
	}
}
