// Package check judges texts. A Check is a value with a documentation and a Run
// function; it looks at a Pass and reports Findings, and never prints. Checks live
// in sub-packages, one a family; a check's ID is "family.name".
package check
