// Package cli is the command line: one file per command, the wiring of concrete
// engines, formats and checks, and the wording of errors for people.
//
// Rules for talking to people: results go to standard output, everything said
// about the work to standard error. A message names the input first, then what is
// wrong, and a hint says what to type next. Exit codes: 0 done, 1 failure,
// 2 wrong usage, 3 quality gate, 4 budget, 5 partly done, 130 interrupted.
package cli
