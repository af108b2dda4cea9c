//go:build unix

package child

import (
	"os/exec"
	"syscall"
)

// Kill ends cmd and all that it started and that is still in its group. It must
// not be called once cmd has been waited for: another program may have its number by then.
func Kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
