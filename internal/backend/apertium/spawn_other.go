//go:build !linux

package apertium

import "os/exec"

// spawn starts cmd. When exonym ends, the programs see the end of their input
// and end too.
func spawn(cmd *exec.Cmd) error { return cmd.Start() }
