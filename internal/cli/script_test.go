package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"exonym/internal/testkit"
)

// asProgram in the environment makes the test binary exonym itself.
const asProgram = "EXONYM_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(Main(os.Args, os.Stdin, os.Stdout, os.Stderr))
	}
	testscript.Main(m, map[string]func(){
		"exonym": func() { os.Exit(Main(os.Args, os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the real command as people do: testdata/script/*.txtar.
func TestScripts(t *testing.T) {
	root := testkit.Root(t)
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join(root, "testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE") == "1",
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXONYM_CACHE", filepath.Join(env.WorkDir, ".cache"))
			env.Setenv("LC_ALL", "")
			env.Setenv("PLUGINS", filepath.Join(root, "testdata", "plugin"))
			article, err := os.ReadFile(filepath.Join(root, "testdata", "articles", "kursk.fr.txt"))
			if err != nil {
				return err
			}
			for name, content := range map[string][]byte{
				"kursk.fr.txt": article,
				"binary.txt":   {0x7f, 'E', 'L', 'F', 0, 0, 1},
				"latin.txt":    []byte("Hot\xe9l de la gare"),
				"tabs.csv":     []byte("en\tfr\ncity hall\th\xf4tel de ville\n"),
			} {
				if err := os.WriteFile(filepath.Join(env.WorkDir, name), content, 0o644); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// exits runs a command and checks its exit code: exits CODE COMMAND ARG...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG...")
	}
	code := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		code = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}
