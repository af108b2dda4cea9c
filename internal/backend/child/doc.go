// Package child starts and ends the programs that engines run.
//
// Start puts a program into a process group of its own, so that an interrupt typed at
// the terminal reaches only exonym; on Linux the program ends with exonym however
// exonym ends, elsewhere it sees the end of its input. Kill ends it with its group.
//
//	cmd := exec.Command("lt-proc", "fra-cat.automorf.bin")
//	if err := child.Start(cmd); err == nil {
//		child.Kill(cmd)
//	}
package child
