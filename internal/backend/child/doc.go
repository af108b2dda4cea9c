// Package child starts, talks to and ends the programs that engines run.
//
// Start puts a program into a process group of its own, so that an interrupt typed at
// the terminal reaches only exonym; on Linux the program ends with exonym however
// exonym ends, elsewhere it sees the end of its input. Kill ends it with its group.
//
//	cmd := exec.Command("lt-proc", "fra-cat.automorf.bin")
//	if err := child.Start(cmd); err == nil {
//		child.Kill(cmd)
//	}
//
// A Program is one that stays and speaks messages, a Resident keeps it at hand, and
// Calls are the requests to it that wait for their answers.
package child
