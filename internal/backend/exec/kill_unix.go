//go:build unix

package exec

import (
	"os/exec"
	"syscall"
)

// kill ends cmd and all that it started and that is still in its group.
func kill(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
