//go:build !unix

package child

import "os/exec"

// Start starts cmd. When exonym is killed, the program sees the end of its input.
func Start(cmd *exec.Cmd) error { return cmd.Start() }

// Kill ends cmd; what it started itself sees the end of its input.
func Kill(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
