//go:build unix && !linux

package child

import (
	"os/exec"
	"syscall"
)

// Start starts cmd in a process group of its own. When exonym is killed, the program
// sees the end of its input.
func Start(cmd *exec.Cmd) error {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return cmd.Start()
}
