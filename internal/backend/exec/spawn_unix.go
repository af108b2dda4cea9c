//go:build unix && !linux

package exec

import (
	"os/exec"
	"syscall"
)

// spawn starts cmd in a process group of its own. When exonym is killed, the plug-in
// sees the end of its input.
func spawn(cmd *exec.Cmd) error {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return cmd.Start()
}
