//go:build !unix

package exec

import "os/exec"

// spawn starts cmd. When exonym is killed, the plug-in sees the end of its input.
func spawn(cmd *exec.Cmd) error { return cmd.Start() }

// kill ends cmd; what it started itself sees the end of its input.
func kill(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
