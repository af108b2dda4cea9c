package apy

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

const modes = "/usr/share/apertium/modes"

// findServer looks for a Python with APy: as a package of the system, or in the folder
// where .ci/apy unpacks it. folder is "" for the first.
func findServer(t *testing.T) (python, folder string) {
	t.Helper()
	caches, _ := os.UserCacheDir()
	unpacked := filepath.Join(caches, "exonym", "apertium-apy", "usr", "lib", "python3", "dist-packages")
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		for _, folder := range []string{"", unpacked} {
			try := exec.Command(python, "-c", "import sys; sys.path.insert(0, sys.argv[1] or sys.path[0]); import tornado, apertium_apy", folder)
			if try.Run() == nil {
				return python, folder
			}
		}
	}
	t.Skip("Apertium APy is not there: sh .ci/apy unpacks it")
	return "", ""
}

// startServer runs a real APy on loopback and returns its address.
func startServer(t *testing.T) string {
	t.Helper()
	python, folder := findServer(t)
	if _, err := os.Stat(modes); err != nil {
		t.Skip("Apertium is not installed: .ci/engine installs it")
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := free.Addr().(*net.TCPAddr).Port
	free.Close()
	var log bytes.Buffer
	server := exec.Command(python, "testdata/loopback.py", folder, "-p", fmt.Sprint(port), "-j1", "-t", "10", modes)
	server.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1")
	server.Stdout, server.Stderr = &log, &log
	if err := child.Start(server); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		child.Kill(server)
		server.Wait()
	})
	url := fmt.Sprintf("http://127.0.0.1:%d", port)
	for range 200 {
		if r, err := http.Get(url + "/listPairs"); err == nil {
			r.Body.Close()
			http.DefaultClient.CloseIdleConnections()
			return url
		}
		time.Sleep(50 * time.Millisecond)
	}
	child.Kill(server)
	server.Wait()
	t.Fatalf("APy did not start: %s", log.String())
	return ""
}

func openAt(t *testing.T, url string) *Engine {
	t.Helper()
	made, err := Kind.Open(backend.Settings{"url": url})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.(*Engine).Close() })
	return made.(*Engine)
}
