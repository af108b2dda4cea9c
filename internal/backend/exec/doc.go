// Package exec translates with any program that speaks exonym-mt: JSON objects, one a
// line, on its standard input and output. docs/plugins.md has the protocol.
//
// A plug-in is the running program. It is started when it is first needed, twice more if
// it dies, and lives in a process group of its own. A call is a request that waits for
// its answer; calls are told apart by ids, so answers may come in any order.
//
// The law: what a plug-in says is believed only where it answers what was asked; and no
// program outlives Close or, on Linux, the process.
//
//	engine, err := exec.Kind.Open(backend.Settings{"command": "python3 upper.py"})
package exec
